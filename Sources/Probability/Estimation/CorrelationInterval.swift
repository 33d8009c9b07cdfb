#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An interval for a correlation.
package struct CorrelationInterval: Sendable, Equatable {
  package let lower: Double
  package let upper: Double

  /// Fisher's interval: the inverse hyperbolic tangent of a correlation is about normal with variance 1 / (n − 3)
  /// (Fisher 1921, Metron 1, 3-32).
  ///
  /// - Parameters:
  ///   - correlation: between −1 and 1.
  ///   - count: pairs, more than three.
  package static func fisher(_ correlation: Double, count: Int, level: Double) -> CorrelationInterval {
    precondition(count > 3, "an interval needs more than three pairs")
    guard abs(correlation) < 1 else { return CorrelationInterval(lower: correlation, upper: correlation) }
    let width = -normalQuantile((1 - level) / 2) / Double(count - 3).squareRoot()
    return CorrelationInterval(lower: tanh(atanh(correlation) - width), upper: tanh(atanh(correlation) + width))
  }
}
