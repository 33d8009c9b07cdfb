import Probability
import TestSupport
import Testing

@Suite("Random streams") struct RandomStreamTests {
  // Random123, tests/kat_vectors, philox4x32 10 (Salmon et al. 2011).
  @Test(
    "Philox gives Random123's known answers",
    arguments: [
      (
        counter: SIMD4<UInt32>(0, 0, 0, 0), key: SIMD2<UInt32>(0, 0),
        block: SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
      ),
      (
        counter: SIMD4<UInt32>(repeating: 0xffff_ffff), key: SIMD2<UInt32>(repeating: 0xffff_ffff),
        block: SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
      ),
      (
        counter: SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
        block: SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
      ),
    ])
  func knownAnswers(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, block: SIMD4<UInt32>) {
    #expect(Philox4x32.block(counter: counter, key: key) == block)
  }

  // Known answers of the FNV authors' test suite (RFC 9923, appendix C).
  @Test(
    "A site is the FNV-1a hash of its path",
    arguments: [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968)] as [(String, UInt32)])
  func siteHash(path: String, hash: UInt32) {
    #expect(SiteHash.fnv1a(path) == hash)
  }

  static let addresses = [
    DrawAddress(site: 0, step: 0),
    DrawAddress(site: 0xdead_beef, step: 364, generation: 3, k: 9),
    DrawAddress(site: .max, step: 0xff_ffff, generation: .max, k: .max),
  ]

  @Test(
    "A column has the bits of single uniforms",
    arguments: addresses, [0, 1_000_000, 0xffff_ff00, 0x12_3456_7800, 0xff_ffff_ff00] as [UInt64])
  func columnEqualsScalar(address: DrawAddress, first: UInt64) {
    for seed in [0, 1, 0x0123_4567_89ab_cdef, UInt64.max] {
      let out = uniformColumn(from: first, groups: 32, seed: seed, address: address)
      let single = (0..<256).map { uniform(trajectory: first + $0, seed: seed, address: address) }
      #expect(lanes(out) == single, "seed \(seed)")
    }
  }

  @Test("The trajectories of a pair share the block at the documented counter, half each")
  func counterLayout() {
    let address = DrawAddress(site: 0x1111_2222, step: 0x33_4455, generation: 0x6677, k: 0x8899)
    // Pair 0xaa_bbcc_ddee is trajectories 0x155_7799_bbdc and the next.
    let block = Philox4x32.block(
      counter: SIMD4(0x1111_2222, 0xbbcc_ddee, 0x3344_55aa, 0x6677_8899), key: SIMD2(0x7654_3210, 0xfedc_ba98))
    for (odd, words) in [(0, block.lowHalf), (1, block.highHalf)] as [(UInt64, SIMD2<UInt32>)] {
      let bits = (UInt64(words[0]) << 32 | UInt64(words[1])) >> 12
      let u = uniform(trajectory: 0x155_7799_bbdc + odd, seed: 0xfedc_ba98_7654_3210, address: address)
      #expect(u == (Double(bits) + 0.5) * 0x1p-52)
    }
  }

  @Test("A uniform is never 0 or 1, and 1 - u is exact")
  func endpoints() {
    for trajectory in 0..<1000 as Range<UInt64> {
      let u = uniform(trajectory: trajectory, seed: 1, address: DrawAddress(site: 2, step: 3))
      let j = UInt64(u * 0x1p53)
      #expect(j % 2 == 1 && Double(j) == u * 0x1p53 && Double((1 << 53) - j) * 0x1p-53 == 1 - u)
    }
  }

  @Test("Draws of neighbouring trajectories, steps, sites, generations and k differ")
  func addressesDiffer() {
    var seen = Set<Double>()
    for i in 0..<200 as Range<UInt32> {
      seen.insert(uniform(trajectory: UInt64(i) + 1, seed: 1, address: DrawAddress(site: 0, step: 0)))
      seen.insert(uniform(trajectory: UInt64(i) + 1 << 32, seed: 1, address: DrawAddress(site: 0, step: 0)))
      seen.insert(uniform(trajectory: 0, seed: 1, address: DrawAddress(site: 0, step: i + 1)))
      seen.insert(uniform(trajectory: 0, seed: 1, address: DrawAddress(site: i + 1, step: 0)))
      seen.insert(
        uniform(trajectory: 0, seed: 1, address: DrawAddress(site: 0, step: 0, generation: UInt16(i) + 1)))
      seen.insert(uniform(trajectory: 0, seed: 1, address: DrawAddress(site: 0, step: 0, k: UInt16(i) + 1)))
    }
    #expect(seen.count == 1200)
  }

  @Test("An empty column stays empty")
  func emptyColumn() {
    let out = uniformColumn(from: 0, groups: 0, seed: 1, address: DrawAddress(site: 0, step: 0))
    #expect(out.isEmpty)
  }
}
