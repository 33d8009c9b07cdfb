/// e to the power of each lane.
///
/// Relative error below 1 ulp where the result is normal; results below 2⁻¹⁰²² lose digits gradually and reach 0 at
/// -745.14; infinity above 709.79; NaN for NaN. Cody and Waite's reduction to |r| <= ln 2 / 2, then a polynomial of
/// degree 11 that interpolates (eʳ - 1 - r) / r² at Chebyshev nodes (truncation error 3e-18).
@inlinable @inline(always)
package func exp(_ x: LaneGroup) -> LaneGroup {
  // Beyond these bounds the result is 0 or infinite; comparing this way round lets NaN through.
  let bounded = x.replacing(with: -746, where: x .< -746).replacing(with: 710, where: x .> 710)
  // Adding 1.5·2⁵² rounds to an integer k and leaves it in the low bits; 2046 more keeps k positive there.
  let shifter = 0x1.8p52 + 2046
  let shifted = LaneGroup(repeating: shifter).addingProduct(bounded, LaneGroup(repeating: 0x1.71547652b82fep0))
  let k = shifted - shifter
  let power = expPolynomial(bounded, k)
  // Two factors of half the exponent each: one factor 2ᵏ can't hold k = 1024 nor k < -1022.
  let bits = unsafeBitCast(shifted, to: LaneBits.self)
  let firstExponent = (bits &>> 1) &<< 52
  let secondExponent = (bits &<< 52) &- firstExponent
  return power * unsafeBitCast(firstExponent, to: LaneGroup.self) * unsafeBitCast(secondExponent, to: LaneGroup.self)
}

/// e to the power of each lane, for lanes that are 0 or less; meaningless for others.
///
/// As `exp`, but results below 2⁻¹⁰²² are 0, which saves a fifth of the work. NaN gives NaN.
@inlinable @inline(always)
package func expOfNonPositive(_ x: LaneGroup) -> LaneGroup {
  let shifter = 0x1.8p52
  let shifted = LaneGroup(repeating: shifter).addingProduct(x, LaneGroup(repeating: 0x1.71547652b82fep0))
  let k = shifted - shifter
  let power = expPolynomial(x, k)
  let scaled = unsafeBitCast(power, to: LaneBits.self) &+ unsafeBitCast(shifted, to: LaneBits.self) &<< 52
  // Compared this way round, a NaN is not below.
  return unsafeBitCast(scaled, to: LaneGroup.self).replacing(with: 0, where: x .< -708.3)
    .replacing(with: x, where: x .!= x)
}

/// e to the power of x − k ln 2, where k is the integer nearest to x / ln 2.
@inlinable @inline(always)
package func expPolynomial(_ bounded: LaneGroup, _ k: LaneGroup) -> LaneGroup {
  // ln 2 in two parts, the first with trailing zeros so that k times it is exact (fdlibm, e_exp.c).
  let r = bounded.addingProduct(k, LaneGroup(repeating: -0x1.62e42feep-1))
    .addingProduct(k, LaneGroup(repeating: -0x1.a39ef35793c76p-33))
  // Even and odd powers apart: half the latency of Horner's scheme.
  let square = r * r
  var odd = LaneGroup(repeating: 0x1.af38a9b0ec855p-26)
  odd = LaneGroup(repeating: 0x1.71de0dae63bb3p-19).addingProduct(odd, square)
  odd = LaneGroup(repeating: 0x1.a01a01a7c41d5p-13).addingProduct(odd, square)
  odd = LaneGroup(repeating: 0x1.11111111109b3p-7).addingProduct(odd, square)
  odd = LaneGroup(repeating: 0x1.5555555555556p-3).addingProduct(odd, square)
  var even = LaneGroup(repeating: 0x1.289185613a3d6p-22)
  even = LaneGroup(repeating: 0x1.a019b90d2ae7ap-16).addingProduct(even, square)
  even = LaneGroup(repeating: 0x1.6c16c1788bd90p-10).addingProduct(even, square)
  even = LaneGroup(repeating: 0x1.5555555553d63p-5).addingProduct(even, square)
  even = LaneGroup(repeating: 0x1.0000000000001p-1).addingProduct(even, square)
  let quotient = even.addingProduct(odd, r)
  return r.addingProduct(quotient, square) + 1
}

/// Fills a column with e to the power of another, by the group form of `exp`.
///
/// The columns have the same count.
package func expColumn(_ out: inout MutableSpan<LaneGroup>, _ x: Span<LaneGroup>) {
  precondition(out.count == x.count, "columns have the same count")
  for group in 0..<out.count {
    out[group] = exp(x[group])
  }
}
