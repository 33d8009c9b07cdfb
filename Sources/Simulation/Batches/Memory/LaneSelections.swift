import Probability

/// Owns which lanes are in use, which trajectory each plays, and the lists of lanes that selections work on.
struct LaneSelections: ~Copyable {
  /// Lanes in use.
  private(set) var laneCount = 0
  /// The lanes that instructions work on now.
  private(set) var present: PresentLanes
  private var lists: Storage<Int32>
  /// Those of all lanes, then those of each list.
  private var trajectories: Storage<LaneBits>
  private let places: Storage<Place>
  private var counts: Storage<Int>
  private var partCounts: Storage<Int>
  /// Lanes that end, or go on.
  private var settled: Storage<Int32>
  private let groupCapacity: Int

  /// Where a selection's list and its trajectories begin.
  struct Place {
    let list: Int
    let trajectories: Int
  }

  init(_ program: Program, groupCapacity: Int) {
    self.groupCapacity = groupCapacity
    let laneCapacity = groupCapacity * 8
    var listCount = program.selectionDepth
    var places: [Place] = []
    var lastPartition: Int?
    for selection in program.selections {
      switch selection {
      case .nested(let depth):
        places.append(Place(list: depth * laneCapacity, trajectories: (1 + depth) * groupCapacity))
      case .part(let partition):
        // Behind a partition's last part is its list of lanes without a choice.
        if let lastPartition, lastPartition != partition { listCount += 1 }
        lastPartition = partition
        let buffer = 1 + program.selectionDepth + partition
        places.append(Place(list: listCount * laneCapacity, trajectories: buffer * groupCapacity))
        listCount += 1
      }
    }
    if lastPartition != nil { listCount += 1 }
    self.places = Storage(places)
    counts = Storage(repeating: 0, count: places.count)
    lists = Storage(repeating: 0, count: listCount * laneCapacity)
    partCounts = Storage(repeating: 0, count: program.largestPartition + 1)
    settled = Storage(repeating: 0, count: laneCapacity)
    trajectories = Storage(
      repeating: LaneBits(repeating: 0),
      count: (1 + program.selectionDepth + program.partitionCount) * groupCapacity)
    present = PresentLanes(list: nil, count: 0, trajectories: trajectories.pointer())
  }

  /// Takes a number of lanes into use.
  mutating func begin(laneCount: Int) { self.laneCount = laneCount }

  /// Gives each lane the trajectory that its draws belong to.
  @inline(always)
  mutating func placeTrajectories(_ trajectory: (_ lane: Int) -> UInt64) {
    for group in 0..<groupCapacity {
      for lane in 0..<8 { trajectories[group][lane] = trajectory(group * 8 + lane) }
    }
  }

  func trajectory(ofLane lane: Int) -> UInt64 { trajectories[lane >> 3][lane & 7] }

  /// Makes all lanes the present ones.
  mutating func enterAll() {
    present = PresentLanes(list: nil, count: laneCount, trajectories: trajectories.pointer())
  }

  /// Makes the present lanes where the mask is 1 the present ones; false if there are none.
  mutating func enter(
    _ selection: TableIndex<Program.Selection>, where mask: Operand, drawing: Bool
  ) -> Bool {
    let list = lists.mutablePointer(at: places[selection.position].list)
    var count = 0
    let parent = present.list
    for group in 0..<present.groups {
      let chosen = mask[group]
      // Most groups of a rare event have no lane in it.
      guard any(chosen .== 1) else { continue }
      let first = group << 3
      for lane in 0..<min(8, present.count - first) {
        list[count] = parent.map { $0[first + lane] } ?? Int32(truncatingIfNeeded: first + lane)
        count += chosen[lane] == 1 ? 1 : 0
      }
    }
    counts[selection.position] = count
    return enter(selection, drawing: drawing)
  }

