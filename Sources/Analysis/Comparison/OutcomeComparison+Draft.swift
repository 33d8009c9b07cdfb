import MonteCarlo
import Probability
import Simulation

extension PairedOutcomeTally {
  /// Whether the number that is compared is a probability.
  var isProbability: Bool { measure == .occurs || measure == .first }

  /// Moments of what is compared: zeros and ones for `occurs` and `first`, otherwise the values.
  var comparedMoments: (baseline: MomentAccumulator, variant: MomentAccumulator, difference: MomentAccumulator) {
    guard isProbability, count > 0 else { return (baselineMoments(), variantMoments(), differenceMoments()) }
    let table = happenings
    func moments(sum: Int, squares: Int) -> MomentAccumulator {
      let (n, sum) = (Double(count), Double(sum))
      return MomentAccumulator(
        count: count, mean: sum / n, squaredDeviations: max(0, Double(squares) - sum * (sum / n)), minimum: .nan,
        maximum: .nan)
    }
    let (first, second) = (table.both + table.onlyFirst, table.both + table.onlySecond)
    return (
      moments(sum: first, squares: first), moments(sum: second, squares: second),
      moments(sum: table.onlySecond - table.onlyFirst, squares: table.onlyFirst + table.onlySecond)
    )
  }

  /// Variant less baseline.
  /// - Throws: `GSLError` where Student's quantile can't be computed.
  func difference(level: Double) throws(GSLError) -> Estimate {
    guard count > 0 else { return Estimate(value: .nan, low: .nan, high: .nan, level: level, count: 0) }
    if isProbability { return Estimate(happenings, level: level) }
    let estimate = try Estimate.mean(differenceMoments(), level: level)
    guard measure == .count else { return estimate }
    // Student's interval does not know that what never differed may differ: as for counts themselves, it is no narrower
    // than Wilson's for the share of pairs that differ, by one each.
    let differing = ProportionInterval.wilson(successes: count - equalCount, trials: count, level: level)
    let reach = differing.upper - Double(count - equalCount) / Double(count)
    return Estimate(
      value: estimate.value, low: min(estimate.low, estimate.value - reach),
      high: max(estimate.high, estimate.value + reach), level: level, count: count)
  }
}

extension Estimate {
  /// The difference of two probabilities of the same subjects, second less first.
  init(_ table: PairedProportions, level: Double) {
    let interval = table.differenceInterval(level: level)
    self.init(
      value: table.difference, low: interval.lower, high: interval.upper, level: level, count: table.count)
  }
}

extension OutcomeComparison {
  /// All but what depends on the other outcomes that are judged with it.
  struct Draft {
    private let outcome: Outcome
    private let tally: PairedOutcomeTally
    private let stepLength: Double
    private let dominance: Dominance?
    private let margin: Double
    private let difference: Estimate
    private let time: TimeComparison?
    private let moments: (baseline: MomentAccumulator, variant: MomentAccumulator, difference: MomentAccumulator)
    let pValue: Double

    /// - Throws: `GSLError` where Student's quantile can't be computed.
    init(
      _ outcome: Outcome, _ tally: PairedOutcomeTally, stepLength: Double, dominance: Dominance?,
      margin: ComparisonMargins, level: Double
    ) throws(GSLError) {
      self.outcome = outcome
      self.tally = tally
      self.stepLength = stepLength
      self.dominance = dominance
      moments = tally.comparedMoments
      difference = try tally.difference(level: level)
      pValue = tally.isProbability ? tally.happenings.exactPValue : StudentTest.pValue(moments.difference)
      self.margin =
        tally.isProbability
        ? margin.margin(outcome.name, probability: moments.baseline.mean)
        : margin.margin(outcome.name, deviation: moments.baseline.standardDeviation)
      guard outcome.measure == .first else {
        time = nil
        return
      }
      time = TimeComparison(
        baseline: tally.baselineMoments(unit: stepLength).mean, value: tally.variantMoments(unit: stepLength).mean,
        difference: try .mean(tally.differenceMoments(unit: stepLength), level: level))
    }

