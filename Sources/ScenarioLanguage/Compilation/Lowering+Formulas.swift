import Probability
import Simulation

extension Lowering {
  /// Lowers an expression (a string or a number) to a formula of the given type; nil where a mistake was reported.
  func formula(_ cursor: Cursor?, as type: ValueType, _ context: FormulaContext) -> Formula? {
    guard let cursor else { return nil }
    return typedFormula(cursor, as: type, context)?.formula
  }

  /// The same, with the value's constant where it has one.
  func typedFormula(
    _ cursor: Cursor, as type: ValueType, _ context: FormulaContext
  ) -> (formula: Formula, constant: Double?, reads: Reads)? {
    do {
      guard let lowering = try ExpressionLowering(self, cursor, context) else { return nil }
      let typed = try lowering.lower(as: type)
      if reportsNoNumber(typed, quoted(cursor.text), at: cursor) { return nil }
      return (Formula(typed.expression, at: place(cursor, context.name)), typed.constant, lowering.reads)
    } catch {
      return nil
    }
  }

  /// Reports a constant that is infinite or NaN where a number has to stand; true if it is.
  func reportsNoNumber(_ typed: Typed, _ what: String, at cursor: Cursor) -> Bool {
    guard let constant = typed.constant, !constant.isFinite else { return false }
    if case .condition = typed.type {
      diagnostics.error("\(what) compares what is not a number", at: cursor)
    } else {
      diagnostics.error(
        "\(what) is \(constant.isNaN ? "not a number" : "infinite")", at: cursor,
        suggestion: "a number has to stand here, up to 1.8e308")
    }
    return true
  }

  /// A formula that must be one of the numbers of a range where it is constant.
  func formula(
    _ cursor: Cursor?, within range: ClosedRange<Double>, _ what: String, _ context: FormulaContext
  ) -> Formula? {
    guard let cursor, let typed = typedFormula(cursor, as: .number, context) else { return nil }
    if let constant = typed.constant, !range.contains(constant) {
      let found = "found \(shortest(constant))"
      let wanted = range.upperBound == .infinity ? "may not be negative" : "must be between 0 and 1"
      diagnostics.error("\(what) \(wanted), \(found)", at: cursor)
    }
    return typed.formula
  }
}
