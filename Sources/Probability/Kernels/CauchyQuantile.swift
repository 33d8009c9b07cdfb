/// Standard Cauchy quantile, tan(π(p - 1/2)), of each lane.
///
/// Relative error below 1e-15 for probabilities on the uniforms' grid, where 1 - p is exact; 0 and 1 give the
/// infinities, anything else outside (0, 1) is meaningless. Polynomials for sin(πw) and cos(πw) on [0, 1/4],
/// interpolated at Chebyshev nodes (relative errors 2e-21 and 2e-23).
@inlinable @inline(always)
package func cauchyQuantile(_ p: LaneGroup) -> LaneGroup {
  let upper = 1 - p
  let isUpper = p .> upper
  let tail = p.replacing(with: upper, where: isUpper)
  let isOuter = tail .<= 0.25
  let w = (0.5 - tail).replacing(with: tail, where: isOuter)
  let y = w * w
  var sine = LaneGroup(repeating: -0x1.6c5b875d4e739p-16)
  sine = LaneGroup(repeating: 0x1.e8eed12ee00a3p-12).addingProduct(sine, y)
  sine = LaneGroup(repeating: -0x1.e3074b4ff3058p-8).addingProduct(sine, y)
  sine = LaneGroup(repeating: 0x1.50783485cbd83p-4).addingProduct(sine, y)
  sine = LaneGroup(repeating: -0x1.32d2cce62ac22p-1).addingProduct(sine, y)
  sine = LaneGroup(repeating: 0x1.466bc6775aad9p+1).addingProduct(sine, y)
  sine = LaneGroup(repeating: -0x1.4abbce625be53p+2).addingProduct(sine, y)
  sine = LaneGroup(repeating: 0x1.921fb54442d18p+1).addingProduct(sine, y) * w
  var cosine = LaneGroup(repeating: 0x1.1e2a69fa47a81p-18)
  cosine = LaneGroup(repeating: -0x1.b6dd6cfa280afp-14).addingProduct(cosine, y)
  cosine = LaneGroup(repeating: 0x1.f9d3854812ae6p-10).addingProduct(cosine, y)
  cosine = LaneGroup(repeating: -0x1.a6d1f29f1c7fap-6).addingProduct(cosine, y)
  cosine = LaneGroup(repeating: 0x1.e1f5068919a8ap-3).addingProduct(cosine, y)
  cosine = LaneGroup(repeating: -0x1.55d3c7e3cbfedp+0).addingProduct(cosine, y)
  cosine = LaneGroup(repeating: 0x1.03c1f081b5ac4p+2).addingProduct(cosine, y)
  cosine = LaneGroup(repeating: -0x1.3bd3cc9be45dep+2).addingProduct(cosine, y)
  cosine = LaneGroup(repeating: 1).addingProduct(cosine, y)
  // tan(π(1/2 - t)) = cot(πt) outside, and tan of the remaining angle inside.
  let top = sine.replacing(with: cosine, where: isOuter)
  let bottom = cosine.replacing(with: sine, where: isOuter)
  let size = top / bottom
  return (-size).replacing(with: size, where: isUpper)
}
