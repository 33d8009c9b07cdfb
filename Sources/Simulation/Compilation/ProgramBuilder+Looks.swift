import Probability

extension ProgramBuilder {
  /// The look: ladders, outcomes, series, ends, in this order.
  mutating func look(accumulators: [[Register]], endColumn: Register) {
    for (index, ladder) in model.ladders.enumerated() { climb(ladder, index) }
    for (index, outcome) in model.outcomes.enumerated() where !accumulators[index].isEmpty {
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

  private mutating func measure(_ outcome: Outcome, _ index: Int, _ accumulators: [Register]) {
    let traits = outcome.measure.traits
    let value = checkedOperand(outcome)
    takeDownBounds(ofOutcome: index, value)
    for (accumulator, kept) in zip(accumulators, traits.accumulators) {
      var summand = value
      if kept.step == .sum, traits.ending == .perLook, !sumOverLooks(graph.interval(value)).isFinite {
        summand = graph.binary(.multiply, value, graph.constant(model.clock.meanScale))
        scaledMeans.insert(accumulator)
      }
      code.append(.lookOutcome(kept.step, register(of: summand), into: accumulator))
    }
  }

  /// The value at a look of what an outcome measures, with a check that it is in order where it may not be.
  private mutating func checkedOperand(_ outcome: Outcome) -> ValueID {
    switch outcome.measure.traits.operand {
    case .condition: return checkedCondition(outcome.formula)
    case .number:
      let value = value(of: outcome.formula)
      if !graph.interval(value).isFinite { check(.finite, register(of: value), at: outcome.formula.place) }
      return value
    }
  }

  /// What an outcome that has any number can be, from what its operand can be at a look.
  private mutating func takeDownBounds(ofOutcome index: Int, _ value: ValueID) {
    let (traits, interval) = (model.outcomes[index].measure.traits, graph.interval(value))
    guard traits.kind == .level else { return }
    outcomeIntervals[index] = traits.growsWithLooks ? sumOverLooks(interval) : interval
  }

  /// What a sum over one look or more can be.
  private func sumOverLooks(_ interval: ValueBounds) -> ValueBounds {
    let looks = Double(model.clock.stepCount + 1)
    return ValueBounds(low: min(interval.low, interval.low * looks), high: max(interval.high, interval.high * looks))
  }

  /// What is wanted of a lane's last look only: the outcomes that keep nothing, and whether sums are numbers.
  mutating func finish(accumulators: [[Register]]) {
    for (index, outcome) in model.outcomes.enumerated() {
      guard let sum = accumulators[index].first else {
        let value = checkedOperand(outcome)
        takeDownBounds(ofOutcome: index, value)
        code.append(.keepFinal(outcome: Int32(index), register(of: value)))
        continue
      }
      if outcome.measure.traits.growsWithLooks, outcomeIntervals[index]?.isFinite == false {
        let kept = column(sum, interval: .anything)
        check(.finite, register(of: kept), at: outcome.formula.place)
      }
    }
  }
}
