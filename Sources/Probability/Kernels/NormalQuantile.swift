/// Standard normal quantile of each lane.
///
/// Relative error below 1e-15 (tested) for probabilities from 1e-300 to 1 - 2⁻⁵³; 0 and 1 give the infinities, anything
/// else outside (0, 1) gives NaN. Algorithm AS 241, PPND16 (Wichura 1988, Applied Statistics 37(3), 477-484).
@inlinable @inline(always)
package func normalQuantile(_ p: LaneGroup) -> LaneGroup {
  normalTailQuantile(p)
    .replacing(
      with: normalCentralQuantile(p), where: magnitude(p - 0.5) .<= LaneGroup(repeating: normalCentreHalfWidth))
}

/// AS 241's coordinate of the tails: sqrt(-log(p)) or sqrt(-log(1 - p)), the larger.
@inlinable @inline(always)
package func normalTailDistance(_ p: LaneGroup) -> LaneGroup {
  let upper = 1 - p
  return squareRoot(-log(p.replacing(with: upper, where: p .> upper)))
}

/// Half the width of the centre, where AS 241 uses one rational in (p - 1/2)²: 0.425.
@usableFromInline let normalCentreHalfWidth = 0.425

/// Standard normal quantile of each lane, right where |p - 1/2| <= 0.425.
@inlinable @inline(always)
package func normalCentralQuantile(_ p: LaneGroup) -> LaneGroup {
  let q = p - 0.5
  let (numerator, denominator) = normalQuantileCentre(LaneGroup(repeating: 0.180625).addingProduct(-q, q))
  return numerator * q / denominator
}

/// Standard normal quantile of each lane, right where |p - 1/2| > 0.425.
@inlinable @inline(always)
package func normalTailQuantile(_ p: LaneGroup) -> LaneGroup {
  let distance = normalTailDistance(p)
  var (numerator, denominator) = normalQuantileTail(distance - 1.6)
  let isFar = distance .> 5
  // Beyond 5, p < 1.4e-11: a branch that is as good as never taken.
  if any(isFar) {
    let (farNumerator, farDenominator) = normalQuantileFarTail(distance - 5)
    numerator.replace(with: farNumerator, where: isFar)
    denominator.replace(with: farDenominator, where: isFar)
  }
  // The rationals give magnitudes; the sign of p - 1/2 carries over by its bit.
  let sign = unsafeBitCast(p - 0.5, to: LaneBits.self) & 0x8000_0000_0000_0000
  let signed = unsafeBitCast(unsafeBitCast(numerator, to: LaneBits.self) ^ sign, to: LaneGroup.self)
  return (signed / denominator)
    .replacing(with: -.infinity, where: p .== 0)
    .replacing(with: .infinity, where: p .== 1)
}

/// Numerator and denominator of quantile / (p - 1/2) at r = 0.425² - (p - 1/2)², for |p - 1/2| <= 0.425 (AS 241,
/// coefficients a and b).
@inlinable @inline(always)
package func normalQuantileCentre(_ r: LaneGroup) -> (LaneGroup, LaneGroup) {
  var numerator = LaneGroup(repeating: 2.5090809287301226727e+3)
  numerator = LaneGroup(repeating: 3.3430575583588128105e+4).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 6.7265770927008700853e+4).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 4.5921953931549871457e+4).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 1.3731693765509461125e+4).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 1.9715909503065514427e+3).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 1.3314166789178437745e+2).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 3.3871328727963666080e0).addingProduct(numerator, r)
  var denominator = LaneGroup(repeating: 5.2264952788528545610e+3)
  denominator = LaneGroup(repeating: 2.8729085735721942674e+4).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 3.9307895800092710610e+4).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 2.1213794301586595867e+4).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 5.3941960214247511077e+3).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 6.8718700749205790830e+2).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 4.2313330701600911252e+1).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1).addingProduct(denominator, r)
  return (numerator, denominator)
}

/// Numerator and denominator of |quantile| at r = sqrt(LaneGroup.-log(tail)) - 1.6, for r <= 3.4 (AS 241, coefficients
/// c and d).
@inlinable @inline(always)
package func normalQuantileTail(_ r: LaneGroup) -> (LaneGroup, LaneGroup) {
  var numerator = LaneGroup(repeating: 7.74545014278341407640e-4)
  numerator = LaneGroup(repeating: 2.27238449892691845833e-2).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 2.41780725177450611770e-1).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 1.27045825245236838258e0).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 3.64784832476320460504e0).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 5.76949722146069140550e0).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 4.63033784615654529590e0).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 1.42343711074968357734e0).addingProduct(numerator, r)
  var denominator = LaneGroup(repeating: 1.05075007164441684324e-9)
  denominator = LaneGroup(repeating: 5.47593808499534494600e-4).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1.51986665636164571966e-2).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1.48103976427480074590e-1).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 6.89767334985100004550e-1).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1.67638483018380384940e0).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 2.05319162663775882187e0).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1).addingProduct(denominator, r)
  return (numerator, denominator)
}

/// Numerator and denominator of |quantile| at r = sqrt(LaneGroup.-log(tail)) - 5, for r > 0 (AS 241, coefficients e and
/// f).
@inlinable @inline(always)
package func normalQuantileFarTail(_ r: LaneGroup) -> (LaneGroup, LaneGroup) {
  var numerator = LaneGroup(repeating: 2.01033439929228813265e-7)
  numerator = LaneGroup(repeating: 2.71155556874348757815e-5).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 1.24266094738807843860e-3).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 2.65321895265761230930e-2).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 2.96560571828504891230e-1).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 1.78482653991729133580e0).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 5.46378491116411436990e0).addingProduct(numerator, r)
  numerator = LaneGroup(repeating: 6.65790464350110377720e0).addingProduct(numerator, r)
  var denominator = LaneGroup(repeating: 2.04426310338993978564e-15)
  denominator = LaneGroup(repeating: 1.42151175831644588870e-7).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1.84631831751005468180e-5).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 7.86869131145613259100e-4).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1.48753612908506148525e-2).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1.36929880922735805310e-1).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 5.99832206555887937690e-1).addingProduct(denominator, r)
  denominator = LaneGroup(repeating: 1).addingProduct(denominator, r)
  return (numerator, denominator)
}

/// Standard normal quantile of one probability, with the bits of the column kernel.
package func normalQuantile(_ p: Double) -> Double {
  normalQuantile(LaneGroup(repeating: p))[0]
}
