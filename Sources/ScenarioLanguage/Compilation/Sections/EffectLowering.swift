import Probability
import Simulation

/// Where effects stand.
struct EffectScope {
  /// The path of names to the effects, such as `North.weapons.launch`.
  let name: String
  let actor: Int?
  /// The decision in the whole scenario, for the warnings about actors that meet in a step; nil for events.
  let decision: String?
}

/// What actions, events and branches do.
struct EffectLowering {
  private let formulas: FormulaLowering
  private var declarations: Declarations { formulas.declarations }
  private var diagnostics: DiagnosticCollector { formulas.diagnostics }

  init(_ formulas: FormulaLowering) { self.formulas = formulas }

  /// Lowers the `effects` of an action, event or branch.
  func effects(of entry: Cursor, _ scope: EffectScope) -> [Assignment] {
    var targetCounts: [String: Int] = [:]
    return entry.elements("effects").compactMap { cursor -> Assignment? in
      guard let statement = statement(cursor) else { return nil }
      let key = targetKey(statement.target, scope)
      let count = targetCounts[key, default: 0] + 1
      targetCounts[key] = count
      let name = "\(scope.name).effects.\(key)\(count > 1 ? "~\(count)" : "")"
      return try? assignment(statement, cursor, FormulaContext(name, actor: scope.actor), scope)
    }
  }

  /// Lowers one statement that stands alone; nil after a mistake was reported.
  func assignment(of cursor: Cursor, _ scope: EffectScope) -> Assignment? {
    guard let statement = statement(cursor) else { return nil }
    return try? assignment(statement, cursor, FormulaContext(scope.name), scope)
  }

  private func statement(_ cursor: Cursor) -> ParsedStatement? {
    guard let text = cursor.string else { return nil }
    do {
      return try ExpressionParser.statement(text)
    } catch {
      formulas.context.texts.report(error, in: cursor)
      return nil
    }
  }

  /// The target's name as the actor itself would write it, so that a draw keeps its address however it is qualified.
  private func targetKey(_ target: Syntax, _ scope: EffectScope) -> String {
    switch target.kind {
    case .name(var parts):
      if parts.count > 1, let actor = scope.actor, parts[0] == declarations.actors[actor].name { parts.removeFirst() }
      return parts.joined(separator: ".")
    case .element(let name, let index): return "\(targetKey(name, scope))[\(targetKey(index, scope))]"
    case .call(let name, let arguments, _):
      return "\(name)(\(arguments.map { targetKey($0, scope) }.joined(separator: ",")))"
    default: return "?"
    }
  }

  private func assignment(
    _ statement: ParsedStatement, _ cursor: Cursor, _ context: FormulaContext, _ scope: EffectScope
  ) throws(Reported) -> Assignment {
    let lowering = ExpressionLowering(formulas, cursor, context, statement.value)
    let (index, target, slots) = try lowering.lowerTarget(statement.target)
    let quantity = declarations.quantities[index]
    if statement.operation != .set, quantity.states != nil {
      throw lowering.fail(
        "\(quantity.name) is a symbol; only = assigns to it", at: statement.operationOffset)
    }
    let value = try lowering.lower(as: quantity.type)
    if formulas.reportsNoNumber(value, "the value that is assigned", at: cursor) { throw Reported() }
    if let constant = value.constant, statement.operation == .set, quantity.states == nil,
      !quantity.range.contains(constant)
    {
      // On the command line it is no effect among others, but all that was asked for.
      if case .setting = cursor.path { quantity.checkRange(constant, "the value", at: cursor, diagnostics) }
      diagnostics.warning("\(quantity.name) is always clamped: \(shortest(constant)) is outside its range", at: cursor)
    }
    if let decision = scope.decision, let actor = scope.actor {
      formulas.context.usage.note(
        EffectAccess(
          actor: actor, decision: decision, cursor: cursor, operation: statement.operation, writes: slots,
          reads: lowering.reads))
    }
    return Assignment(
      target: target, operation: statement.operation,
      value: Formula(value.expression, at: cursor.place(named: context.name)))
  }
}
