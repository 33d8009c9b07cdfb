internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// log Γ(1 + t) for t ≥ 0, with an absolute error near 1e-16 where t is small.
func logGammaOfOnePlus(_ t: Double) -> Double {
  guard t < 0.01 else { return gsl_sf_lngamma(1 + t) }
  // 1 + t would lose the digits of a small t.
  return t * logGammaCoefficients.reversed().reduce(0) { $0 * t + $1 }
}

/// Coefficients of t, t², … in log Γ(1 + t): −γ, and ζ(k) (−1)ᵏ / k (Abramowitz and Stegun 6.1.33).
private let logGammaCoefficients = [
  -0.577215664901532861, 0.822467033424113218, -0.400685634386531428, 0.270580808427784548, -0.207385551028673985,
  0.169557176997408190, -0.144049896768846118,
]

/// log Γ(1 + 2t) − 2 log Γ(1 + t) for t ≥ 0, without the cancellation of a small t.
func logGammaSpread(_ t: Double) -> Double {
  guard t < 0.005 else { return logGammaOfOnePlus(2 * t) - 2 * logGammaOfOnePlus(t) }
  var (power, sum) = (2.0, 0.0)
  var term = t
  for coefficient in logGammaCoefficients {
    sum += coefficient * (power - 2) * term
    power *= 2
    term *= t
  }
  return sum
}

/// What Stirling's formula lacks: log Γ(x) − (x − 1/2) log x + x − log(2π) / 2, for x > 0.
func stirlingRemainder(_ x: Double) -> Double {
  guard x >= 16 else { return gsl_sf_log(gsl_sf_gammastar(x)) }
  // Abramowitz and Stegun 6.1.41; the next term is below 1e-16 of the sum.
  let inverseSquare = 1 / (x * x)
  let coefficients = [
    -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
  ]
  return coefficients.reduce(0) { $0 * inverseSquare + $1 } / x
}

/// log Γ(a + b) − log Γ(b), without the cancellation of two large numbers.
func logGammaRise(_ b: Double, by a: Double) -> Double {
  guard b >= 16 else { return gsl_sf_lngamma(a + b) - (logGammaOfOnePlus(b) - log(b)) }
  return a * log(b) + (a + b - 0.5) * log1p(a / b) - a + stirlingRemainder(a + b) - stirlingRemainder(b)
}

/// log(1 + x) − x, without cancellation near 0.
func logOnePlusMinus(_ x: Double) -> Double {
  x > 1 ? log1p(x) - x : x > -1 ? gsl_sf_log_1plusx_mx(x) : -.infinity
}
