/// The uniform at an address for one trajectory, in (0, 1): (j + 1/2)·2⁻⁵² from a block's first 52 bits.
///
/// Never 0 or 1, and 1 - u is exact. Equal bit for bit to the same lane of `fillUniforms`.
package func uniform(trajectory: UInt64, seed: UInt64, address: DrawAddress) -> Double {
  unitInterval(
    Philox4x32.block(counter: address.counter(trajectory: trajectory), key: Philox4x32.key(seed: seed)))
}

/// The uniform of a block, from its words 0 and 1.
package func unitInterval(_ block: SIMD4<UInt32>) -> Double {
  let bits = (UInt64(block[0]) << 32 | UInt64(block[1])) >> 12
  // In [1, 2) the 52 bits are the fraction; both operations are exact.
  return Double(bitPattern: bits | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
}
