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
    switch lowering.lookUpOccurrence(parts, actor: context.actor) {
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

/// What a name means to `did`, `happened`, `count`, `since`, `ever` and `past`.
enum OccurrenceLookup {
  case action(Int)
  /// An event or a branch.
  case event(Int)
  case unknown(message: String, suggestion: String?)
  /// Unknown for a mistake that was reported.
  case excused
}

extension Lowering {
  /// Looks up an action, event or branch; in an actor's scope its own actions come first.
  func lookUpOccurrence(_ parts: [String], actor: Int?) -> OccurrenceLookup {
    let name = parts.joined(separator: ".")
    if let actor, let found = declarations.actors[actor].actions[name] {
      return action(found, name, of: declarations.actors[actor])
    }
    switch declarations.entities[parts[0]] {
    case .event(let index):
      let event = declarations.events[index]
      if parts.count == 1 { return .event(event.occurrence) }
      if parts.count == 2, let branch = event.branches[parts[1]] { return .event(branch) }
      if diagnostics.excuses(parts[1], among: event.branches.keys) { return .excused }
      return .unknown(
        message: "the event \(parts[0]) has no branch \(quoted(parts.dropFirst().joined(separator: ".")))",
        suggestion: diagnostics.didYouMean(parts[1], among: event.branches.keys))
    case .actor(let index) where parts.count > 1:
      let actor = declarations.actors[index]
      let rest = parts.dropFirst().joined(separator: ".")
      if let found = actor.actions[rest] { return action(found, rest, of: actor) }
      if diagnostics.excuses(rest, among: actor.actions.keys) { return .excused }
      return .unknown(
        message: "\(actor.name) has no action \(quoted(rest))",
        suggestion: diagnostics.didYouMean(rest, among: actor.actions.keys))
    default:
      let names = parts.count == 1 ? occurrenceNames(parts, actor) : declarations.actors.map(\.name)
      if diagnostics.excuses(parts[0], among: names) { return .excused }
      return .unknown(
        message: "there is no action, event or branch \(quoted(name))",
        suggestion: diagnostics.didYouMean(name, among: occurrenceNames(parts, actor)) ?? ownerHint(name))
    }
  }

  private func action(_ found: [Int], _ name: String, of actor: Declarations.ActorDeclaration) -> OccurrenceLookup {
    if found.count == 1 { return .action(found[0]) }
    // The same name twice in one decision was reported.
    if diagnostics.suspects.contains(name) { return .excused }
    let names = found.prefix(4).map { declarations.occurrenceNames[$0] }.joined(separator: " or ")
    return .unknown(
      message: "\(actor.name) has the action \(quoted(name)) in \(found.count) decisions", suggestion: "write \(names)")
  }

  private func occurrenceNames(_ parts: [String], _ actor: Int?) -> [String] {
    let own = actor.map { Array(declarations.actors[$0].actions.keys) } ?? []
    let others = parts.count == 1 ? declarations.actors.flatMap { $0.actions.keys } : []
    return declarations.events.map(\.name) + own + others
  }

  private func ownerHint(_ name: String) -> String? {
    guard let owner = declarations.actors.first(where: { $0.actions[name] != nil }) else { return nil }
    return "did you mean \(owner.name).\(name)?"
  }

  /// The model's occurrences, with the past.
  func occurrences() -> [Occurrence] {
    var past: [Int: [Int]] = [:]
    let clock = declarations.clock
    for member in declarations.document["past"]?.members ?? [] {
      let parts = member.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      switch lookUpOccurrence(parts, actor: nil) {
      case .unknown(let message, let suggestion):
        diagnostics.error(message, at: member.position, path: member.value.path, suggestion: suggestion)
      case .excused: continue
      case .action(let index), .event(let index):
        for entry in member.value.elements {
          guard let text = entry.string, let date = readDate(text, at: entry, diagnostics) else { continue }
          guard let start = clock.start, let step = clock.step(containing: date) else {
            if declarations.hasMalformedStart { continue }
            diagnostics.error("\"past\" needs a calendar, and the clock has no start", at: entry)
            continue
          }
          guard date < start else {
            diagnostics.error("\(date) is not before the start, \(start)", at: entry)
            continue
          }
          past[index, default: []].append(step)
        }
      }
    }
    return declarations.occurrenceNames.enumerated().map { index, name in
      Occurrence(name: name, past: (past[index] ?? []).sorted())
    }
  }
}
