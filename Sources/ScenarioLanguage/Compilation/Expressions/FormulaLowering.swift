import Probability
import Simulation

/// Lowers single expressions to formulas, once it is known what all names stand for.
struct FormulaLowering {
  let context: LoweringContext
  let values: NamedValues

  var declarations: Declarations { context.declarations }
  var diagnostics: DiagnosticCollector { context.diagnostics }

  init(_ context: LoweringContext, _ values: NamedValues) { (self.context, self.values) = (context, values) }

  /// Lowers an expression (a string or a number) to a formula of the given type; nil where a mistake was reported.
  func formula(_ cursor: Cursor?, as type: ValueType, _ context: FormulaContext) -> Formula? {
    guard let cursor else { return nil }
    return typedFormula(cursor, as: type, context)?.formula
  }

  /// The same, with the value's constant where it has one.
  func typedFormula(
    _ cursor: Cursor, as type: ValueType, _ context: FormulaContext
  ) -> (formula: Formula, constant: Double?)? {
    do {
      guard let lowering = try ExpressionLowering(self, cursor, context) else { return nil }
      let typed = try lowering.lower(as: type)
      if reportsNoNumber(typed, quoted(cursor.text), at: cursor) { return nil }
      return (Formula(typed.expression, at: cursor.place(named: context.name)), typed.constant)
    } catch {
      return nil
    }
  }

  /// A definition, of whatever type it has; nil where a mistake was reported.
  func definition(_ cursor: Cursor, _ context: FormulaContext) -> LoweredDefinition? {
    do {
      guard let lowering = try ExpressionLowering(self, cursor, context) else { return nil }
      let typed = try lowering.lower()
      // An infinity may be compared with; no number is no use to anybody.
      if typed.constant?.isNaN == true, reportsNoNumber(typed, quoted(cursor.text), at: cursor) { return nil }
      return LoweredDefinition(
        formula: Formula(typed.expression, at: cursor.place(named: context.name)), type: typed.type,
        constant: typed.constant, reads: lowering.reads, depth: typed.depth)
    } catch {
      return nil
    }
  }

  /// A policy's weight: a number or an expression of parameters.
  ///
  /// - Parameter path: `Actor.policy.weight`.
  func weight(_ cursor: Cursor, _ path: String) -> Formula? {
    formula(
      cursor, as: .number,
      FormulaContext(path, stage: .weight, drawsForbidden: "a policy's weight may not draw; draw a parameter instead"))
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
}

extension Cursor {
  /// Where this stands, with its path of names.
  func place(named name: String) -> Place {
    Place(path: path.description, name: name, line: position.line, column: position.column)
  }
}
