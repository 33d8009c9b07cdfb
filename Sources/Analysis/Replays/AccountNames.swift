import Simulation

/// The names that a program's indices stand for.
struct AccountNames {
  let program: Program

  func name(ofSlot slot: Int) -> TrajectoryAccount.Name {
    TrajectoryAccount.Name(program.slots[slot].name, title: program.slots[slot].title)
  }

  func name(ofEvent event: Int) -> TrajectoryAccount.Name {
    TrajectoryAccount.Name(program.events[event].name, title: program.events[event].title)
  }

  func value(_ value: Double, ofSlot slot: Int) -> TrajectoryAccount.Value {
    let slot = program.slots[slot]
    guard let states = slot.states, states.indices.contains(Int(value)) else {
      return TrajectoryAccount.Value(number: value, state: nil)
    }
    let title = slot.stateTitles?[Int(value)]
    let name = states[Int(value)]
    return TrajectoryAccount.Value(
      number: value, state: TrajectoryAccount.Name(name, title: title == name ? nil : title))
  }

  /// A change since what was told last; nil for one that is too small.
  func change(
    _ change: Replay.Change, threshold: Double, told: inout [Int: Double]
  ) -> TrajectoryAccount.Change? {
    let slot = program.slots[change.slot]
    let from = told[change.slot] ?? change.from
    var size: Double?
    if slot.states == nil {
      let width = slot.range.upperBound - slot.range.lowerBound
      let moved = abs(change.to - from)
      let found = moved / (width.isFinite && width > 0 ? width : max(abs(from), 1e-9))
      guard found >= threshold, moved > 0 else { return nil }
      size = found
    }
    told[change.slot] = change.to
    let kind: TrajectoryAccount.Change.Kind =
      switch slot.role {
      case .policy: .policy
      case .ladder: .rung
      case .parameter, .variable: slot.states == nil ? .number : .symbol
      }
    return TrajectoryAccount.Change(
      name: name(ofSlot: change.slot), kind: kind, from: value(from, ofSlot: change.slot),
      to: value(change.to, ofSlot: change.slot), size: size)
  }

  func happening(_ happening: Replay.Happening, in step: Replay.Step) -> TrajectoryAccount.Happening {
    switch happening {
    case .event(let index, let probability):
      let event = program.events[index]
      return chance(
        .event, name(ofEvent: index), probability, phrases(event.narrative, of: event.occurrence, in: step))
    case .branch(let index, let branch, let probability):
      let event = program.events[index]
      let branch = event.branches[branch]
      return chance(
        .branch, TrajectoryAccount.Name("\(event.name).\(branch.name)", title: branch.title),
        probability.isFinite ? probability : nil, phrases(branch.narrative, of: branch.occurrence, in: step))
    case .decision(let index, let options, let chosen):
      return decision(index, options, chosen, in: step)
    }
  }

  private func chance(
    _ kind: TrajectoryAccount.Happening.Kind, _ name: TrajectoryAccount.Name, _ probability: Double?,
    _ narrative: [TrajectoryAccount.Phrase]?
  ) -> TrajectoryAccount.Happening {
    TrajectoryAccount.Happening(
      kind: kind, name: name, actor: nil, probability: probability, options: [], chosen: nil, drivers: [],
      runnerUp: nil, narrative: narrative)
  }

  private func decision(
    _ index: Int, _ options: [Replay.Option], _ chosen: Int?, in step: Replay.Step
  ) -> TrajectoryAccount.Happening {
    let decision = program.decisions[index]
    let isHazard = if case .hazard = decision.rule { true } else { false }
    let named = zip(decision.actions, options).map { action, option in
      TrajectoryAccount.Option(
        action: TrajectoryAccount.Name(action.name, title: action.title), isAllowed: option.isAllowed,
        measure: isHazard ? "hazard" : "utility", value: option.value.isFinite ? option.value : nil,
        probability: option.probability)
    }
    let others = named.indices.filter { $0 != chosen && named[$0].isAllowed }
    let runnerUp = chosen == nil ? nil : others.max { named[$0].probability < named[$1].probability }
    return TrajectoryAccount.Happening(
      kind: .decision, name: TrajectoryAccount.Name(decision.name, title: decision.title),
      actor: decision.actorTitle,
      probability: chosen.map { options[$0].probability } ?? 1 - options.reduce(0) { $0 + $1.probability },
      options: named, chosen: chosen.map { named[$0].action },
      drivers: chosen.map { drivers(of: decision.actions[$0], step.drivers[index]?[$0] ?? []) } ?? [],
      runnerUp: runnerUp.map { named[$0] },
      narrative: chosen.flatMap {
        phrases(decision.actions[$0].narrative, of: decision.actions[$0].occurrence, in: step)
      })
  }

  /// The drivers, strongest first; none if one has no value.
  private func drivers(of action: Decision.Action, _ values: [Double]) -> [TrajectoryAccount.Driver] {
    guard values.allSatisfy(\.isFinite) else { return [] }
    let drivers = zip(action.drivers, values).map {
      TrajectoryAccount.Driver(text: $0.text, value: $1, isConstant: $0.isConstant)
    }
    return drivers.sorted { abs($0.value) > abs($1.value) }
  }

  private func phrases(
    _ narrative: Narrative?, of occurrence: Int, in step: Replay.Step
  ) -> [TrajectoryAccount.Phrase]? {
    guard let narrative, let values = step.narratives[occurrence] else { return nil }
    var rest = values[...]
    return narrative.pieces.map { piece in
      switch piece {
      case .text(let text): return .text(text)
      case .hole(_, let display):
        let value = rest.popFirst() ?? .nan
        switch display {
        case .number(let decimals): return .number(value.isFinite ? value : nil, decimals: decimals)
        case .symbol(let states):
          return .text(states.indices.contains(Int(value.isFinite ? value : -1)) ? states[Int(value)] : "–")
        }
      }
    }
  }
}
