import MonteCarlo
import Probability
import Simulation

extension PairedOutcomeTally {
  /// Whether the number that is compared is a probability.
  var isProbability: Bool { kind.isProbability }

  /// Moments of what is compared: zeros and ones for probabilities, otherwise the values.
  var comparedMoments: PairedMoments {
    guard isProbability, count > 0 else {
      return PairedMoments(baseline: baselineMoments(), variant: variantMoments(), difference: differenceMoments())
    }
    let table = happenings
    func moments(sum: Int, squares: Int) -> MomentAccumulator {
      let (n, sum) = (Double(count), Double(sum))
      return MomentAccumulator(
        count: count, mean: sum / n, squaredDeviations: max(0, Double(squares) - sum * (sum / n)), minimum: .nan,
        maximum: .nan)
    }
    let (first, second) = (table.both + table.onlyFirst, table.both + table.onlySecond)
    return PairedMoments(
      baseline: moments(sum: first, squares: first), variant: moments(sum: second, squares: second),
      difference: moments(sum: table.onlySecond - table.onlyFirst, squares: table.onlyFirst + table.onlySecond)
    )
  }

  /// Variant less baseline.
  ///
  /// - Parameters:
  ///   - span: from the least to the greatest value that either variant had; pairs that did not differ may do so by as
  ///     much.
  ///   - canVary: false where it was shown that all pairs differ by the same.
  func difference(
    within span: ClosedRange<Double>?, canVary: Bool = true, level: Double
  ) -> Estimate {
    guard count > 0 else { return .unknown(level: level) }
    if isProbability {
      let estimate = Estimate(happenings, level: level)
      guard !canVary else { return estimate }
      return Estimate(value: estimate.value, Interval(exactly: estimate.value, level: level), count: count)
    }
    let width = span.map { $0.upperBound - $0.lowerBound } ?? 0
    return .mean(
      differenceMoments(), span: width > 0 && width.isFinite ? width : nil, canVary: canVary, level: level)
  }
}

extension Estimate {
  /// The difference of two probabilities of the same subjects, second less first.
  init(_ table: PairedProportions, level: Double) {
    self.init(value: table.difference, table.differenceInterval(level: level), count: table.count)
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
    private let span: ClosedRange<Double>?
    private let canVary: Bool
    private let difference: Estimate
    private let time: TimeComparison?
    private let moments: PairedMoments
    let pValue: Double

    init(
      _ outcome: Outcome, _ tally: PairedOutcomeTally, stepLength: Double, dominance: Dominance?,
      span: ClosedRange<Double>?, canVary: Bool, margin: ComparisonMargins, level: Double
    ) {
      self.outcome = outcome
      self.tally = tally
      self.stepLength = stepLength
      self.dominance = dominance
      moments = tally.comparedMoments
      (self.span, self.canVary) = (span, canVary)
      difference = tally.difference(within: span, canVary: canVary, level: level)
      pValue = Self.pValue(tally, moments.difference, canVary: canVary)
      let mean = (moments.baseline.mean + moments.variant.mean) / 2
      let hasOneSign = span.map { $0.lowerBound >= 0 || $0.upperBound <= 0 } ?? false
      // Of what neither variant met, half an event is the most likely share.
      self.margin =
        tally.isProbability
        ? margin.margin(outcome.name, probability: max(mean, 0.5 / Double(tally.count)))
        : margin.margin(
          outcome.name, deviation: moments.baseline.standardDeviation, size: hasOneSign ? abs(mean) : nil)
      guard tally.kind == .firstTime else {
        time = nil
        return
      }
      time = TimeComparison(
        baseline: tally.baselineMoments(unit: stepLength).mean, value: tally.variantMoments(unit: stepLength).mean,
        difference: .mean(
          tally.differenceMoments(unit: stepLength),
          within: -Double(tally.stepCount) * stepLength...Double(tally.stepCount) * stepLength, canVary: canVary,
          level: level))
    }

    /// Of no difference. Where few pairs differ the t test is too sure: no test can be surer than that they all differ to
    /// one side by chance (the sign test's least p-value).
    private static func pValue(_ tally: PairedOutcomeTally, _ difference: MomentAccumulator, canVary: Bool) -> Double {
      guard canVary else { return difference.mean == 0 ? 1 : 0 }
      if tally.isProbability { return tally.happenings.exactPValue }
      let differing = tally.lessCount + tally.greaterCount
      let least = Double(sign: .plus, exponent: 1 - differing, significand: 1)
      let found = StudentTest.pValue(difference)
      return found.isNaN ? found : max(found, min(1, least))
    }

    /// The comparison with its verdict.
    ///
    /// - Parameter multiplier: with which Holm's method multiplied the p-value.
    func judged(adjusted: Double, multiplier: Int) -> OutcomeComparison {
      let level = difference.level
      let unit = moments.spreadUnit
      let variances = moments.baseline.squaredDeviations(inUnit: unit) + moments.variant.squaredDeviations(inUnit: unit)
      let differences = moments.difference.squaredDeviations(inUnit: unit)
      let findings = Findings(
        measure: outcome.measure, trajectories: tally.count, baseline: moments.baseline.mean,
        value: moments.variant.mean, difference: difference, ratio: ratio(level: level), flips: flips(level: level),
        time: time, superiority: superiority(level: level),
        varianceSaved: variances > 0 ? 1 - differences / variances : .nan, pValue: pValue,
        adjustedPValue: adjusted, dominance: dominance,
        verdict: verdict(adjusted: adjusted, multiplier: multiplier))
      return OutcomeComparison(OutcomeLabel(outcome), findings)
    }

    private func ratio(level: Double) -> Estimate? {
      guard tally.isProbability, let interval = tally.happenings.ratioInterval(level: level) else { return nil }
      let table = tally.happenings
      return Estimate(
        value: Double(table.both + table.onlySecond) / Double(table.both + table.onlyFirst),
        Interval(low: interval.low, high: interval.high.isFinite ? interval.high : .nan, level: level),
        count: tally.count)
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
        value: 0.5 + difference.value / 2,
        Interval(low: 0.5 + difference.low / 2, high: 0.5 + difference.high / 2, level: level), count: tally.count)
    }

