#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Confidence intervals within [0, 1] for a probability, from a count of successes.
package enum ProportionInterval {
  /// Successes, or failures, below which the interval comes from the binomial law itself.
  static let fewEvents = 50

  /// The interval that suits the number of events: `fewEvents` where successes or failures are few, else `wilson`.
  ///
  /// Traps as `wilson` does.
  package static func suited(successes: Int, trials: Int, level: Double) -> Interval {
    min(successes, trials - successes) < fewEvents
      ? few(successes: successes, trials: trials, level: level)
      : wilson(successes: successes, trials: trials, level: level)
  }

  /// The score interval without continuity correction.
  ///
  /// Exactly 0 below for no success, exactly 1 above for no failure. Wilson 1927, JASA 22(158), 209-212. Traps where
  /// not 0 <= successes <= trials, trials >= 1 and 0 < level < 1.
  package static func wilson(successes: Int, trials: Int, level: Double) -> Interval {
    checkCounts(successes: successes, trials: trials, level: level)
    let z = -normalQuantile((1 - level) / 2)
    let n = Double(trials)
    let proportion = Double(successes) / n
    let square = z * z / n
    let centre = (proportion + square / 2) / (1 + square)
    let halfWidth = (proportion * (1 - proportion) * square + square * square / 4).squareRoot() / (1 + square)
    return Interval(
      low: successes == 0 ? 0 : max(centre - halfWidth, 0),
      high: successes == trials ? 1 : min(centre + halfWidth, 1), level: level)
  }

  /// The exact interval, whose coverage is at least `level`.
  ///
  /// Beta quantiles; Clopper and Pearson 1934, Biometrika 26(4), 404-413. Traps as `wilson` does.
  package static func clopperPearson(
    successes: Int, trials: Int, level: Double
  ) -> Interval {
    checkCounts(successes: successes, trials: trials, level: level)
    let (k, failures) = (Double(successes), Double(trials - successes))
    let tail = (1 - level) / 2
    // The upper end by the mirrored distribution: 1 - tail would lose digits of the tail.
    return Interval(
      low: successes == 0 ? 0 : Distribution.beta.quantile(tail, k, failures + 1),
      high: successes == trials ? 1 : 1 - Distribution.beta.quantile(tail, failures, k + 1), level: level)
  }

  /// The interval between the exact and the mid-p one, for few successes or few failures.
  ///
  /// Its ends are where the tail that begins at the count weighs (1 − level)/2, the count itself with weight
  /// ½ + ½/(1 + events): whole at no event, as Clopper and Pearson have it, and towards half, as the mid-p interval has it
  /// (Lancaster 1961, JASA 56(294), 223-234). Half alone covers .917 where three events are expected; so it covers .939 or
  /// more whatever the probability. Traps as `wilson` does.
  ///
  /// - Complexity: O(m), m being the lesser of successes and failures.
  package static func few(successes: Int, trials: Int, level: Double) -> Interval {
    checkCounts(successes: successes, trials: trials, level: level)
    guard successes <= trials - successes else {
      let mirrored = few(successes: trials - successes, trials: trials, level: level)
      return Interval(low: 1 - mirrored.high, high: 1 - mirrored.low, level: level)
    }
    let tail = (1 - level) / 2
    let weight = 0.5 + 0.5 / Double(1 + successes)
    let share = Double(successes) / Double(trials)
    // P(fewer) + weight · P(as many) falls as p rises.
    let high = crossing(from: share, to: 1) { p in
      let law = lowerTail(successes, trials, p)
      return law.fewer + weight * law.same > tail
    }
    guard successes > 0 else { return Interval(low: 0, high: high, level: level) }
    let low = crossing(from: 0, to: share) { p in
      let law = lowerTail(successes, trials, p)
      return 1 - law.fewer - (1 - weight) * law.same < tail
    }
    return Interval(low: low, high: high, level: level)
  }

  /// P(X < k) and P(X = k) for X binomial(n, p), k being at most n/2, by their terms.
  private static func lowerTail(_ k: Int, _ n: Int, _ p: Double) -> (fewer: Double, same: Double) {
    guard p > 0 else { return (k > 0 ? 1 : 0, k == 0 ? 1 : 0) }
    guard p < 1 else { return (0, k == n ? 1 : 0) }
    let odds = log(p) - log1p(-p)
    // Logarithms, for (1 − p)ⁿ may vanish where the terms that matter do not.
    var term = Double(n) * log1p(-p)
    var fewer = 0.0
    for count in 0..<k {
      fewer += exp(term)
      term += log(Double(n - count) / Double(count + 1)) + odds
    }
    return (fewer, exp(term))
  }

  /// Where a condition that holds at the low end, or below some point, stops to hold; by bisection.
  private static func crossing(from low: Double, to high: Double, _ holds: (Double) -> Bool) -> Double {
    var (inside, outside) = (low, high)
    while true {
      // Geometrically while the ends are of different size, so that tiny probabilities take no longer.
      let isWide = inside > 0 && outside > 4 * inside
      let middle = isWide ? (inside * outside).squareRoot() : (inside + outside) / 2
      guard middle > inside, middle < outside, outside - inside > 1e-14 * outside else { return middle }
      if holds(middle) { inside = middle } else { outside = middle }
    }
  }

  private static func checkCounts(successes: Int, trials: Int, level: Double) {
    precondition(trials >= 1 && successes >= 0 && successes <= trials, "0 <= successes <= trials, trials >= 1")
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
  }

  /// The share that others may have at most where all of a number of values are alike.
  ///
  /// Solves (1 − p)ⁿ = (1 − level)/2: about 3.7/n at 95 %. On one side alone it is the rule of three (Hanley and
  /// Lippman-Hand 1983, JAMA 249(13), 1743-1745).
  package static func largestUnseenShare(count: Int, level: Double) -> Double {
    -expm1(log((1 - level) / 2) / Double(count))
  }
}
