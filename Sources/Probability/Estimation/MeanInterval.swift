/// A confidence interval for a mean.
package struct MeanInterval: Sendable, Equatable {
  /// Lower end.
  package let lower: Double

  /// Upper end.
  package let upper: Double

  /// Mean ± t·standard error, with Student's quantile for n - 1 degrees of freedom.
  ///
  /// Exact for normal samples, asymptotic for others (Student 1908, Biometrika 6(1), 1-25); NaN for fewer than two
  /// values. Traps where not 0 < level < 1.
  package static func student(_ moments: MomentAccumulator, level: Double) throws(GSLError) -> MeanInterval {
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
    guard moments.count > 1 else { return MeanInterval(lower: .nan, upper: .nan) }
    let t = -Distribution.student.quantile((1 - level) / 2, Double(moments.count - 1))
    let halfWidth = t * moments.standardError
    return MeanInterval(lower: moments.mean - halfWidth, upper: moments.mean + halfWidth)
  }
}
