internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tails and quantiles of the gamma distribution with scale 1.
///
/// GSL's `gsl_sf_gamma_inc_P` and `_Q` do the work up to a shape of 1,000. Beyond, they cost more and more, and from 10⁸ on
/// they are wrong near one standard deviation (0.908 for 0.841, GSL 2.7): there the density is integrated in log x, where
/// it is nearly normal, to 1e-14.
struct IncompleteGamma {
  let shape: Double
  private let large: NearlyNormalTails?

  /// Whether the law is nearly normal in its logarithmic coordinate.
  var isNearlyNormal: Bool { large != nil }

  /// Shape from which the density is integrated.
  private static let largeShape = 1_000.0

  init(shape: Double) {
    self.shape = shape
    large =
      shape < Self.largeShape
      ? nil
      : NearlyNormalTails(
        scale: 1 / shape.squareRoot(), height: exp(-stirlingRemainder(shape)) * normalDensityAtZero,
        exponents: { -shape * exponentialMinusLine($0) })
    GSL.prepare()
  }

  /// Probabilities up to x and beyond, for x ≥ 0; `excess` is x − shape, for callers who have it more exactly.
  func tails(_ x: Double, excess: Double? = nil) -> Tails {
    guard x > 0 else { return Tails(lower: 0, upper: 1) }
    guard x < .infinity else { return Tails(lower: 1, upper: 0) }
    if let large {
      let ratio = (excess ?? x - shape) / shape
      return large.tails(abs(ratio) < 0.5 ? log1p(ratio) : log(x / shape))
    }
    // The smaller tail; a status of underflow comes with the right value, 0.
    var result = gsl_sf_result()
    if x < shape {
      _ = gsl_sf_gamma_inc_P_e(shape, x, &result)
      return Tails(lower: result.val, upper: 1 - result.val)
    }
    _ = gsl_sf_gamma_inc_Q_e(shape, x, &result)
    return Tails(lower: 1 - result.val, upper: result.val)
  }

  /// Logarithm of x times the density at x: the density of log x.
  func logDensityOfLog(logRatio d: Double) -> Double {
    guard shape >= 16 else {
      let y = d + log(shape)
      return shape * y - exp(y) - logGammaOfOnePlus(shape) + log(shape)
    }
    return 0.5 * log(shape) + logNormalDensityAtZero - stirlingRemainder(shape)
      - shape * exponentialMinusLine(LaneGroup(repeating: d))[0]
  }

  /// log(x / shape) of the quantile x with these tails, both above 0.
  ///
  /// Newton's method on the logarithm of a tail, which is concave in log x, so that it can't run away.
  func logRatioQuantile(_ target: Tails, guess: Double? = nil) -> Double {
    if let large { return large.quantile(target, guess: guess ?? nearlyNormalGuess(target)) }
    // Below 1 a small shape's lower tail is nearly a power of x, whose logarithm keeps all digits.
    let logShape = log(shape)
    if shape < 1, target.lower <= tails(1).lower { return smallQuantile(target) - logShape }
    let usesLower = shape >= 1 && target.lower <= tails(shape).lower
    let goal = usesLower ? target.logLower : target.logUpper
    return concaveRoot(from: guess ?? nearlyNormalGuess(target)) { d in
      let tails = tails(shape * exp(d))
      let slope = exp(logDensityOfLog(logRatio: d) - log(usesLower ? tails.lower : tails.upper))
      return usesLower ? (tails.logLower - goal, slope) : (tails.logUpper - goal, -slope)
    }
  }

  /// log x for a shape below 1 and x up to 1, from the series of P = xᵃ/Γ(a + 1)·(1 − a Σ …) (DLMF 8.7.3).
  private func smallQuantile(_ target: Tails) -> Double {
    let base = (target.logLower + logGammaOfOnePlus(shape)) / shape
    guard base.isFinite else { return base }
    return concaveRoot(from: min(base, 0)) { y in
      let x = exp(y)
      var (term, sum, slopeSum) = (1.0, 0.0, 0.0)
      for n in 1...24 {
        let order = Double(n)
        term *= -x / order
        sum += term / (shape + order)
        slopeSum += term * order / (shape + order)
      }
      let series = shape * sum
      return (y + log1p(series) / shape - base, 1 + slopeSum / (1 + series))
    }
  }

  /// Wilson and Hilferty 1931: the cube root is nearly normal. Or a power, where that goes below 0.
  private func nearlyNormalGuess(_ target: Tails) -> Double {
    let cubeRoot = 1 - 1 / (9 * shape) + target.normalPoint / (3 * shape.squareRoot())
    if cubeRoot > 0.3 { return 3 * log(cubeRoot) }
    return (target.logLower + logGammaOfOnePlus(shape)) / shape - log(shape)
  }
}
