/// The addresses of one draw for all lanes, from which each lane can take as many uniforms as it needs.
package struct DrawColumn {
  /// Trajectory of each lane, padded to whole groups.
  let trajectories: UnsafePointer<LaneBits>

  /// Lanes in use.
  package let count: Int

  let seed: UInt64
  let address: DrawAddress

  /// Refers to a draw's lanes; the trajectories are kept alive by the caller.
  package init(trajectories: UnsafePointer<LaneBits>, count: Int, seed: UInt64, address: DrawAddress) {
    (self.trajectories, self.count, self.seed, self.address) = (trajectories, count, seed, address)
  }

  /// Groups that hold the lanes.
  var groups: Int { (count + 7) >> 3 }

  /// The stream of one lane, from one of the blocks of the address.
  func stream(lane: Int, block: UInt16 = 0) -> AddressedStream {
    var address = address
    address.k &+= block
    return AddressedStream(trajectory: trajectories[lane >> 3][lane & 7], seed: seed, address: address)
  }
}

extension DrawColumn {
  /// The uniforms of the eight lanes of a group from one of the blocks of the address.
  @inline(always)
  func uniforms(group: Int, block: UInt16) -> LaneGroup {
    var address = address
    address.k &+= block
    return uniformGroup(trajectories[group], seed: seed, address: address)
  }
}
