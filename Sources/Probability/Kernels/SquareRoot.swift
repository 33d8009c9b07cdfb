/// Square root of each lane.
///
/// Within 1 ulp from 2⁻¹⁰²² to the largest finite number, and 0 for 0; NaN for NaN and infinity, meaningless for other
/// arguments. Two Halley steps for 1 / sqrt(x) from the exponent trick of Lomont (2003, "Fast inverse square root"),
/// then one Newton step. The standard library's `squareRoot` stays scalar, because it minds errno, and took 2 ns
/// longer.
@inlinable @inline(always)
package func squareRoot(_ x: LaneGroup) -> LaneGroup {
  let estimate = 0x5FE6_EB50_C7B5_37A9 &- (unsafeBitCast(x, to: LaneBits.self) &>> 1)
  var reciprocal = unsafeBitCast(estimate, to: LaneGroup.self)
  for _ in 0..<2 {
    let error = LaneGroup(repeating: 1).addingProduct(-(x * reciprocal), reciprocal)
    let factor = LaneGroup(repeating: 0.5).addingProduct(error, LaneGroup(repeating: 0.375))
    reciprocal = reciprocal.addingProduct(reciprocal * error, factor)
  }
  let root = x * reciprocal
  let remainder = x.addingProduct(-root, root)
  return root.addingProduct(remainder * 0.5, reciprocal)
}
