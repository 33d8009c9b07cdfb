/// What a name means to `did`, `happened`, `count`, `since`, `ever` and `past`.
enum OccurrenceLookup {
  case action(Int)
  /// An event or a branch.
  case event(Int)
  case unknown(message: String, suggestion: String?)
  /// Unknown for a mistake that was reported.
  case excused
}

extension Declarations {
  /// Looks up an action, event or branch; in an actor's scope its own actions come first.
  func lookUpOccurrence(
    _ parts: [String], actor: Int?, _ diagnostics: DiagnosticCollector
  ) -> OccurrenceLookup {
    let name = parts.joined(separator: ".")
    if let actor, let found = actors[actor].actions[name] {
      return action(found, name, of: actors[actor], diagnostics)
    }
    switch entities[parts[0]] {
    case .event(let index):
      let event = events[index]
      if parts.count == 1 { return .event(event.occurrence) }
      if parts.count == 2, let branch = event.branches[parts[1]] { return .event(branch) }
      if diagnostics.excuses(parts[1], among: event.branches.keys) { return .excused }
      return .unknown(
        message: "the event \(parts[0]) has no branch \(quoted(parts.dropFirst().joined(separator: ".")))",
        suggestion: diagnostics.didYouMean(parts[1], among: event.branches.keys))
    case .actor(let index) where parts.count > 1:
      let actor = actors[index]
      let rest = parts.dropFirst().joined(separator: ".")
      if let found = actor.actions[rest] { return action(found, rest, of: actor, diagnostics) }
      if diagnostics.excuses(rest, among: actor.actions.keys) { return .excused }
      return .unknown(
        message: "\(actor.name) has no action \(quoted(rest))",
        suggestion: diagnostics.didYouMean(rest, among: actor.actions.keys))
    default:
      let names = parts.count == 1 ? namesOfOccurrences(parts, actor) : actors.map(\.name)
      if diagnostics.excuses(parts[0], among: names) { return .excused }
      return .unknown(
        message: "there is no action, event or branch \(quoted(name))",
        suggestion: diagnostics.didYouMean(name, among: namesOfOccurrences(parts, actor)) ?? ownerHint(name))
    }
  }

  private func action(
    _ found: [Int], _ name: String, of actor: ActorDeclaration, _ diagnostics: DiagnosticCollector
  ) -> OccurrenceLookup {
    if found.count == 1 { return .action(found[0]) }
    // The same name twice in one decision was reported.
    if diagnostics.suspects.contains(name) { return .excused }
    let names = found.prefix(4).map { occurrenceNames[$0] }.joined(separator: " or ")
    return .unknown(
      message: "\(actor.name) has the action \(quoted(name)) in \(found.count) decisions", suggestion: "write \(names)")
  }

  private func namesOfOccurrences(_ parts: [String], _ actor: Int?) -> [String] {
    let own = actor.map { Array(actors[$0].actions.keys) } ?? []
    let others = parts.count == 1 ? actors.flatMap { $0.actions.keys } : []
    return events.map(\.name) + own + others
  }

  private func ownerHint(_ name: String) -> String? {
    guard let owner = actors.first(where: { $0.actions[name] != nil }) else { return nil }
    return "did you mean \(owner.name).\(name)?"
  }
}
