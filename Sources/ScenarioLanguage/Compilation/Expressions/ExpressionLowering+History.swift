import Simulation

extension ExpressionLowering {
  /// `did`, `happened`, `count`, `since`, `ever`.
  func lowerHistory(_ call: Call) throws(Reported) -> Typed {
    guard call.arguments.count == 1 || call.name == "count" && call.arguments.count == 2 else {
      let usage = call.name == "count" ? "count(x) or count(x, n)" : "\(call.name)(x)"
      throw fail("expected \(usage), found \(call.arguments.count) arguments", at: call.offset)
    }
    try requireRunning(call.name, at: call.offset)
    let occurrence = try occurrence(call.arguments[0], askedBy: call)
    switch call.name {
    case "did", "happened": return Typed(expression: .history(.happened(occurrence)), type: .condition)
    case "ever": return Typed(expression: .history(.ever(occurrence)), type: .condition)
    case "since": return Typed(expression: .history(.since(occurrence)), type: .number)
    default: break
    }
    guard call.arguments.count == 2 else { return Typed(expression: .history(.total(occurrence)), type: .number) }
    let window = call.arguments[1]
    guard case .number(let length) = window.kind, let steps = Int(exactly: length), steps >= 1 else {
      throw fail(
        "the window of count must be a whole number of steps, 1 or more, written out", at: window.offset,
        suggestion: "write count(x, 30), not an expression")
    }
    guard steps <= Limits.countWindow else {
      throw fail("the window of count may be \(Limits.countWindow) steps, found \(steps)", at: window.offset)
    }
    return Typed(expression: .history(.count(occurrence, window: steps)), type: .number)
  }

  private func occurrence(_ syntax: Syntax, askedBy call: Call) throws(Reported) -> Int {
    guard let parts = syntax.dottedName else {
      throw fail("\(call.name) takes the name of an action, event or branch", at: syntax.offset)
    }
    let name = parts.joined(separator: ".")
    switch declarations.lookUpOccurrence(parts, actor: context.actor, diagnostics) {
    case .action(let index):
      if call.name != "happened" { return index }
      throw fail("\(name) is an action", at: syntax.offset, suggestion: "actions are asked with did(…)")
    case .event(let index):
      if call.name != "did" { return index }
      throw fail(
        "\(name) is not an action", at: syntax.offset, suggestion: "events and branches are asked with happened(…)")
    case .unknown(let message, let suggestion): throw fail(message, at: syntax.offset, suggestion: suggestion)
    case .excused: throw Reported()
    }
  }
}
