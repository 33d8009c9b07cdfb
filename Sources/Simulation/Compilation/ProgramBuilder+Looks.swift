import Probability

extension ProgramBuilder {
  /// The look: ladders, outcomes, series, ends, in this order.
  mutating func look(accumulators: [Int32], endColumn: Int32) {
    for (index, ladder) in model.ladders.enumerated() { climb(ladder, index) }
    for (index, outcome) in model.outcomes.enumerated() where outcome.measure != .final {
      measure(outcome, index, accumulators[index])
    }
    for (index, series) in model.series.enumerated() {
      let value = value(of: series.formula)
      code.append(Instruction(operation: .lookSeries, a: register(of: value), extra: Int32(index)))
    }
    for (index, end) in model.ends.enumerated() {
      let condition = checkedCondition(end.when)
      code.append(
        Instruction(
          operation: .lookEnd, destination: endColumn, a: register(of: condition), extra: Int32(index)))
    }
  }

  private mutating func climb(_ ladder: Ladder, _ index: Int) {
    var rung = graph.constant(0)
    for (height, candidate) in ladder.rungs.enumerated().dropFirst() {
      let reached = graph.constant(Double(height))
      guard let when = candidate.when else {
        rung = reached
        continue
      }
      let condition = checkedCondition(when)
      rung = graph.select(condition, reached, rung)
    }
    code.append(Instruction(operation: .lookLadder, a: register(of: rung), extra: Int32(index)))
    columnWritten(Int32(ladder.slot))
  }

  private mutating func measure(_ outcome: Outcome, _ index: Int, _ accumulator: Int32) {
    var value: ValueID
    switch outcome.measure {
    case .occurs, .first, .count: value = checkedCondition(outcome.formula)
    default:
      value = self.value(of: outcome.formula)
      outcomeIntervals[index] = graph.interval(value)
      if !graph.interval(value).isFinite { check(.checkFinite, register(of: value), at: outcome.formula.place) }
    }
    if outcome.measure == .mean, needsScale(value) {
      value = graph.binary(.multiply, value, graph.constant(model.clock.meanScale))
      scaledMeans.insert(accumulator)
    }
    let operation: Instruction.Operation =
      switch outcome.measure {
      case .occurs: .lookOccurs
      case .first: .lookFirst
      case .count: .lookCount
      case .maximum: .lookMaximum
      case .minimum: .lookMinimum
      case .mean, .final: .lookSum
      }
    code.append(Instruction(operation: operation, destination: accumulator, a: register(of: value)))
  }

  /// Whether a sum of a value over all looks could pass the largest double.
  private func needsScale(_ value: ValueID) -> Bool {
    let bounds = graph.interval(value)
    return !(max(abs(bounds.low), abs(bounds.high)) * Double(model.clock.stepCount + 1)).isFinite
  }

  /// The values that are wanted of a lane's last look only.
  mutating func finish() {
    for (index, outcome) in model.outcomes.enumerated() where outcome.measure == .final {
      let value = value(of: outcome.formula)
      outcomeIntervals[index] = graph.interval(value)
      let source = register(of: value)
      if !graph.interval(value).isFinite { check(.checkFinite, source, at: outcome.formula.place) }
      code.append(Instruction(operation: .keepFinal, a: source, extra: Int32(index)))
    }
  }
}