  /// Makes a filled selection the present one; false if it is empty.
  mutating func enter(_ selection: TableIndex<Program.Selection>, drawing: Bool) -> Bool {
    let count = counts[selection.position]
    guard count > 0 else { return false }
    let place = places[selection.position]
    let list = lists.mutablePointer(at: place.list)
    pad(list, count)
    if drawing {
      let source = UnsafeRawPointer(trajectories.pointer()).assumingMemoryBound(to: UInt64.self)
      let target = UnsafeMutableRawPointer(trajectories.mutablePointer(at: place.trajectories))
        .assumingMemoryBound(to: UInt64.self)
      for index in 0..<((count + 7) >> 3) << 3 { target[index] = source[Int(list[index])] }
    }
    present = lanes(of: selection)
    return true
  }

  /// Goes back to a filled selection, or to all lanes.
  mutating func leave(to selection: TableIndex<Program.Selection>?) {
    guard let selection else { return enterAll() }
    present = lanes(of: selection)
  }

  /// The lanes of a filled selection.
  func lanes(of selection: TableIndex<Program.Selection>) -> PresentLanes {
    let place = places[selection.position]
    return PresentLanes(
      list: lists.pointer(at: place.list), count: counts[selection.position],
      trajectories: trajectories.pointer(at: place.trajectories))
  }

  /// Splits the present lanes by a chosen index into as many selections.
  ///
  /// Each part has a list with room for all lanes, and one more list takes those without a choice, so that one pass
  /// without a branch is enough.
  mutating func partition(_ chosen: UnsafePointer<Double>, into first: TableIndex<Program.Selection>, count: Int) {
    let capacity = groupCapacity << 3
    let base = lists.mutablePointer(at: places[first.position].list)
    let sizes = partCounts.mutablePointer()
    let none = Double(count)
    sizes.update(repeating: 0, count: count + 1)
    let parent = present.list
    for lane in 0..<present.count {
      let choice = chosen[lane]
      // A NaN has made a fault of its lane; it has no choice.
      let part = Int(choice >= 0 && choice < none ? choice : none)
      base[part &* capacity &+ sizes[part]] = parent.map { $0[lane] } ?? Int32(truncatingIfNeeded: lane)
      sizes[part] &+= 1
    }
    for part in 0..<count { counts[first.position + part] = sizes[part] }
  }

  /// Repeats the last lane up to a whole group, so that gathered columns hold numbers of real lanes throughout.
  private func pad(_ list: UnsafeMutablePointer<Int32>, _ count: Int) {
    var index = count
    while index & 7 != 0 {
      list[index] = list[count - 1]
      index += 1
    }
  }

  // MARK: Lanes that end

  /// Makes the sound lanes that end the present ones, compactly; false if there are none.
  ///
  /// - Parameter ends: the column of ends; nil where all lanes end.
  mutating func enterEnding(_ ends: UnsafePointer<Double>?, _ faults: borrowing LaneFaults) -> Bool {
    let list = settled.mutablePointer()
    var count = 0
    for lane in 0..<laneCount where !faults.isFaulty(lane) && ends.map({ $0[lane] >= 0 }) ?? true {
      list[count] = Int32(truncatingIfNeeded: lane)
      count += 1
    }
    guard count > 0 else { return false }
    pad(list, count)
    present = PresentLanes(list: settled.pointer(), count: count, trajectories: trajectories.pointer())
    return true
  }

  /// The lanes that go on, in order, to be kept by all who hold something for each lane; nil if all do.
  mutating func listLiving(_ ends: UnsafePointer<Double>, _ faults: borrowing LaneFaults) -> UnsafeBufferPointer<Int32>?
  {
    let list = settled.mutablePointer()
    var count = 0
    for lane in 0..<laneCount where !faults.isFaulty(lane) && ends[lane] < 0 {
      list[count] = Int32(truncatingIfNeeded: lane)
      count += 1
    }
    return count < laneCount ? UnsafeBufferPointer(start: settled.pointer(), count: count) : nil
  }

  /// Moves the lanes of a list to the front.
  mutating func keep(_ list: UnsafeBufferPointer<Int32>) {
    UnsafeMutableRawPointer(trajectories.mutablePointer()).assumingMemoryBound(to: UInt64.self).keep(list)
    laneCount = list.count
  }
}
