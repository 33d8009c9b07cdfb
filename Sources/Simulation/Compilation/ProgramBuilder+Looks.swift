import Probability

extension ProgramBuilder {
  /// The look: ladders, outcomes, series, ends, in this order.
  mutating func look(accumulators: [Register], endColumn: Register) {
    for (index, ladder) in model.ladders.enumerated() { climb(ladder, index) }
    for (index, outcome) in model.outcomes.enumerated() where outcome.measure != .final {
      measure(outcome, index, accumulators[index])
    }
    for (index, series) in model.series.enumerated() {
      let value = value(of: series.formula)
      code.append(.lookSeries(Int32(index), register(of: value)))
    }
    for (index, end) in model.ends.enumerated() {
      let condition = checkedCondition(end.when)
      code.append(.lookEnd(Int32(index), condition: register(of: condition), into: endColumn))
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
    code.append(.lookLadder(Int32(index), rung: register(of: rung)))
    columnWritten(.column(ladder.slot))
  }

  private mutating func measure(_ outcome: Outcome, _ index: Int, _ accumulator: Register) {
    var value: ValueID
    switch outcome.measure {
    case .occurs, .first, .count: value = checkedCondition(outcome.formula)
    default:
      value = self.value(of: outcome.formula)
      outcomeIntervals[index] = graph.interval(value)
      if !graph.interval(value).isFinite { check(.finite, register(of: value), at: outcome.formula.place) }
    }
    if outcome.measure == .mean, needsScale(value) {
      value = graph.binary(.multiply, value, graph.constant(model.clock.meanScale))
      scaledMeans.insert(accumulator)
    }
    code.append(.lookOutcome(outcome.measure, register(of: value), into: accumulator))
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
      if !graph.interval(value).isFinite { check(.finite, source, at: outcome.formula.place) }
      code.append(.keepFinal(outcome: Int32(index), source))
    }
  }
}
