internal import CGSL

/// The two tails of a continuous distribution on the positive numbers, to be inverted.
///
/// GSL's inverses give NaN or stop early in corners, for instance `gsl_cdf_gamma_Pinv(0.3, 0.01, 1)`, but its
/// distribution functions are sound.
struct Tails {
  /// The distribution function.
  let lower: (Double) -> Double

  /// Its complement, without cancellation.
  let upper: (Double) -> Double

  /// What is being computed, for errors.
  let subject: String

  /// Relative error of a tail probability up to which GSL's inverse is taken.
  private static let tolerance = 1e-12

  /// Quantile for a lower tail p in [0, 1]; `guess` is GSL's, which may be anything.
  func quantile(_ p: Double, guess: Double, upTo end: Double) throws(GSLError) -> Double {
    guard p > 0 else { return 0 }
    guard p <= 0.5 else { return try upperQuantile(1 - p, guess: guess, upTo: end) }
    if guess >= 0, guess <= end, abs(lower(guess) - p) <= Self.tolerance * p { return guess }
    return try smallestPositive(upTo: end) { lower($0) >= p }
  }

  /// Quantile for an upper tail q in [0, 1].
  func upperQuantile(_ q: Double, guess: Double, upTo end: Double) throws(GSLError) -> Double {
    guard q > 0 else { return end }
    if guess >= 0, guess <= end, abs(upper(guess) - q) <= Self.tolerance * q { return guess }
    return try smallestPositive(upTo: end) { upper($0) <= q }
  }

  /// Smallest Double in [0, end] where a monotone condition holds, or `end`.
  ///
  /// Positive numbers are in the order of their bit patterns, so bisecting those is a search in log space that ends
  /// after 64 steps with nothing to tune.
  private func smallestPositive(upTo end: Double, where holds: (Double) -> Bool) throws(GSLError) -> Double {
    // A distribution function that is not a number anywhere near would look like a condition that fails.
    guard !lower(min(1, end / 2)).isNaN else { throw .failedToConverge(subject) }
    var (low, high) = (UInt64(0), end.bitPattern)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(Double(bitPattern: middle)) { high = middle } else { low = middle + 1 }
    }
    return Double(bitPattern: high)
  }
}
