/// What happened, and when, in each trajectory of a list.
///
/// A row is a place in the list. All memory is taken at the start; batches on several threads write different rows.
package final class TrajectoryHistories: @unchecked Sendable {  // each row is written by one batch, then only read
  package let trajectories: [UInt64]
  package let plan: HistoryPlan
  /// Bins of the record of an occurrence.
  package let binCount: Int
  /// Looks at which rungs are kept: every `lookStride`-th.
  package let keptLookCount: Int
  package let lookStride: Int
  package let rungCounts: [Int]

  let wordCount: Int
  let firstRungs: [Int]
  let slotCount: Int
  let occurrenceCount: Int
  let firstStorage: UnsafeMutablePointer<Int32>
  let countStorage: UnsafeMutablePointer<Int32>
  let binStorage: UnsafeMutablePointer<UInt64>
  let rungStorage: UnsafeMutablePointer<UInt8>
  let lastStorage: UnsafeMutablePointer<UInt8>
  let reachedStorage: UnsafeMutablePointer<Int32>
  let peakStorage: UnsafeMutablePointer<Int32>
  let initialStorage: UnsafeMutablePointer<Double>
  let milestoneStorage: UnsafeMutablePointer<Int32>
  let hazardStorage: UnsafeMutablePointer<Double>

  /// The most looks at which rungs are kept.
  private static let largestKeptLookCount = 400

  /// - Parameters:
  ///   - program: with at most 256 rungs a ladder.
  ///   - trajectories: indices in any order.
  package init(program: Program, trajectories: [UInt64], plan: HistoryPlan) {
    self.trajectories = trajectories
    self.plan = plan
    let count = trajectories.count
    let looks = program.clock.stepCount + 1
    binCount = (program.clock.stepCount + plan.stepsPerBin - 1) / plan.stepsPerBin
    wordCount = (binCount + 63) / 64
    lookStride = (looks + Self.largestKeptLookCount - 1) / Self.largestKeptLookCount
    keptLookCount = (looks + lookStride - 1) / lookStride
    rungCounts = program.ladders.map(\.rungs.count)
    precondition(rungCounts.allSatisfy { $0 <= 256 }, "a rung is kept in a byte")
    var firstRungs = [0]
    for count in rungCounts { firstRungs.append(firstRungs[firstRungs.count - 1] + count) }
    self.firstRungs = firstRungs
    slotCount = program.slots.count
    occurrenceCount = program.occurrences.count
    func memory<Element>(_ size: Int, _ value: Element) -> UnsafeMutablePointer<Element> {
      let memory = UnsafeMutablePointer<Element>.allocate(capacity: size)
      memory.initialize(repeating: value, count: size)
      return memory
    }
    firstStorage = memory(occurrenceCount * count, -1)
    countStorage = memory(occurrenceCount * count, 0)
    binStorage = memory(occurrenceCount * wordCount * count, 0)
    rungStorage = memory(rungCounts.count * keptLookCount * count, 0)
    lastStorage = memory(rungCounts.count * count, 0)
    reachedStorage = memory((firstRungs.last ?? 0) * count, -1)
    peakStorage = memory(rungCounts.count * count, 0)
    initialStorage = memory(slotCount * count, 0)
    milestoneStorage = memory(count, -1)
    hazardStorage = memory(count, 0)
  }

  deinit {
    firstStorage.deallocate()
    countStorage.deallocate()
    binStorage.deallocate()
    rungStorage.deallocate()
    lastStorage.deallocate()
    reachedStorage.deallocate()
    peakStorage.deallocate()
    initialStorage.deallocate()
    milestoneStorage.deallocate()
    hazardStorage.deallocate()
  }

  package var count: Int { trajectories.count }
}

extension TrajectoryHistories {
  /// The first step in which something happened; nil if never.
  package func firstStep(of occurrence: Int, row: Int) -> Int? {
    let step = firstStorage[occurrence * count + row]
    return step < 0 ? nil : Int(step)
  }

  /// In how many steps something happened.
  package func happenings(of occurrence: Int, row: Int) -> Int { Int(countStorage[occurrence * count + row]) }

  /// Whether something happened in one of some bins.
  package func happened(_ occurrence: Int, inBins bins: Range<Int>, row: Int) -> Bool {
    guard bins.lowerBound < bins.upperBound else { return false }
    for word in bins.lowerBound >> 6...(bins.upperBound - 1) >> 6 {
      let low = max(0, bins.lowerBound - word << 6)
      let high = min(64, bins.upperBound - word << 6)
      // A shift by 64 leaves nothing, so that a whole word is all ones.
      let mask = ((1 as UInt64) << high &- 1) & ~((1 as UInt64) << low &- 1)
      if binStorage[(occurrence * wordCount + word) * count + row] & mask != 0 { return true }
    }
    return false
  }

  /// The first bin in which something happened in one of two rows only; nil if in none.
  ///
  /// - Parameter other: histories of the same plan and occurrences.
  package func firstDifference(of occurrence: Int, row: Int, from other: TrajectoryHistories, row otherRow: Int) -> Int?
  {
    for word in 0..<wordCount {
      let own = binStorage[(occurrence * wordCount + word) * count + row]
      let difference = own ^ other.binStorage[(occurrence * wordCount + word) * other.count + otherRow]
      if difference != 0 { return word << 6 + difference.trailingZeroBitCount }
    }
    return nil
  }

  /// The rung at a kept look; the last one lived where the trajectory had stopped before.
  package func rung(ofLadder ladder: Int, atKeptLook look: Int, row: Int) -> Int {
    Int(rungStorage[(ladder * keptLookCount + look) * count + row])
  }

  /// The first look at which a trajectory stood exactly on a rung; nil if never.
  package func firstLook(onRung rung: Int, ofLadder ladder: Int, row: Int) -> Int? {
    let look = reachedStorage[(firstRungs[ladder] + rung) * count + row]
    return look < 0 ? nil : Int(look)
  }

  /// The highest rung of a trajectory.
  package func peak(ofLadder ladder: Int, row: Int) -> Int { Int(peakStorage[ladder * count + row]) }

  /// The value of a slot before step 0, all draws made.
  package func initialValue(ofSlot slot: Int, row: Int) -> Double { initialStorage[slot * count + row] }

  /// The look at which the plan's milestone was reached; nil if never, or if the plan has none.
  package func milestone(row: Int) -> Int? {
    let look = milestoneStorage[row]
    return look < 0 ? nil : Int(look)
  }

  /// The sum of −log(1 − p) over all chances that the plan's event had.
  package func cumulativeHazard(row: Int) -> Double { hazardStorage[row] }
}