    private func verdict(adjusted: Double, multiplier: Int) -> Verdict {
      let alpha = 1 - difference.level
      if !canVary, difference.value == 0 { return .noDifference(largerThan: 0) }
      if adjusted < alpha { return difference.value > 0 ? .higher : .lower }
      if difference.caution == nil, margin > 0, difference.low >= -margin, difference.high <= margin {
        return .noDifference(largerThan: margin)
      }
      return .notSettled(trajectoriesNeeded: trajectoriesNeeded(multiplier: multiplier))
    }

    /// With a standard error that falls with the root of the number.
    private func trajectoriesNeeded(multiplier: Int) -> Int? {
      let (alpha, count) = (1 - difference.level, Double(tally.count))
      let (z, strictZ) = (-normalQuantile(alpha / 2), -normalQuantile(alpha / 2 / Double(max(1, multiplier))))
      var (deviation, margin, least) = (moments.difference.standardDeviation, margin, 0.0)
      if tally.isProbability {
        // Few pairs that differ: Tango's interval is z²/n wide even where none does.
        least = z * z / margin
        deviation = max(deviation, (0.5 / count).squareRoot())
      } else if deviation == 0, margin > 0, let span {
        least = count * ProportionInterval.largestUnseenShare(count: tally.count, level: difference.level)
        least *= (span.upperBound - span.lowerBound) / margin
      } else if deviation == 0 {
        // Nothing was met that could differ: as if half an event had been, of which a fifth matters.
        (deviation, margin) = ((0.5 / count).squareRoot(), 0.5 / count * ComparisonMargins.ofProbability.share)
      }
      func number(_ z: Double, _ distance: Double) -> Double {
        distance > 0 ? (z * deviation / distance) * (z * deviation / distance) : .infinity
      }
      let toDiffer = number(strictZ, abs(difference.value))
      let toFit = max(least, number(z, margin - abs(difference.value)))
      let needed = max(count + 1, min(toDiffer > 0 ? toDiffer : .infinity, toFit))
      guard needed.isFinite, needed < 1e15 else { return nil }
      // Two digits are more than it knows.
      var unit = 1.0
      while needed / unit >= 100 { unit *= 10 }
      return Int((needed / unit).rounded(.up) * unit)
    }
  }
}

extension OutcomeComparison {
  /// Whether so few events were met, in both variants together, that they can't tell the variants apart.
  package var isTooRare: Bool {
    guard isProbability else { return self.difference.caution != nil }
    let events = min(self.baseline + self.value, 2 - self.baseline - self.value) * Double(self.trajectories)
    return events < Self.fewestEvents
  }

  /// Events of a pair of variants: their standard error is a fifth of them.
  private static let fewestEvents = 25.0
}
