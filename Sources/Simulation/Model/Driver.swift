/// A part of what decides how likely an action is: a term of its utility, or of the logarithm of its hazard.
///
/// The drivers of an action add up to its utility or to the logarithm of its hazard.
package struct Driver: Sendable, Equatable {
  /// The part as its author wrote it, such as `2 * tension`; of a hazard the factor, or the term of an exponent.
  package let text: String
  package let expression: Expression
  /// A number that the author wrote down, the same in every trajectory.
  package let isConstant: Bool

  package init(text: String, expression: Expression, isConstant: Bool) {
    self.text = text
    self.expression = expression
    self.isConstant = isConstant
  }
}
