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
      return Self.difference(outcome, other, family: family)
    }
    self.init(
      baseline: baseline.label, variant: variant.label, outcomes: outcomes,
      method: "Intervals treat the variants as independent; shared draws usually make the truth tighter.")
  }

  private static func difference(_ outcome: OutcomeSummary, _ other: OutcomeSummary, family: Double) -> Outcome? {
    let (a, b) = (outcome.headline, other.headline)
    let value = b.value - a.value
    func squared(_ number: Double) -> Double { number * number }
    let below = (squared(b.value - b.low) + squared(a.high - a.value)).squareRoot()
    let above = (squared(b.high - b.value) + squared(a.value - a.low)).squareRoot()
    guard value.isFinite, below.isFinite, above.isFinite else { return nil }
    let widening = normalQuantile(1 - (1 - a.level) / 2 / family) / normalQuantile(1 - (1 - a.level) / 2)
    let verdict =
      value - widening * below > 0 ? "higher" : value + widening * above < 0 ? "lower" : "not settled"
    return Outcome(
      name: outcome.name, isProbability: outcome.isProbability, baseline: a.value, value: b.value,
      difference: (value, value - below, value + above), verdict: verdict, pairs: min(a.count, b.count))
  }
}
