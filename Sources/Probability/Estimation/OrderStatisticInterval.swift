/// A confidence interval for a quantile whose ends are order statistics, valid for any continuous distribution.
///
/// Conover 1999, Practical Nonparametric Statistics, section 3.2; David and Nagaraja 2003, Order Statistics, section
/// 7.1.
package struct OrderStatisticInterval: Sendable, Equatable {
  /// Rank, from 1, of the order statistic that is the lower end; nil where the sample is too small to bound the
  /// quantile.
  package let lowerRank: Int?

  /// Rank, from 1, of the order statistic that is the upper end; nil where the sample is too small to bound the
  /// quantile.
  package let upperRank: Int?

  /// Probability that the ends enclose the quantile, at least the level asked for.
  package let coverage: Double
}

extension SampleQuantile {
  /// Ranks of the narrowest order statistics that leave at most (1 - level) / 2 outside at each end.
  ///
  /// The count of values below the p quantile is binomial(count, p). Traps where not count >= 1, 0 < p < 1, 0 < level <
  /// 1.
  package static func interval(count: Int, p: Double, level: Double) -> OrderStatisticInterval {
    precondition(count >= 1 && p > 0 && p < 1 && level > 0 && level < 1, "a sample, and probabilities between 0 and 1")
    let n = Double(count)
    let tail = (1 - level) / 2
    /// P(B <= k) for B binomial(count, p).
    func below(_ k: Int) -> Double {
      k < 0 ? 0 : k >= count ? 1 : Distribution.binomial.law.tails(Double(k), [n, p, 0, 0]).lower
    }
    // X(r) lies above the quantile with probability P(B <= r - 1): the largest r that keeps it within the tail.
    let lower = Int(Distribution.binomial.quantile(tail, n, p))
    // X(s) lies below the quantile with probability P(B >= s): the smallest s that keeps it within the tail.
    let upper = count - Int(Distribution.binomial.quantile(tail, n, 1 - p)) + 1
    let coverage = (upper > count ? 1 : below(upper - 1)) - (lower < 1 ? 0 : below(lower - 1))
    return OrderStatisticInterval(
      lowerRank: lower < 1 ? nil : lower, upperRank: upper > count ? nil : upper, coverage: coverage)
  }
}
