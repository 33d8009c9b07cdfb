/// Quantiles of samples.
package enum SampleQuantile {
  /// The nine definitions in use, numbered as by Hyndman and Fan 1996, American Statistician 50(4), 361-365.
  package enum Definition: Int, CaseIterable, Sendable {
    case inverseDistribution = 1
    case averagedInverse = 2
    case nearestEven = 3
    case interpolatedDistribution = 4
    case hazen = 5
    case weibull = 6
    case gumbel = 7
    case medianUnbiased = 8
    case normalUnbiased = 9
  }

  /// Quantile by linear interpolation between the order statistics 1 + (n - 1)p: the default of R and NumPy.
  ///
  /// p is in [0, 1]. Traps for an empty sample.
  package static func type7(sorted sample: Span<Double>, p: Double) -> Double {
    quantile(sorted: sample, p: p, definition: .gumbel)
  }

  /// Quantile by one of the nine definitions.
  ///
  /// The sample ascends; p is in [0, 1]. Traps for an empty sample.
  package static func quantile(sorted sample: Span<Double>, p: Double, definition: Definition) -> Double {
    precondition(sample.count > 0, "a sample has values")
    precondition(p >= 0 && p <= 1, "a probability is between 0 and 1")
    let n = Double(sample.count)
    let fuzz = 4 * Double.ulpOfOne  // R's, against representation error in n·p
    let position = definition.position(n: n, p: p)
    let floor = (position + fuzz).rounded(.down)
    var weight = position - floor
    if abs(weight) < fuzz { weight = 0 }
    let fraction = definition.weight(weight, floor: floor)
    let lower = sample[index(floor, sample.count)]
    let upper = sample[index(floor + 1, sample.count)]
    // Equal neighbours, infinite ones included, must not turn into infinity - infinity.
    if fraction == 0 || lower == upper { return lower }
    if fraction == 1 { return upper }
    return lower + fraction * (upper - lower)
  }

  /// Index of the order statistic of a rank, moved into the sample.
  private static func index(_ rank: Double, _ count: Int) -> Int {
    Swift.min(Swift.max(Int(rank), 1), count) - 1
  }
}

extension SampleQuantile.Definition {
  /// Rank, from 1, at which the quantile lies.
  fileprivate func position(n: Double, p: Double) -> Double {
    switch self {
    case .inverseDistribution, .averagedInverse, .interpolatedDistribution: n * p
    case .nearestEven: n * p - 0.5
    case .hazen: n * p + 0.5
    case .weibull: (n + 1) * p
    case .gumbel: (n - 1) * p + 1
    case .medianUnbiased: (n + 1.0 / 3) * p + 1.0 / 3
    case .normalUnbiased: (n + 0.25) * p + 0.375
    }
  }

  /// Weight of the upper of two order statistics, from how far the rank passes the lower one's.
  fileprivate func weight(_ excess: Double, floor: Double) -> Double {
    switch self {
    case .inverseDistribution: excess > 0 ? 1 : 0
    case .averagedInverse: excess > 0 ? 1 : 0.5
    case .nearestEven: excess == 0 && floor.truncatingRemainder(dividingBy: 2) == 0 ? 0 : 1
    default: excess
    }
  }
}
