/// The counter-based generator Philox 4×32 with 10 rounds.
///
/// Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC11. This is the reference path;
/// `fillUniforms` computes the same blocks for a column.
package enum Philox4x32 {
  /// First multiplier of a round (Salmon et al. 2011, table 2; Random123's PHILOX_M4x32_0).
  static let multiplier0: UInt32 = 0xD251_1F53

  /// Second multiplier of a round (Random123's PHILOX_M4x32_1).
  static let multiplier1: UInt32 = 0xCD9E_8D57

  /// What each round adds to the key: the golden ratio and sqrt(3) - 1 in 32 bits (Random123's PHILOX_W32).
  static let keyIncrement = SIMD2<UInt32>(0x9E37_79B9, 0xBB67_AE85)

  /// Number of rounds, Random123's default, with a safety margin over the 7 that pass BigCrush.
  static let roundCount: UInt32 = 10

  /// The four random words at a counter under a key.
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var state = counter
    for round in 0..<roundCount {
      let product0 = multiplier0.multipliedFullWidth(by: state[0])
      let product1 = multiplier1.multipliedFullWidth(by: state[2])
      let roundKey = roundKey(key, round: round)
      state = SIMD4(
        product1.high ^ state[1] ^ roundKey[0], product1.low, product0.high ^ state[3] ^ roundKey[1], product0.low)
    }
    return state
  }

  /// Key of a round, 0 to 9.
  static func roundKey(_ key: SIMD2<UInt32>, round: UInt32) -> SIMD2<UInt32> {
    key &+ keyIncrement &* SIMD2(repeating: round)
  }

  /// Key of a seed: its low and its high word.
  static func key(seed: UInt64) -> SIMD2<UInt32> {
    SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
  }
}
