import Probability

extension ProgramBuilder {
  /// Compiles one event; `number` is its index in the model.
  mutating func run(_ event: Event, number: Int) {
    let operands = event.when.map { Self.conjuncts(of: $0.expression) } ?? []
    let place = event.when?.place ?? Place(path: "", name: event.name)
    guardBy(operands[...], place) { builder in
      builder.fire(event, number: number)
    }
  }

  /// Runs `body` where all conditions hold: first those that the clock decides, which cost nothing on other days.
  private mutating func guardBy(
    _ conditions: ArraySlice<Expression>, _ place: Place, _ body: (inout ProgramBuilder) -> Void
  ) {
    guard let first = conditions.first else { return body(&self) }
    presentPlace = place
    let value = value(of: first)
    if graph.variability(value) <= .step {
      whenever(value) { $0.guardBy(conditions.dropFirst(), place, body) }
    } else {
      let rest = conditions.dropFirst().reduce(first) { .binary(.and, $0, $1) }
      let condition = checkedCondition(Formula(rest, at: place))
      forLanes(where: condition, body)
    }
  }

  private static func conjuncts(of expression: Expression) -> [Expression] {
    guard case .binary(.and, let left, let right) = expression else { return [expression] }
    return conjuncts(of: left) + conjuncts(of: right)
  }

  private mutating func fire(_ event: Event, number: Int) {
    var condition: ValueID?
    switch event.chance {
    case .certain: break
    case .probability(let formula, let site):
      let probability = value(of: formula)
      if !graph.interval(probability).isWithin(0...1) {
        check(.probability, register(of: probability), at: formula.place)
      }
      // Checked: a probability that is no number has made its lane a fault.
      condition = fires(probability, site: site, event: number)
    case .hazard(let formula, let site):
      condition = fires(firingProbability(ofHazard: formula), site: site, event: number)
    }
    if event.once {
      let first = graph.unary(.not, value(of: .ever(event.occurrence)))
      condition = condition.map { graph.binary(.and, first, $0) } ?? first
    }
    let consequences: (inout ProgramBuilder) -> Void = { builder in
      builder.record(event.occurrence)
      builder.run(event.effects)
      builder.tell(event.narrative, of: event.occurrence)
      builder.choose(among: event.branches)
    }
    guard let condition else { return consequences(&self) }
    forLanes(where: condition, consequences)
  }

  private mutating func fires(_ probability: ValueID, site: UInt32, event: Int) -> ValueID {
    let uniform = graph.uniform(site: site)
    code.append(.show(event: Int32(event), probability: register(of: probability)))
    return graph.binary(.less, uniform, probability)
  }

  /// 1 − exp(−h·dt) of a hazard rate per day.
  mutating func firingProbability(ofHazard formula: Formula) -> ValueID {
    let hazard = value(of: formula)
    let bounds = graph.interval(hazard)
    if bounds.low < 0 || !bounds.isFinite { check(.nonNegative, register(of: hazard), at: formula.place) }
    let stepLength = graph.constant(model.clock.stepLength)
    return graph.unary(.firingProbability, graph.multiply(hazard, stepLength))
  }

  mutating func record(_ occurrence: Int) {
    code.append(.record(occurrence: Int32(occurrence), of: nil))
    occurrenceRecorded(occurrence)
  }

  private mutating func choose(among branches: [Event.Branch]) {
    guard !branches.isEmpty else { return }
    let weights = branches.map { branch in
      let weight = value(of: branch.weight)
      let bounds = graph.interval(weight)
      if bounds.low < 0 || !bounds.isFinite { check(.nonNegative, register(of: weight), at: branch.weight.place) }
      return weight
    }
    // Weights in order that make no choice are all zero.
    let chosen = race(sites: branches.map(\.site), weights: weights)
    let chosenRegister = register(of: chosen)
    check(.finite, chosenRegister, at: branches[0].weight.place)
    let parts = partition(chosenRegister, into: branches.count)
    for (index, branch) in branches.enumerated() {
      forPart(parts.next(index)) { builder in
        builder.record(branch.occurrence)
        builder.run(branch.effects)
        builder.tell(branch.narrative, of: branch.occurrence)
      }
    }
  }

  /// Splits the lanes of the present scope by a chosen index; returns the first of the parts' selections.
  mutating func partition(_ chosen: Register, into count: Int) -> TableIndex<Program.Selection> {
    let first = TableIndex<Program.Selection>(selections.count)
    for _ in 0..<count { selections.append(.part(ofPartition: partitionCount)) }
    partitionCount += 1
    code.append(.partition(chosen, into: first, count: Int32(count)))
    return first
  }
}
