private typealias HalfBits = SIMD4<UInt64>

/// Fills a column with the uniforms of one address, one trajectory a lane.
///
/// Trajectories have 41 bits; all lanes share bits 33 to 40, which are taken from lane 0, so a column may not straddle a
/// multiple of 2³³. Equal bit for bit to `uniform(trajectory:seed:address:)`. Only counter word 1 differs between lanes,
/// so round 1 and half of rounds 2 and 3 are computed once. Where eight lanes are four whole pairs, as they are in full
/// columns, four blocks make their uniforms; lanes that were picked out take a block each.
package func fillUniforms(
  _ out: inout MutableSpan<LaneGroup>, trajectories: Span<LaneBits>, seed: UInt64, address: DrawAddress
) {
  precondition(out.count == trajectories.count, "columns have the same count")
  guard out.count > 0 else { return }
  let shared = PhiloxColumn(seed: seed, address: address, firstTrajectory: trajectories[0][0])
  for group in 0..<out.count { out[group] = shared.uniforms(trajectories[group]) }
}

/// The uniforms of eight trajectories at one address.
func uniformGroup(_ trajectories: LaneBits, seed: UInt64, address: DrawAddress) -> LaneGroup {
  PhiloxColumn(seed: seed, address: address, firstTrajectory: trajectories[0]).uniforms(trajectories)
}

/// What the lanes of a column share: the round keys, and the scalar part of rounds 1 to 3.
///
/// Words stand in 64 bits; the upper halves hold garbage, which the next product ignores. Names: word w after round r
/// is `word<w>AfterRound<r>`, all before the next round's key is mixed in.
private struct PhiloxColumn {
  let mixWord0Round1: UInt64
  let mixWord2Round2: UInt64
  let mixWord0Round3: UInt64
  let mixWord2Round3: UInt64
  let word3AfterRound3: UInt64
  let keys: Keys

  /// Keys of rounds 4 to 10.
  struct Keys {
    let round4: SIMD2<UInt64>
    let round5: SIMD2<UInt64>
    let round6: SIMD2<UInt64>
    let round7: SIMD2<UInt64>
    let round8: SIMD2<UInt64>
    let round9: SIMD2<UInt64>
    let round10: SIMD2<UInt64>

    /// Derives the keys from a seed.
    init(seed: UInt64) {
      func key(_ round: UInt32) -> SIMD2<UInt64> {
        let key = Philox4x32.roundKey(Philox4x32.key(seed: seed), round: round - 1)
        return SIMD2(UInt64(key[0]), UInt64(key[1]))
      }
      round4 = key(4)
      round5 = key(5)
      round6 = key(6)
      round7 = key(7)
      round8 = key(8)
      round9 = key(9)
      round10 = key(10)
    }
  }

  /// Computes what does not depend on the lane.
  init(seed: UInt64, address: DrawAddress, firstTrajectory: UInt64) {
    let counter = address.counter(trajectory: firstTrajectory)
    func key(_ round: UInt32) -> SIMD2<UInt32> {
      Philox4x32.roundKey(Philox4x32.key(seed: seed), round: round - 1)
    }
    let product0Round1 = Philox4x32.multiplier0.multipliedFullWidth(by: counter[0])
    let product1Round1 = Philox4x32.multiplier1.multipliedFullWidth(by: counter[2])
    let word2AfterRound1 = product0Round1.high ^ counter[3] ^ key(1)[1]
    let product1Round2 = Philox4x32.multiplier1.multipliedFullWidth(by: word2AfterRound1)
    let word0AfterRound2 = product1Round2.high ^ product1Round1.low ^ key(2)[0]
    let product0Round3 = Philox4x32.multiplier0.multipliedFullWidth(by: word0AfterRound2)
    mixWord0Round1 = UInt64(product1Round1.high ^ key(1)[0])
    mixWord2Round2 = UInt64(product0Round1.low ^ key(2)[1])
    mixWord0Round3 = UInt64(product1Round2.low ^ key(3)[0])
    mixWord2Round3 = UInt64(product0Round3.high ^ key(3)[1])
    word3AfterRound3 = UInt64(product0Round3.low)
    keys = Keys(seed: seed)
  }

