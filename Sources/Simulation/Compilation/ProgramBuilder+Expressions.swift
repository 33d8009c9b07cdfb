import Probability

extension ProgramBuilder {
  /// The value of an expression on the present state.
  mutating func value(of expression: Expression) -> ValueID {
    switch expression {
    case .constant(let number): return graph.constant(number)
    case .clock(let reading): return value(of: reading)
    case .slot(let slot, at: .now): return slotValue(slot)
    case .slot(let slot, at: .startOfStep): return startValue(slot)
    case .element(let slots, let index, let moment): return element(slots, at: value(of: index), moment)
    case .lookup(let index, let values):
      return lookup(value(of: index), values.map { value(of: $0) })
    case .weight(let weight, let policy):
      return lookup(value(of: policy), model.weights[weight].map { value(of: $0) })
    case .unary(let operation, let operand): return graph.unary(operation.columnFunction, value(of: operand))
    case .binary(let operation, let left, let right):
      let (leftValue, rightValue) = (value(of: left), value(of: right))
      return value(of: operation, leftValue, rightValue)
    case .conditional(let condition, let then, let otherwise):
      let (chooser, first) = (value(of: condition), value(of: then))
      return graph.select(chooser, first, value(of: otherwise))
    case .clamp(let operand, let low, let high):
      let (clamped, lowest) = (value(of: operand), value(of: low))
      let capped = graph.binary(.minimum, clamped, value(of: high))
      return graph.binary(.maximum, capped, lowest)
    case .draw(let draw): return value(of: draw)
    case .history(let query): return value(of: query)
    case .definition(let index): return definitionValue(index)
    }
  }

  private mutating func value(of reading: ClockReading) -> ValueID {
    let clock = model.clock
    let lastStep = Double(clock.stepCount)
    switch reading {
    case .step: return clockValue(.step, high: lastStep)
    case .day: return clockValue(.day, high: lastStep * clock.stepLength)
    case .year: return clockValue(.year, high: 100_000)
    case .month: return clockValue(.month, high: 12)
    case .after(let first): return compareStep(from: first)
    case .during(let first, let end):
      let (begun, over) = (compareStep(from: first), compareStep(from: end))
      let notOver = graph.unary(.not, over)
      return graph.binary(.and, begun, notOver)
    case .within(let steps):
      var values = [Double](repeating: 0, count: clock.stepCount)
      for step in steps where values.indices.contains(step) { values[step] = 1 }
      let index = clockValue(.step, high: lastStep)
      return table(values, at: index)
    }
  }

  private mutating func clockValue(_ reading: ClockUniform, high: Double) -> ValueID {
    graph.intern(.clock(reading), interval: ValueBounds(low: 0, high: high), variability: .step)
  }

  private mutating func compareStep(from first: Int) -> ValueID {
    let bound = graph.constant(Double(first))
    return graph.comparison(
      .lessOrEqual, bound, clockValue(.step, high: Double(model.clock.stepCount)))
  }

  private mutating func table(_ values: [Double], at index: ValueID) -> ValueID {
    if let position = graph.constantValue(index), values.indices.contains(Int(position)) {
      return graph.constant(values[Int(position)])
    }
    var bounds = ValueBounds.exactly(values.first ?? .nan)
    for value in values { bounds = bounds.union(.exactly(value)) }
    return graph.intern(
      .table(values.map(\.bitPattern), index: index), interval: bounds, variability: graph.variability(index))
  }

  private mutating func element(_ slots: [Int], at index: ValueID, _ moment: Expression.Moment) -> ValueID {
    if let position = graph.constantValue(index), slots.indices.contains(Int(position)) {
      let slot = slots[Int(position)]
      return moment == .now ? slotValue(slot) : startValue(slot)
    }
    let values = slots.map { moment == .now ? slotValue($0) : startValue($0) }
    let columns = values.compactMap { value -> (Register, Int)? in
      if case .column(let column, let version) = graph.node(value) { (column, version) } else { nil }
    }
    var bounds = graph.interval(values[0])
    for value in values { bounds = bounds.union(graph.interval(value)) }
    return graph.intern(
      .element(columns.map(\.0), versions: columns.map(\.1), index: index), interval: bounds, variability: .varying)
  }

  private mutating func lookup(_ index: ValueID, _ values: [ValueID]) -> ValueID {
    let constants = values.compactMap { graph.constantValue($0) }
    if constants.count == values.count { return table(constants, at: index) }
    var result = values[values.count - 1]
    for position in values.indices.dropLast().reversed() {
      let state = graph.constant(Double(position))
      result = graph.select(graph.comparison(.equal, index, state), values[position], result)
    }
    return result
  }

  private mutating func value(of operation: BinaryOperation, _ left: ValueID, _ right: ValueID) -> ValueID {
    switch operation {
    case .add: graph.add(left, right)
    case .subtract: graph.subtract(left, right)
    case .multiply: graph.multiply(left, right)
    case .divide: graph.binary(.divide, left, right)
    case .power: graph.binary(.power, left, right)
    case .remainder: graph.binary(.remainder, left, right)
    case .minimum: graph.binary(.minimum, left, right)
    case .maximum: graph.binary(.maximum, left, right)
    case .less: graph.comparison(.less, left, right)
    case .lessOrEqual: graph.comparison(.lessOrEqual, left, right)
    case .greater: graph.comparison(.less, right, left)
    case .greaterOrEqual: graph.comparison(.lessOrEqual, right, left)
    case .equal: graph.comparison(.equal, left, right)
    case .notEqual: graph.comparison(.notEqual, left, right)
    case .and: graph.binary(.and, left, right)
    case .or: graph.binary(.or, left, right)
    }
  }

  private mutating func value(of draw: Draw) -> ValueID {
    let arguments = draw.arguments.map { value(of: $0) }
    switch draw.law {
    case .distribution(let distribution, let site):
      return graph.draw(
        distribution, site: site, arguments, constants: arguments.map { fixedNumber($0) },
        byQuantile: isBuildingSetup)
    case .choice(let sites):
      return race(sites: sites, weights: arguments)
    }
  }

  /// The number that a value is in all trajectories and steps, if it is a constant or a parameter that is one.
  private mutating func fixedNumber(_ value: ValueID) -> Double? {
    if let constant = graph.constantValue(value) { return constant }
    guard case .column(let column, _) = graph.node(value) else { return nil }
    return fixedNumber(ofSlot: column.number)
  }

  /// The alternative that wins an exponential race: the least −log(u)/weight.
  mutating func race(sites: [UInt32], weights: [ValueID]) -> ValueID {
    graph.intern(
      .race(sites: sites, weights: weights),
      interval: ValueBounds(low: 0, high: Double(sites.count - 1), canBeNaN: true), variability: .varying)
  }
}
