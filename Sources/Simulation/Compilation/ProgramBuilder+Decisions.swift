import Probability

extension ProgramBuilder {
  /// All decisions that are due choose on the same state; then all choices are recorded; then the effects run in order.
  mutating func run(_ decisions: [Decision]) {
    var parts: [Int32] = []
    let chosen = decisions.indices.map { choose(decisions[$0], number: $0) }
    for (decision, register) in zip(decisions, chosen) {
      parts.append(partition(register, into: decision.actions.count))
    }
    for (decision, first) in zip(decisions, parts) {
      for (index, action) in decision.actions.enumerated() {
        code.append(
          Instruction(operation: .recordPart, a: Int32(action.occurrence), b: first + Int32(index)))
        occurrenceRecorded(action.occurrence)
      }
    }
    for (decision, first) in zip(decisions, parts) {
      for (index, action) in decision.actions.enumerated()
      where !action.effects.isEmpty || (isTold && action.narrative != nil) {
        forPart(first + Int32(index)) { builder in
          builder.run(action.effects)
          builder.tell(action.narrative, of: action.occurrence)
        }
      }
    }
  }

  /// The register of the chosen action's index, −1 for none.
  private mutating func choose(_ decision: Decision, number: Int) -> Int32 {
    let chosen = newTemporary()
    if decision.every > 1 {
      let none = graph.constant(-1)
      code.append(Instruction(operation: .fill, destination: chosen, a: register(of: none)))
    }
    whenDue(every: decision.every) { builder in
      let choice = builder.choice(decision, number: number)
      builder.tellDrivers(of: decision, number: number)
      builder.tables.choices.append(choice)
      let operation: Instruction.Operation =
        if case .hazard = decision.rule { .chooseByHazard } else { .chooseByUtility }
      builder.code.append(
        Instruction(operation: operation, destination: chosen, extra: Int32(builder.tables.choices.count - 1)))
    }
    return chosen
  }

  private mutating func choice(_ decision: Decision, number: Int) -> Program.Choice {
    var choice = Program.Choice(
      decision: number, uniform: 0, rationality: -1, guards: [], values: [], valuePlaces: [], rationalityPlace: 0,
      needsCheck: false)
    choice.uniform = register(of: graph.uniform(site: decision.site))
    if case .utility(let rationality) = decision.rule {
      let value = value(of: rationality)
      choice.rationality = register(of: value)
      choice.rationalityPlace = tables.place(rationality.place)
      choice.needsCheck = !graph.interval(value).isFinite
    }
    for action in decision.actions {
      var guardRegister: Int32 = -1
      if let when = action.when {
        let condition = checkedCondition(when)
        guardRegister = graph.constantValue(condition) == 1 ? -1 : register(of: condition)
      }
      choice.guards.append(guardRegister)
      let value = value(of: action.value)
      let bounds = graph.interval(value)
      let mustNotBeNegative = choice.rationality < 0
      if !bounds.isFinite || (mustNotBeNegative && bounds.low < 0) { choice.needsCheck = true }
      choice.values.append(register(of: value))
      choice.valuePlaces.append(tables.place(action.value.place))
    }
    return choice
  }
}
