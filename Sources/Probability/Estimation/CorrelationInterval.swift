#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Intervals for a correlation.
package enum CorrelationInterval {
  /// Fisher's interval: the inverse hyperbolic tangent of a correlation is about normal with variance 1 / (n − 3)
  /// (Fisher 1921, Metron 1, 3-32).
  ///
  /// A correlation of 1 or −1 is bounded by the share of pairs that may yet differ.
  ///
  /// - Parameters:
  ///   - correlation: between −1 and 1.
  ///   - count: pairs, more than three.
  package static func fisher(_ correlation: Double, count: Int, level: Double) -> Interval {
    precondition(count > 3, "an interval needs more than three pairs")
    guard abs(correlation) < 1 else {
      let reach = ProportionInterval.largestUnseenShare(count: count, level: level)
      return Interval(low: max(correlation - reach, -1), high: min(correlation + reach, 1), level: level)
    }
    let width = -normalQuantile((1 - level) / 2) / Double(count - 3).squareRoot()
    return Interval(low: tanh(atanh(correlation) - width), high: tanh(atanh(correlation) + width), level: level)
  }
}
