import Analysis
import Probability

extension ReportComparison {
  /// A comparison from the two variants' estimates alone, as if they had been played with independent luck.
  ///
  /// The interval of a difference is put together from those of its terms (MOVER; Zou and Donner 2008, Statistics in
  /// Medicine 27:1693, equation 4; for two Wilson intervals it is method 10 of Newcombe 1998, Statistics in Medicine
  /// 17:873). Verdicts hold for all comparisons of a report at once: zero must lie outside even when the interval is widened
  /// by Bonferroni's rule.
  ///
  /// - Parameter comparisons: of how many variants the report speaks.
  init?(_ baseline: ReportColumn, _ variant: ReportColumn, among comparisons: Int) {
    guard let left = baseline.ensemble.estimates, let right = variant.ensemble.estimates else { return nil }
    let others = Dictionary(right.outcomes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let family = Double(max(1, comparisons * left.outcomes.count))
    let outcomes = left.outcomes.compactMap { outcome -> Outcome? in
      guard let other = others[outcome.name], other.isProbability == outcome.isProbability else { return nil }
      return Self.outcome(outcome, other, family: family)
    }
    self.init(
      baseline: baseline.label, variant: variant.label, outcomes: outcomes,
      method: "Intervals treat the variants as independent; shared draws usually make the truth tighter.")
  }

  /// The difference of two independent estimates; nil where one of them has no value or no interval.
  package static func difference(
    from baseline: Estimate, to variant: Estimate
  ) -> (value: Double, low: Double, high: Double)? {
    func squared(_ number: Double) -> Double { number * number }
    let value = variant.value - baseline.value
    let below = (squared(variant.value - variant.low) + squared(baseline.high - baseline.value)).squareRoot()
    let above = (squared(variant.high - variant.value) + squared(baseline.value - baseline.low)).squareRoot()
    guard value.isFinite, below.isFinite, above.isFinite else { return nil }
    return (value, value - below, value + above)
  }

  private static func outcome(_ outcome: OutcomeSummary, _ other: OutcomeSummary, family: Double) -> Outcome? {
    guard let difference = difference(from: outcome.headline, to: other.headline) else { return nil }
    let tail = (1 - outcome.headline.level) / 2
    let widening = normalQuantile(1 - tail / family) / normalQuantile(1 - tail)
    let low = difference.value - widening * (difference.value - difference.low)
    let high = difference.value + widening * (difference.high - difference.value)
    return Outcome(
      label: outcome.label, baseline: outcome.headline.value, value: other.headline.value,
      difference: Estimate(
        value: difference.value,
        Interval(low: difference.low, high: difference.high, level: outcome.headline.level),
        count: min(outcome.headline.count, other.headline.count),
        caution: outcome.headline.caution ?? other.headline.caution),
      verdict: outcome.headline.caution != nil || other.headline.caution != nil
        ? .notSettled(trajectoriesNeeded: nil)
        : low > 0 ? .higher : high < 0 ? .lower : .notSettled(trajectoriesNeeded: nil), paired: nil)
  }
}
