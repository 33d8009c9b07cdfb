/// A change to a scenario by name: what a variant, a point of a study or the command line sets.
package struct Setting: Sendable, Hashable, Codable {
  /// What changes, in the words of a variant's `set`, such as `North.policy` or `tempo`.
  package let name: String
  /// A number, an expression, a state, a policy, or a JSON object of weights.
  package let value: String

  /// A setting of the given name to the given value.
  package init(name: String, value: String) { (self.name, self.value) = (name, value) }
}
