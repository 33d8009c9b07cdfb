#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The probabilities on either side of a number, each without cancellation against 1.
package struct Tails: Sendable, Equatable {
  /// Probability of the number or less.
  package var lower: Double

  /// Probability of more.
  package var upper: Double

  /// Both sides, which add up to 1.
  package init(lower: Double, upper: Double) {
    (self.lower, self.upper) = (lower, upper)
  }

  /// A uniform as the lower side. Exact where 1 − u is, as it is for the uniforms of `fillUniforms`.
  package init(uniform u: Double) { self.init(lower: u, upper: 1 - u) }

  /// The same with the sides exchanged.
  var swapped: Tails { Tails(lower: upper, upper: lower) }

  /// Logarithm of the lower side, right also where it is nearly 1.
  var logLower: Double { lower <= 0.5 ? log(lower) : log1p(-upper) }

  /// Logarithm of the upper side, right also where it is nearly 1.
  var logUpper: Double { swapped.logLower }

  /// The point of the standard normal distribution with these tails.
  var normalPoint: Double { lower <= 0.5 ? normalQuantile(lower) : -normalQuantile(upper) }
}

extension Tails {
  /// The tails where all probability is on one side.
  static func certain(_ isLower: Bool) -> Tails { Tails(lower: isLower ? 1 : 0, upper: isLower ? 0 : 1) }
}
