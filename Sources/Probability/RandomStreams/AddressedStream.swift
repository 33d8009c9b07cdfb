internal import CGSL

/// The stream of blocks at one address, in a form that GSL's samplers draw from.
///
/// Each block gives one 32-bit integer or one uniform, from the trajectory's half of it. A struct on the stack: nothing is allocated for a draw.
struct AddressedStream {
  /// Counter of the next block; word 3 counts up.
  private var counter: SIMD4<UInt32>

  /// Tells the trajectory's half of each block.
  private let trajectory: UInt64

  /// Key of the seed.
  private let key: SIMD2<UInt32>

  /// Blocks left before k, 16 bits, would run over; below 0 afterwards.
  private var blocksLeft: Int

  /// Stands at the first block of an address.
  init(trajectory: UInt64, seed: UInt64, address: DrawAddress) {
    counter = address.counter(trajectory: trajectory)
    self.trajectory = trajectory
    key = Philox4x32.key(seed: seed)
    blocksLeft = 1 << 16 - Int(address.k)
  }

  /// Whether more blocks were drawn than k can number, so that the draw is void.
  var isExhausted: Bool { blocksLeft < 0 }

  /// The trajectory's half of the next block.
  ///
  /// Goes on past the last k, into counters of other generations, so that a sampler's loop still ends.
  mutating func nextHalfBlock() -> SIMD2<UInt32> {
    let half = halfBlock(of: trajectory, Philox4x32.block(counter: counter, key: key))
    counter[3] &+= 1
    blocksLeft -= 1
    return half
  }

  /// The next uniform in (0, 1), from one block.
  mutating func nextUniform() -> Double { unitInterval(nextHalfBlock()) }

  /// Runs a sampler of GSL on this stream.
  mutating func withGenerator(_ sample: (UnsafePointer<gsl_rng>) -> Double) -> Double {
    withUnsafeMutablePointer(to: &self) { state in
      var generator = gsl_rng(type: AddressedStream.generatorType, state: state)
      return withUnsafePointer(to: &generator) { sample($0) }
    }
  }

  /// GSL's description of this generator, made once and kept for ever.
  ///
  /// Never written after its initialisation, so safe to share.
  nonisolated(unsafe) private static let generatorType: UnsafePointer<gsl_rng_type> = {
    let name: StaticString = "brink-philox4x32-10"
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
        max: 0xFFFF_FFFF, min: 0, size: MemoryLayout<AddressedStream>.size,
        set: { _, _ in },
        get: { state in
          guard let state else { return 0 }
          return UInt(state.assumingMemoryBound(to: AddressedStream.self).pointee.nextHalfBlock()[0])
        },
        get_double: { state in
          guard let state else { return 0.5 }
          return state.assumingMemoryBound(to: AddressedStream.self).pointee.nextUniform()
        }))
    return UnsafePointer(type)
  }()
}
