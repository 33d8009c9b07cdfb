#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Confidence intervals for a mean.
package enum MeanInterval {
  /// Mean ± t·standard error, with Student's quantile for n - 1 degrees of freedom.
  ///
  /// Exact for normal samples, asymptotic for others (Student 1908, Biometrika 6(1), 1-25); NaN for fewer than two
  /// values. Traps where not 0 < level < 1.
  package static func student(_ moments: MomentAccumulator, level: Double) -> Interval {
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
    guard moments.count > 1 else { return .unknown(level: level) }
    let t = -Distribution.student.quantile((1 - level) / 2, Double(moments.count - 1))
    let halfWidth = t * moments.standardError
    return Interval(low: moments.mean - halfWidth, high: moments.mean + halfWidth, level: level)
  }

  /// What Student's interval and Hall's cover between them: for samples that may be skewed.
  ///
  /// Hall's undoes a cubic transformation that takes the skewness out of the t statistic (Hall 1992, Journal of the Royal
  /// Statistical Society B 54(1), 221-228, equation 2.4 with its inverse), so it reaches further to the long tail's side.
  /// On the other side Student's end stays: for a skewed sample that did not meet the tail both are too low, and the wider
  /// interval misses less. For the same reason the skewness is taken to be larger than the sample's by 20 in the number of
  /// events: with it the intervals of samples of 8 events and more cover .93 of the time and more, those of lognormal(0, 2)
  /// and Pareto(2.5) included, be they taken at a given number or when they are narrow enough; a factor of 10 does not do it,
  /// and from 100 events on it adds a hundredth or less. NaN for fewer than two values.
  package static func skewed(_ moments: MomentAccumulator, level: Double) -> Interval {
    let student = student(moments, level: level)
    let n = Double(moments.count)
    guard moments.count > 1, abs(moments.skewness) > 1e-9 else { return student }
    let t = (student.high - moments.mean) / moments.standardError
    let deviation = moments.standardError * n.squareRoot()
    guard t.isFinite, deviation.isFinite else { return student }
    var (low, high) = (student.low, student.high)
    // Of a handful of events the sample's own skewness reaches further.
    for skewness in [moments.skewness, moments.skewness * (1 + caution / moments.effectiveEvents)] {
      /// Where Hall's transformation takes a value, in deviations: W + γW²/3 + γ²W³/27 + γ/(6n) = x.
      func inverse(_ x: Double) -> Double {
        (cbrt(1 + skewness * (x - skewness / (6 * n))) - 1) / (skewness / 3)
      }
      low = min(low, moments.mean - deviation * inverse(t / n.squareRoot()))
      high = max(high, moments.mean - deviation * inverse(-t / n.squareRoot()))
    }
    return Interval(low: low, high: high, level: level)
  }

  /// How much more skewed a sample may be than it shows: chosen by the coverage of many laws, see the coverage tests.
  private static let caution = 20.0
}

extension MomentAccumulator {
  /// Events that a mean rests on, as if each value were an event or none: n over the squared skewness.
  ///
  /// It is np for zeros and ones of which a small share p is one. Infinite for a symmetric sample; NaN for none.
  package var effectiveEvents: Double { Double(count) / (skewness * skewness) }
}
