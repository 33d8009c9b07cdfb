import Probability
import Simulation

/// The parts of utilities and hazards, for telling why an action was chosen.
struct DriverLowering {
  private let formulas: FormulaLowering
  private var declarations: Declarations { formulas.declarations }

  init(_ formulas: FormulaLowering) { self.formulas = formulas }

  /// The terms of a utility: `a + b * c - d` has three. A utility that is one definition has the terms of its expression.
  func drivers(ofUtility cursor: Cursor, _ expression: Expression) -> [Driver] {
    guard let whole = DriverPart(lowered: expression, parsed: parsed(cursor)) else { return [] }
    return expanded(whole, by: .add, .subtract).map(term)
  }

  /// The terms of the logarithm of a hazard: its factors' logarithms, and the terms of factors that are exponentials.
  func drivers(ofHazard cursor: Cursor, _ expression: Expression) -> [Driver] {
    guard let whole = DriverPart(lowered: expression, parsed: parsed(cursor)) else { return [] }
    return expanded(whole, by: .multiply, .divide).flatMap { factor -> [Driver] in
      if !factor.isInverse, let exponent = factor.exponent {
        return exponent.split(by: .add, .subtract).map(term)
      }
      let logarithm = Expression.unary(.log, factor.expression)
      return [
        Driver(
          text: factor.isInverse ? "1 / \(factor.text)" : factor.text,
          expression: factor.isInverse ? .unary(.negate, logarithm) : logarithm, isConstant: factor.isConstant)
      ]
    }
  }

  private func term(_ part: DriverPart) -> Driver {
    Driver(
      text: part.isInverse ? "-\(part.text)" : part.text,
      expression: part.isInverse ? .unary(.negate, part.expression) : part.expression, isConstant: part.isConstant)
  }

  /// The parts of an expression; where it is a definition and nothing else, those of the definition.
  private func expanded(
    _ whole: DriverPart, by operation: BinaryOperation, _ inverse: BinaryOperation
  ) -> [DriverPart] {
    var whole = whole
    // Definitions don't read each other in circles, but they may in long chains.
    for _ in 0..<4 {
      guard case .definition(let index) = whole.expression, let source = source(ofDefinition: index),
        let formula = formulas.values.definitions[index]?.formula,
        let inner = DriverPart(lowered: formula.expression, parsed: parsed(source))
      else { break }
      whole = inner
    }
    return whole.split(by: operation, inverse)
  }

  /// Where the expression of one of the model's definitions stands.
  private func source(ofDefinition index: Int) -> Cursor? {
    guard let declared = declarations.definitions.first(where: { $0.indices.contains(index) }),
      let value = declared.declaration["value"]
    else { return nil }
    guard value.isObject, let members = declared.members else { return value }
    return value[members.names[index - declared.firstIndex]]
  }

  private func parsed(_ cursor: Cursor) -> (syntax: Syntax, text: String)? {
    if let number = cursor.number { return (Syntax(kind: .number(number), offset: 0), shortest(number)) }
    guard let text = cursor.string, case .success(let parsed) = formulas.context.texts.parse(text) else { return nil }
    return (parsed.syntax, text)
  }
}
