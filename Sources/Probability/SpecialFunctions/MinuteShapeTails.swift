internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tails of a beta law in the half next to the end that a minute shape pulls to, where nearly all of it lies.
///
/// With s the minute shape, r the other and y the distance from that end, the part of the law within y is
/// yˢ/(s B(s, r))·(1 + s Σ (1 − r)ₙ yⁿ / (n! (s + n))) (DLMF 8.17.7). Its logarithm is of the order of s and is summed from
/// terms of that order, so that the part beyond keeps its digits, where a continued fraction would take 10⁵ terms.
struct MinuteShapeTails {
  private let shape: Double
  private let other: Double

  /// −log(s B(s, r)).
  private let logHeight: Double

  /// Shapes up to which it serves, and the largest other one.
  static let largestShape = 0.01
  private static let largestOther = 2.0

  /// None where another way is as good.
  init?(shape: Double, other: Double) {
    guard shape <= Self.largestShape, other <= Self.largestOther else { return nil }
    (self.shape, self.other) = (shape, other)
    // log Γ(1 + r + s) − log Γ(1 + r), by Taylor: digamma and polygammas.
    var (rise, power) = (0.0, 1.0)
    for order in 1...8 {
      power *= shape / Double(order)
      rise += power * (order == 1 ? gsl_sf_psi(1 + other) : gsl_sf_psi_n(Int32(order - 1), 1 + other))
    }
    logHeight = rise - logGammaOfOnePlus(shape) - log1p(shape / other)
  }

  /// The parts of the law up to a distance from the end, at most 1/2, and beyond.
  func parts(distance: Double, logDistance: Double) -> (near: Double, far: Double) {
    var (term, sum) = (1.0, 0.0)
    for index in 1...60 {
      let n = Double(index)
      term *= (n - other) / n * distance
      sum += term / (shape + n)
      if abs(term) < 1e-18 { break }
    }
    let logNear = min(shape * logDistance + logHeight + log1p(shape * sum), 0)
    return (exp(logNear), -expm1(logNear))
  }
}
