import Probability

/// The lanes that an instruction works on: a view into the selections, good until they change.
struct PresentLanes {
  /// The lanes' places, padded to whole groups; nil for all lanes, each in its place.
  let list: UnsafePointer<Int32>?
  let count: Int
  /// Padded to whole groups.
  let trajectories: UnsafePointer<LaneBits>

  var groups: Int { (count + 7) >> 3 }

  /// The place of a lane among all.
  @inline(always)
  func home(_ lane: Int) -> Int { list.map { Int($0[lane]) } ?? lane }

  @inline(always)
  func forEachHome(_ body: (Int) -> Void) {
    if let list {
      for index in 0..<count { body(Int(list[index])) }
    } else {
      for lane in 0..<count { body(lane) }
    }
  }
}
