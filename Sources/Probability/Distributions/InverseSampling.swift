// The draws that take one uniform, as inverse distribution functions on eight lanes. A lane with bad parameters is NaN;
// see `Distribution.parametersAreValid`. u is a uniform as `fillUniforms` makes them, so that 1 - u is exact.

/// Whether each lane is finite and 0 or more.
@inlinable @inline(always)
func isScale(_ x: LaneGroup) -> LaneMask {
  (x .>= 0) .& (x .< LaneGroup(repeating: .infinity))
}

/// Whether each lane is finite and above 0.
@inlinable @inline(always)
func isShape(_ x: LaneGroup) -> LaneMask {
  (x .> 0) .& (x .< LaneGroup(repeating: .infinity))
}

/// `x` where the parameters are valid, NaN elsewhere.
@inlinable @inline(always)
func valid(_ x: LaneGroup, _ areValid: LaneMask) -> LaneGroup {
  LaneGroup(repeating: .nan).replacing(with: x, where: areValid)
}

/// Normal draws: mean + sd·Φ⁻¹(u).
@inlinable @inline(always)
package func sampleNormal(_ u: LaneGroup, mean: LaneGroup, sd: LaneGroup) -> LaneGroup {
  scaleNormal(normalQuantile(u), mean: mean, sd: sd)
}

/// Normal draws from standard normal ones: mean + sd·z.
@inlinable @inline(always)
package func scaleNormal(_ z: LaneGroup, mean: LaneGroup, sd: LaneGroup) -> LaneGroup {
  valid(mean.addingProduct(sd, z), isFinite(mean) .& isScale(sd))
}

/// Lognormal draws: exp(mu + sigma·Φ⁻¹(u)).
@inlinable @inline(always)
package func sampleLognormal(_ u: LaneGroup, mu: LaneGroup, sigma: LaneGroup) -> LaneGroup {
  exp(sampleNormal(u, mean: mu, sd: sigma))
}

/// Uniform draws in [low, high].
@inlinable @inline(always)
package func sampleUniform(_ u: LaneGroup, low: LaneGroup, high: LaneGroup) -> LaneGroup {
  let width = high - low
  let x = low.addingProduct(width, u)
  // Rounding may pass the end by one ulp.
  return valid(x.replacing(with: high, where: x .> high), isScale(width) .& isFinite(low))
}

/// Exponential draws: -mean·log(1 - u).
@inlinable @inline(always)
package func sampleExponential(_ u: LaneGroup, mean: LaneGroup) -> LaneGroup {
  valid(-mean * log(1 - u), isScale(mean))
}

/// Weibull draws: scale·(-log(1 - u))^(1 / shape).
@inlinable @inline(always)
package func sampleWeibull(_ u: LaneGroup, scale: LaneGroup, shape: LaneGroup) -> LaneGroup {
  scaleWeibull(logSurvival: log(1 - u), scale: scale, shape: shape)
}

/// Weibull draws from the logarithms of 1 - u.
@inlinable @inline(always)
func scaleWeibull(logSurvival: LaneGroup, scale: LaneGroup, shape: LaneGroup) -> LaneGroup {
  valid(scale * exp(log(-logSurvival) / shape), isScale(scale) .& isShape(shape))
}

/// Logistic draws: location + scale·log(u / (1 - u)).
///
/// Absolute error near the median is 1e-16 scales.
@inlinable @inline(always)
package func sampleLogistic(_ u: LaneGroup, location: LaneGroup, scale: LaneGroup) -> LaneGroup {
  valid(location.addingProduct(scale, log(u / (1 - u))), isFinite(location) .& isScale(scale))
}

/// Pareto draws: scale·(1 - u)^(-1 / shape), scale or more.
@inlinable @inline(always)
package func samplePareto(_ u: LaneGroup, shape: LaneGroup, scale: LaneGroup) -> LaneGroup {
  scalePareto(logSurvival: log(1 - u), shape: shape, scale: scale)
}

/// Pareto draws from the logarithms of 1 - u.
@inlinable @inline(always)
func scalePareto(logSurvival: LaneGroup, shape: LaneGroup, scale: LaneGroup) -> LaneGroup {
  valid(scale * exp(-logSurvival / shape), isShape(shape) .& isScale(scale))
}

/// Cauchy draws: location + scale·tan(π(u - 1/2)).
@inlinable @inline(always)
package func sampleCauchy(_ u: LaneGroup, location: LaneGroup, scale: LaneGroup) -> LaneGroup {
  valid(location.addingProduct(scale, cauchyQuantile(u)), isFinite(location) .& isScale(scale))
}

/// Triangular draws: the distribution function is a parabola on either side of the mode.
@inlinable @inline(always)
package func sampleTriangular(_ u: LaneGroup, low: LaneGroup, mode: LaneGroup, high: LaneGroup) -> LaneGroup {
  let width = high - low
  let belowMode = (mode - low) / width
  let aboveMode = (high - mode) / width
  let isBelow = u .< belowMode
  let square = ((1 - u) * aboveMode).replacing(with: u * belowMode, where: isBelow)
  let distance = width * squareRoot(square)
  let x = (high - distance).replacing(with: low + distance, where: isBelow).replacing(with: low, where: width .== 0)
  return valid(x, isFinite(low) .& isScale(width) .& (low .<= mode) .& (mode .<= high))
}

/// Bernoulli draws: 1 where u < p, else 0.
@inlinable @inline(always)
package func sampleBernoulli(_ u: LaneGroup, p: LaneGroup) -> LaneGroup {
  valid(LaneGroup.zero.replacing(with: 1, where: u .< p), (p .>= 0) .& (p .<= 1))
}

/// Arrival times in an exponential race, by which one of several weighted alternatives is chosen: -log(u) / weight.
///
/// With a uniform of its own for each alternative, the smallest time wins with probability weight / Σ weights, and a
/// changed weight moves no choice between the others. A weight of 0 never arrives (infinity); negative, infinite and
/// NaN weights give NaN.
@inlinable @inline(always)
package func raceTime(_ u: LaneGroup, weight: LaneGroup) -> LaneGroup {
  valid(-log(u) / weight, isScale(weight))
}
