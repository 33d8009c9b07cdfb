import Probability

extension ProgramBuilder {
  /// All decisions that are due choose on the same state; then all choices are recorded; then the effects run in order.
  mutating func run(_ decisions: [Decision]) {
    let chosen = decisions.indices.map { choose(decisions[$0], number: $0) }
    let parts = zip(decisions, chosen).map { partition($1, into: $0.actions.count) }
    for (decision, first) in zip(decisions, parts) {
      for (index, action) in decision.actions.enumerated() {
        code.append(.record(occurrence: Int32(action.occurrence), of: first.next(index)))
        occurrenceRecorded(action.occurrence)
      }
    }
    for (decision, first) in zip(decisions, parts) {
      for (index, action) in decision.actions.enumerated()
      where !action.effects.isEmpty || (isTold && action.narrative != nil) {
        forPart(first.next(index)) { builder in
          builder.run(action.effects)
          builder.tell(action.narrative, of: action.occurrence)
        }
      }
    }
  }

  /// The register of the chosen action's index.
  private mutating func choose(_ decision: Decision, number: Int) -> Register {
    let chosen = newTemporary()
    if decision.every > 1 {
      let none = graph.constant(LaneChoice.none)
      code.append(.unary(.copy, register(of: none), to: chosen))
    }
    whenDue(every: decision.every) { builder in
      let choice = builder.choice(decision, number: number)
      builder.tellDrivers(of: decision, number: number)
      builder.code.append(.choose(builder.tables.choices.add(choice), to: chosen))
    }
    return chosen
  }

  private mutating func choice(_ decision: Decision, number: Int) -> Program.Choice {
    let uniform = register(of: graph.uniform(site: decision.site))
    let rule: Program.Choice.Rule
    var needsCheck = false
    var lowest = -Double.infinity
    switch decision.rule {
    case .utility(let rationality):
      let value = value(of: rationality)
      rule = .utility(rationality: register(of: value), place: tables.places.add(rationality.place))
      needsCheck = !graph.interval(value).isFinite
    case .hazard:
      rule = .hazard
      lowest = 0
    }
    let actions = decision.actions.map { action in
      var permission: Register?
      if let when = action.when {
        let condition = checkedCondition(when)
        permission = graph.constantValue(condition) == 1 ? nil : register(of: condition)
      }
      let value = value(of: action.value)
      let bounds = graph.interval(value)
      if !bounds.isFinite || bounds.low < lowest { needsCheck = true }
      return Program.Choice.Action(
        permission: permission, value: register(of: value), place: tables.places.add(action.value.place))
    }
    return Program.Choice(decision: number, uniform: uniform, rule: rule, actions: actions, needsCheck: needsCheck)
  }
}
