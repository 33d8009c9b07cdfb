/// A confidence interval for a probability, from a count of successes.
package struct ProportionInterval: Sendable, Equatable {
  /// Lower end, in [0, 1].
  package let lower: Double

  /// Upper end, in [0, 1].
  package let upper: Double

  /// The score interval without continuity correction.
  ///
  /// Exactly 0 below for no success, exactly 1 above for no failure. Wilson 1927, JASA 22(158), 209-212. Traps where
  /// not 0 <= successes <= trials, trials >= 1 and 0 < level < 1.
  package static func wilson(successes: Int, trials: Int, level: Double) -> ProportionInterval {
    checkCounts(successes: successes, trials: trials, level: level)
    let z = -normalQuantile((1 - level) / 2)
    let n = Double(trials)
    let proportion = Double(successes) / n
    let square = z * z / n
    let centre = (proportion + square / 2) / (1 + square)
    let halfWidth = (proportion * (1 - proportion) * square + square * square / 4).squareRoot() / (1 + square)
    return ProportionInterval(
      lower: successes == 0 ? 0 : max(centre - halfWidth, 0),
      upper: successes == trials ? 1 : min(centre + halfWidth, 1))
  }

  /// The exact interval, whose coverage is at least `level`.
  ///
  /// Beta quantiles; Clopper and Pearson 1934, Biometrika 26(4), 404-413. Traps as `wilson` does.
  /// - Throws: `GSLError` where a beta quantile can't be computed.
  package static func clopperPearson(
    successes: Int, trials: Int, level: Double
  ) throws(GSLError) -> ProportionInterval {
    checkCounts(successes: successes, trials: trials, level: level)
    let (k, failures) = (Double(successes), Double(trials - successes))
    let tail = (1 - level) / 2
    // The upper end by the mirrored distribution: 1 - tail would lose digits of the tail.
    return ProportionInterval(
      lower: successes == 0 ? 0 : Distribution.beta.quantile(tail, k, failures + 1),
      upper: successes == trials ? 1 : 1 - Distribution.beta.quantile(tail, failures, k + 1))
  }

  private static func checkCounts(successes: Int, trials: Int, level: Double) {
    precondition(trials >= 1 && successes >= 0 && successes <= trials, "0 <= successes <= trials, trials >= 1")
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
  }
}
