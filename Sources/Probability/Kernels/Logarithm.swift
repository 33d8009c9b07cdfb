/// Natural logarithm of each lane.
///
/// Relative error below 1 ulp for all positive numbers, subnormals included; 0 gives -infinity, negative numbers and
/// NaN give NaN, infinity gives infinity. The algorithm and constants are fdlibm's (Sun Microsystems 1993, e_log.c): x
/// = 2ᵏ(1 + f), s = f / (2 + f), log(1 + f) = f - f²/2 + s (f²/2 + R(s²)).
@inlinable @inline(always)
package func log(_ x: LaneGroup) -> LaneGroup {
  let isSubnormal = x .< LaneGroup(repeating: 0x1p-1022)
  let scaled = x.replacing(with: x * 0x1p54, where: isSubnormal)
  // Centring the mantissa on 1 (from sqrt(1/2) to sqrt(2)) keeps log(x) accurate for x just below 1.
  let centred = unsafeBitCast(scaled, to: LaneBits.self) &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)
  let mantissa = unsafeBitCast(
    (centred & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD, to: LaneGroup.self)
  // Or-ing a small integer into the bits of 2⁵² converts it to Double.
  let biased = unsafeBitCast((centred &>> 52) | 0x4330_0000_0000_0000, to: LaneGroup.self)
  let bias = LaneGroup(repeating: 0x1p52 + 1023).replacing(with: 0x1p52 + 1077, where: isSubnormal)
  let k = biased - bias
  let f = mantissa - 1
  let s = f / (f + 2)
  let z = s * s
  let w = z * z
  var odd = LaneGroup(repeating: 1.479819860511658591e-01)
  odd = LaneGroup(repeating: 1.818357216161805012e-01).addingProduct(odd, w)
  odd = LaneGroup(repeating: 2.857142874366239149e-01).addingProduct(odd, w)
  odd = LaneGroup(repeating: 6.666666666666735130e-01).addingProduct(odd, w)
  var even = LaneGroup(repeating: 1.531383769920937332e-01)
  even = LaneGroup(repeating: 2.222219843214978396e-01).addingProduct(even, w)
  even = LaneGroup(repeating: 3.999999999940941908e-01).addingProduct(even, w)
  let remainder = (even * w).addingProduct(odd, z)
  let halfSquare = f * f * 0.5
  let correction = (k * 1.90821492927058770002e-10).addingProduct(s, halfSquare + remainder)
  let result = (k * 6.93147180369123816490e-01) - ((halfSquare - correction) - f)
  return
    result
    .replacing(with: -.infinity, where: x .== 0)
    .replacing(with: .nan, where: x .< 0)
    .replacing(with: x, where: x .== .infinity)
    .replacing(with: x, where: x .!= x)
}

/// Fills a column with the natural logarithm of another, by the group form of `log`.
///
/// The columns have the same count.
package func logColumn(_ out: inout MutableSpan<LaneGroup>, _ x: Span<LaneGroup>) {
  precondition(out.count == x.count, "columns have the same count")
  for group in 0..<out.count {
    out[group] = log(x[group])
  }
}
