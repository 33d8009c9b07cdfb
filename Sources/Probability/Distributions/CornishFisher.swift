/// A nearly normal distribution by its first cumulants, to be inverted by Cornish and Fisher's expansion.
///
/// Cornish and Fisher 1938, Revue de l'Institut International de Statistique 5(4), 307-320; Abramowitz and Stegun
/// 26.2.49.
struct CornishFisher {
  /// First moment.
  let mean: Double

  /// Root of the variance.
  let standardDeviation: Double

  /// Third cumulant in standard units.
  let skewness: Double

  /// Fourth cumulant in standard units.
  let excessKurtosis: Double

  /// Quantile to second order in the skewness; the error is of third order.
  func quantile(_ p: Double) -> Double {
    let z = normalQuantile(p)
    let first = skewness / 6 * (z * z - 1)
    let second = excessKurtosis / 24 * (z * z * z - 3 * z) - skewness * skewness / 36 * (2 * z * z * z - 5 * z)
    return mean + standardDeviation * (z + first + second)
  }

  /// Quantile of a distribution on the whole numbers, with its distribution function taken at half counts.
  func countQuantile(_ p: Double) -> Double { (quantile(p) - 0.5).rounded(.up) }

  /// Skewness up to which a quantile may be taken from the expansion alone.
  private static let largestSkewness = 0.01

  /// Whether the expansion is within a hundredth of a count, and so is as good as a distribution function.
  var isAccurateForCounts: Bool { abs(skewness) <= Self.largestSkewness && standardDeviation >= 100 }
}

/// Shape from which a gamma quantile comes from its expansion, 10⁶: from 10⁸ on GSL's distribution function is wrong
/// near one standard deviation (0.908 for 0.841).
let largeGammaShape = 1e6

/// Quantile of a gamma with scale 1 and a shape of at least `largeGammaShape`, to third order: relative error below
/// 1e-13.
func largeGammaQuantile(_ p: Double, shape: Double) -> Double {
  let root = shape.squareRoot()
  let second = CornishFisher(mean: shape, standardDeviation: root, skewness: 2 / root, excessKurtosis: 6 / shape)
  let z = normalQuantile(p)
  return max(second.quantile(p) - (3 * z * z * z * z + 7 * z * z - 16) / (810 * shape), 0)
}
