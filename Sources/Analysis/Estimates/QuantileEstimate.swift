import Probability

/// A quantile with a distribution-free interval, valid whatever the distribution is.
public struct QuantileEstimate: Sendable, Equatable, Codable {
  /// The probability that lies below, in (0, 1).
  public let p: Double
  /// The quantile, with the interval of order statistics.
  public let estimate: Estimate

  /// The quantiles that every report shows.
  package static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// Quantiles of an ascending sample, interpolated as R and NumPy do (type 7).
  package static func quantiles(
    ofSorted sample: [Double], level: Double
  ) -> [QuantileEstimate] {
    quantiles(
      count: sample.count, level: level, rank: { sample[$0 - 1] },
      value: { SampleQuantile.type7(sorted: sample.span, p: $0) })
  }

  /// Quantiles of a sample of few distinct numbers: always one of them (type 1).
  package static func quantiles(of sample: CountedSample, level: Double) -> [QuantileEstimate] {
    quantiles(
      count: sample.count, level: level, rank: { sample.value(atRank: $0) },
      value: { sample.value(atRank: max(1, Int(($0 * Double(sample.count)).rounded(.up)))) })
  }

  private static func quantiles(
    count: Int, level: Double, rank: (Int) -> Double, value: (Double) -> Double
  ) -> [QuantileEstimate] {
    guard count > 0 else { return [] }
    var estimates: [QuantileEstimate] = []
    for p in probabilities {
      let ranks = SampleQuantile.interval(count: count, p: p, level: level)
      let estimate = Estimate(
        value: value(p),
        Interval(
          low: ranks.lowerRank.map(rank) ?? .nan, high: ranks.upperRank.map(rank) ?? .nan, level: level),
        count: count)
      estimates.append(QuantileEstimate(p: p, estimate: estimate))
    }
    return estimates
  }
}