    /// The comparison with its verdict.
    ///
    /// - Parameter multiplier: with which Holm's method multiplied the p-value.
    func judged(adjusted: Double, multiplier: Int, areIdentical: Bool) -> OutcomeComparison {
      let level = difference.level
      let variances = moments.baseline.variance + moments.variant.variance
      return OutcomeComparison(
        name: outcome.name, title: outcome.title, unit: outcome.unit, measure: outcome.measure,
        trajectories: tally.count, baseline: moments.baseline.mean, value: moments.variant.mean,
        difference: difference, ratio: ratio(level: level), flips: flips(level: level), time: time,
        superiority: superiority(level: level),
        varianceSaved: variances > 0 ? 1 - moments.difference.variance / variances : .nan, pValue: pValue,
        adjustedPValue: adjusted, dominance: dominance,
        verdict: verdict(adjusted: adjusted, multiplier: multiplier, areIdentical: areIdentical))
    }

    private func ratio(level: Double) -> Estimate? {
      guard tally.isProbability, let interval = tally.happenings.ratioInterval(level: level) else { return nil }
      let table = tally.happenings
      return Estimate(
        value: Double(table.both + table.onlySecond) / Double(table.both + table.onlyFirst), low: interval.lower,
        high: interval.upper.isFinite ? interval.upper : .nan, level: level, count: tally.count)
    }

    private func flips(level: Double) -> Flips? {
      guard tally.isProbability else { return nil }
      return Flips(
        toYes: .probability(of: tally.happenings.onlySecond, in: tally.count, level: level),
        toNo: .probability(of: tally.happenings.onlyFirst, in: tally.count, level: level))
    }

    /// ½ + (P(greater) − P(less))/2, whose interval is that of a paired difference of probabilities.
    private func superiority(level: Double) -> Estimate {
      let order = PairedProportions(
        both: 0, onlyFirst: tally.lessCount, onlySecond: tally.greaterCount, neither: tally.equalCount)
      let difference = Estimate(order, level: level)
      return Estimate(
        value: 0.5 + difference.value / 2, low: 0.5 + difference.low / 2, high: 0.5 + difference.high / 2,
        level: level, count: tally.count)
    }

    private func verdict(adjusted: Double, multiplier: Int, areIdentical: Bool) -> Verdict {
      let alpha = 1 - difference.level
      if areIdentical { return .noDifference(largerThan: 0) }
      if adjusted < alpha { return difference.value > 0 ? .higher : .lower }
      if difference.low >= -margin, difference.high <= margin { return .noDifference(largerThan: margin) }
      return .notSettled(trajectoriesNeeded: trajectoriesNeeded(multiplier: multiplier))
    }

    /// With a standard error that falls with the root of the number.
    private func trajectoriesNeeded(multiplier: Int) -> Int? {
      let (alpha, deviation) = (1 - difference.level, moments.difference.standardDeviation)
      let (z, strictZ) = (-normalQuantile(alpha / 2), -normalQuantile(alpha / 2 / Double(max(1, multiplier))))
      func number(_ z: Double, _ distance: Double) -> Double {
        distance > 0 ? (z * deviation / distance) * (z * deviation / distance) : .infinity
      }
      // Few pairs that differ: Tango's interval is z²/n wide even where none does.
      let least = tally.isProbability ? z * z / margin : 0
      let toDiffer = number(strictZ, abs(difference.value))
      let toFit = max(least, number(z, margin - abs(difference.value)))
      let needed = max(Double(tally.count) + 1, min(toDiffer > 0 ? toDiffer : .infinity, toFit))
      guard needed.isFinite, needed < 1e15 else { return nil }
      // Two digits are more than it knows.
      var unit = 1.0
      while needed / unit >= 100 { unit *= 10 }
      return Int((needed / unit).rounded(.up) * unit)
    }
  }
}
