/// The uniform at an address for one trajectory, in (0, 1): (j + 1/2)·2⁻⁵² from 52 bits of its half of a block.
///
/// Never 0 or 1, and 1 - u is exact. Equal bit for bit to the same lane of `fillUniforms`.
package func uniform(trajectory: UInt64, seed: UInt64, address: DrawAddress) -> Double {
  unitInterval(
    halfBlock(
      of: trajectory,
      Philox4x32.block(counter: address.counter(trajectory: trajectory), key: Philox4x32.key(seed: seed))))
}

/// A trajectory's words of the block that it shares: 0 and 1 for the even one of a pair, 2 and 3 for the odd one.
func halfBlock(of trajectory: UInt64, _ block: SIMD4<UInt32>) -> SIMD2<UInt32> {
  trajectory & 1 == 0 ? block.lowHalf : block.highHalf
}

/// The uniform of half a block.
func unitInterval(_ half: SIMD2<UInt32>) -> Double {
  let bits = (UInt64(half[0]) << 32 | UInt64(half[1])) >> 12
  // In [1, 2) the 52 bits are the fraction; both operations are exact.
  return Double(bitPattern: bits | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
}