  /// The uniforms of eight trajectories.
  @inline(__always)  // a call for every eight lanes would cost more than it does
  func uniforms(_ trajectories: LaneBits) -> LaneGroup {
    let first = trajectories[0]
    if first & 1 == 0, all(trajectories .== LaneBits(0, 1, 2, 3, 4, 5, 6, 7) &+ first) {
      let (even, odd) = blocks((trajectories &>> 1).evenHalf)
      return LaneGroup(even[0], odd[0], even[1], odd[1], even[2], odd[2], even[3], odd[3])
    }
    return LaneGroup(lowHalf: halves(trajectories.lowHalf), highHalf: halves(trajectories.highHalf))
  }

  /// The uniforms of four trajectories that need not be pairs.
  @inline(__always)  // see above
  private func halves(_ trajectories: HalfBits) -> SIMD4<Double> {
    let (even, odd) = blocks(trajectories &>> 1)
    return even.replacing(with: odd, where: unsafeBitCast(trajectories & 1, to: SIMD4<Int64>.self) .!= 0)
  }

  /// The uniforms of the even and the odd trajectories of four pairs.
  @inline(__always)  // see above
  private func blocks(_ pairs: HalfBits) -> (even: SIMD4<Double>, odd: SIMD4<Double>) {
    let word0AfterRound1 = pairs ^ HalfBits(repeating: mixWord0Round1)
    let product0Round2 = product(word0AfterRound1, Philox4x32.multiplier0)
    let word2AfterRound2 = (product0Round2 &>> 32) ^ HalfBits(repeating: mixWord2Round2)
    let product1Round3 = product(word2AfterRound2, Philox4x32.multiplier1)
    var word0 = (product1Round3 &>> 32) ^ HalfBits(repeating: mixWord0Round3)
    var word1 = product1Round3
    var word2 = product0Round2 ^ HalfBits(repeating: mixWord2Round3)
    var word3 = HalfBits(repeating: word3AfterRound3)
    applyRound(&word0, &word1, &word2, &word3, keys.round4)
    applyRound(&word0, &word1, &word2, &word3, keys.round5)
    applyRound(&word0, &word1, &word2, &word3, keys.round6)
    applyRound(&word0, &word1, &word2, &word3, keys.round7)
    applyRound(&word0, &word1, &word2, &word3, keys.round8)
    applyRound(&word0, &word1, &word2, &word3, keys.round9)
    applyRound(&word0, &word1, &word2, &word3, keys.round10)
    return (unitIntervals(word0, word1), unitIntervals(word2, word3))
  }

  /// Uniforms from two words each, as `unitInterval`.
  @inline(__always)  // see above
  private func unitIntervals(_ high: HalfBits, _ low: HalfBits) -> SIMD4<Double> {
    let bits = ((high & 0xFFFF_FFFF) &<< 20) | ((low & 0xFFFF_FFFF) &>> 12) | 0x3FF0_0000_0000_0000
    return unsafeBitCast(bits, to: SIMD4<Double>.self) - (1 - 0x1p-53)
  }

  /// One round on four lanes.
  @inline(__always)  // see above
  private func applyRound(
    _ word0: inout HalfBits, _ word1: inout HalfBits, _ word2: inout HalfBits, _ word3: inout HalfBits,
    _ key: SIMD2<UInt64>
  ) {
    let product0 = product(word0, Philox4x32.multiplier0)
    let product1 = product(word2, Philox4x32.multiplier1)
    word0 = (product1 &>> 32) ^ word1 ^ HalfBits(repeating: key[0])
    word2 = (product0 &>> 32) ^ word3 ^ HalfBits(repeating: key[1])
    word1 = product1
    word3 = product0
  }

  /// Products of the low words with a multiplier: masking right before lets LLVM emit one `vpmuludq`.
  @inline(__always)  // see above
  private func product(_ words: HalfBits, _ multiplier: UInt32) -> HalfBits {
    (words & 0xFFFF_FFFF) &* HalfBits(repeating: UInt64(multiplier))
  }
}
