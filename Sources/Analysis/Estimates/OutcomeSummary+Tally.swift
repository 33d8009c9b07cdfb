import MonteCarlo
import Probability
import Simulation

extension OutcomeSummary {
  /// - Throws: `GSLError` where an interval can't be computed.
  init(_ outcome: Outcome, _ tally: OutcomeTally, of ensemble: EnsembleFrame) throws(GSLError) {
    name = outcome.name
    title = outcome.title
    unit = outcome.unit
    measure = outcome.measure
    switch outcome.measure {
    case .occurs:
      let (moments, level) = (tally.moments, ensemble.level)
      // Zeros and ones: the mean times the count is a whole number but for rounding.
      let successes = Int((moments.mean * Double(moments.count)).rounded())
      result = .probability(
        .probability(of: successes, in: moments.count, faults: ensemble.faultCount, level: level))
    case .first: result = .firstTime(try FirstTimeSummary(tally, of: ensemble))
    case .count: result = .number(try NumberSummary(tally, level: ensemble.level))
    case .maximum, .minimum, .final, .mean: result = .level(try LevelSummary(tally, level: ensemble.level))
    }
  }
}

extension Ensemble {
  /// The headline of one outcome's summary without the rest of it; nil where there are faults.
  ///
  /// - Throws: `GSLError` where an interval can't be computed.
  package func headline(ofOutcome index: Int, level: Double = 0.95) throws(GSLError) -> Estimate? {
    guard tally.faultCount == 0 else { return nil }
    let (outcome, sound) = (tally.outcomes[index], tally.soundCount)
    switch outcome.measure {
    case .occurs:
      return .probability(
        of: Int((outcome.moments.mean * Double(outcome.moments.count)).rounded()), in: sound, level: level)
    case .first: return .probability(of: outcome.moments.count, in: sound, level: level)
    case .count: return try NumberSummary.mean(outcome, level: level)
    case .maximum, .minimum, .final, .mean: return try .mean(outcome.moments, level: level)
    }
  }
}

extension FirstTimeSummary {
  init(_ tally: OutcomeTally, of ensemble: EnsembleFrame) throws(GSLError) {
    guard let times = tally.times, let endedWithout = tally.endedWithout else {
      preconditionFailure("the tally of a first time keeps times")
    }
    let (sound, level) = (ensemble.soundCount, ensemble.level)
    let sample = CountedSample(times, stepLength: ensemble.looks.stepLength)
    probability = .probability(of: sample.count, in: sound, faults: ensemble.faultCount, level: level)
    meanDay = try .mean(sample.moments, level: level)
    quantiles = try QuantileEstimate.quantiles(of: sample, level: level)
    incidence = IncidenceCurve(times, sound: sound, looks: ensemble.looks, level: level)
    self.endedWithout = IncidenceCurve(endedWithout, sound: sound, looks: ensemble.looks, level: level)
  }
}

extension NumberSummary {
  init(_ tally: OutcomeTally, level: Double) throws(GSLError) {
    let table = tally.numbers.sorted { $0.key < $1.key }
    let sample = Self.sample(tally)
    mean = try Self.mean(tally, level: level)
    spread = Spread(sample.moments)
    quantiles = try QuantileEstimate.quantiles(of: sample, level: level)
    numbers = table.map(\.key)
    trajectories = table.map { Int($0.value) }
  }
}

extension NumberSummary {
  private static func sample(_ tally: OutcomeTally) -> CountedSample {
    CountedSample(tally.numbers.sorted { $0.key < $1.key }.map { (Double($0.key), Int($0.value)) })
  }

  fileprivate static func mean(_ tally: OutcomeTally, level: Double) throws(GSLError) -> Estimate {
    let sample = sample(tally)
    return bounded(try .mean(sample.moments, level: level), sample)
  }

  /// Student's interval knows neither that counts are not negative nor that what never came may come: the bounds are no
  /// tighter than Wilson's for the share of trajectories that differ from the commonest number, by one each.
  private static func bounded(_ mean: Estimate, _ sample: CountedSample) -> Estimate {
    guard sample.count > 1, let most = sample.counts.max() else { return mean }
    let others = ProportionInterval.wilson(
      successes: sample.count - most, trials: sample.count, level: mean.level)
    let share = 1 - Double(most) / Double(sample.count)
    let (low, high) = (mean.value - (share - others.lower), mean.value + (others.upper - share))
    return Estimate(
      value: mean.value, low: max(0, min(mean.low, low)), high: max(mean.high, high), level: mean.level,
      count: mean.count)
  }
}

extension LevelSummary {
  init(_ tally: OutcomeTally, level: Double) throws(GSLError) {
    mean = try .mean(tally.moments, level: level)
    spread = Spread(tally.moments)
    quantiles = try QuantileEstimate.quantiles(ofSorted: tally.values.sorted(), level: level)
    histogram = tally.moments.count > 0 ? tally.bins.map { Histogram($0, counts: tally.histogram) } : nil
  }
}
