/// All of a draw's address but its trajectory and the seed.
package struct DrawAddress: Sendable, Hashable {
  /// Hash of the path of names to the draw (`SiteHash`).
  package var site: UInt32

  /// Step of the clock, 0 to 2²⁴ - 1.
  package var step: UInt32

  /// Number of the copy, for trajectories that were split or resampled; 0 otherwise.
  package var generation: UInt16

  /// First block that the draw consumes, for sites with several uniforms; a sampler that needs more counts up from
  /// here.
  package var k: UInt16

  /// Makes an address.
  ///
  /// Traps where the step does not fit 24 bits.
  package init(site: UInt32, step: UInt32, generation: UInt16 = 0, k: UInt16 = 0) {
    precondition(step < 1 << 24, "a step has 24 bits")
    self.site = site
    self.step = step
    self.generation = generation
    self.k = k
  }

  /// The Philox counter of this address for one trajectory, which it shares with the other one of its pair.
  ///
  /// A pair is trajectories 2i and 2i + 1. Word 0 is the site, word 1 the low 32 bits of the pair's number, word 2 the step
  /// and the number's next 8 bits, word 3 the generation and k. Higher bits of the trajectory are ignored.
  func counter(trajectory: UInt64) -> SIMD4<UInt32> {
    let pair = trajectory >> 1
    return SIMD4(
      site,
      UInt32(truncatingIfNeeded: pair),
      step << 8 | UInt32(truncatingIfNeeded: pair >> 32) & 0xFF,
      UInt32(generation) << 16 | UInt32(k))
  }
}
