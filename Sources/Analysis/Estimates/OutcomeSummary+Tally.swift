import MonteCarlo
import Probability
import Simulation

extension OutcomeSummary {
  /// - Parameters:
  ///   - canVary: false where it was shown that the outcome is the same in all trajectories.
  ///   - range: what its level can be.
  init(
    _ outcome: Outcome, _ tally: OutcomeTally, canVary: Bool, range: ClosedRange<Double>, of ensemble: EnsembleFrame
  ) {
    label = OutcomeLabel(outcome)
    measure = outcome.measure
    switch tally.kind {
    case .happening:
      let (moments, level) = (tally.moments, ensemble.level)
      // Zeros and ones: the mean times the count is a whole number but for rounding.
      let successes = Int((moments.mean * Double(moments.count)).rounded())
      result = .probability(
        .probability(
          of: successes, in: moments.count, faults: ensemble.faultCount, canVary: canVary, level: level))
    case .firstTime: result = .firstTime(FirstTimeSummary(tally, canVary: canVary, of: ensemble))
    case .number: result = .number(NumberSummary(tally, canVary: canVary, of: ensemble))
    case .level:
      result = .level(LevelSummary(tally, canVary: canVary, range: range, level: ensemble.level))
    }
  }
}

extension Ensemble {
  /// The headline of one outcome's summary without the rest of it; nil where there are faults.
  ///
  package func headline(ofOutcome index: Int, level: Double = 0.95) -> Estimate? {
    guard tally.faultCount == 0 else { return nil }
    let (outcome, sound, canVary) = (tally.outcomes[index], tally.soundCount, variant.program.outcomesVary[index])
    switch outcome.kind {
    case .happening:
      return .probability(
        of: Int((outcome.moments.mean * Double(outcome.moments.count)).rounded()), in: sound, canVary: canVary,
        level: level)
    case .firstTime: return .probability(of: outcome.moments.count, in: sound, canVary: canVary, level: level)
    case .number:
      return NumberSummary.mean(
        outcome, canVary: canVary, looks: variant.program.clock.stepCount + 1, level: level)
    case .level:
      return .mean(
        outcome.moments, within: variant.program.outcomeRanges[index], canVary: canVary, level: level)
    }
  }
}

extension FirstTimeSummary {
  init(_ tally: OutcomeTally, canVary: Bool, of ensemble: EnsembleFrame) {
    guard let times = tally.times, let endedWithout = tally.endedWithout else {
      preconditionFailure("the tally of a first time keeps times")
    }
    let (sound, level) = (ensemble.soundCount, ensemble.level)
    let sample = CountedSample(times, stepLength: ensemble.looks.stepLength)
    probability = .probability(
      of: sample.count, in: sound, faults: ensemble.faultCount, canVary: canVary, level: level)
    meanDay = .mean(sample.moments, within: 0...ensemble.horizon, canVary: canVary, level: level)
    quantiles = QuantileEstimate.quantiles(of: sample, level: level)
    incidence = IncidenceCurve(times, sound: sound, looks: ensemble.looks, level: level)
    self.endedWithout = IncidenceCurve(endedWithout, sound: sound, looks: ensemble.looks, level: level)
  }
}

extension NumberSummary {
  init(_ tally: OutcomeTally, canVary: Bool, of ensemble: EnsembleFrame) {
    let level = ensemble.level
    let table = tally.numbers.sorted { $0.key < $1.key }
    let sample = Self.sample(tally)
    mean = Self.mean(tally, canVary: canVary, looks: ensemble.looks.lookCount, level: level)
    spread = Spread(sample.moments)
    quantiles = QuantileEstimate.quantiles(of: sample, level: level)
    numbers = table.map(\.key)
    trajectories = table.map { Int($0.value) }
  }
}

extension NumberSummary {
  private static func sample(_ tally: OutcomeTally) -> CountedSample {
    CountedSample(tally.numbers.sorted { $0.key < $1.key }.map { (Double($0.key), Int($0.value)) })
  }

  /// - Parameter looks: of the clock: no number is greater.
  fileprivate static func mean(
    _ tally: OutcomeTally, canVary: Bool, looks: Int, level: Double
  ) -> Estimate {
    .mean(sample(tally).moments, within: 0...Double(looks), canVary: canVary, level: level)
  }
}

extension LevelSummary {
  init(_ tally: OutcomeTally, canVary: Bool, range: ClosedRange<Double>, level: Double) {
    mean = .mean(tally.moments, within: range, canVary: canVary, level: level)
    spread = Spread(tally.moments)
    quantiles = QuantileEstimate.quantiles(ofSorted: tally.values.sorted(), level: level)
    histogram = tally.moments.count > 0 ? tally.bins.map { Histogram($0, counts: tally.histogram) } : nil
  }
}
