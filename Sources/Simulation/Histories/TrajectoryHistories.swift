#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

  private let wordCount: Int
  private let firstRungs: [Int]
  let slotCount: Int
  /// By occurrence and row; negative if never.
  private let firstSteps: Storage<Int32>
  private let counts: Storage<Int32>
  private let happenedBins: Storage<UInt64>
  private let keptRungs: Storage<UInt16>
  private let lastRungs: Storage<UInt16>
  private let firstLooks: Storage<Int32>
  private let peaks: Storage<Int32>
  private let initialValues: Storage<Double>
  private let milestones: Storage<Int32>
  private let hazards: Storage<Double>

  /// Of a step or look that never came.
  private static let never: Int32 = -1

  /// The most looks at which rungs are kept.
  private static let largestKeptLookCount = 400

  /// - Parameters:
  ///   - program: with at most 65,536 rungs a ladder.
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
    precondition(rungCounts.allSatisfy { $0 <= 65_536 }, "a rung is kept in two bytes")
    var firstRungs = [0]
    for count in rungCounts { firstRungs.append(firstRungs[firstRungs.count - 1] + count) }
    self.firstRungs = firstRungs
    slotCount = program.slots.count
    let occurrenceCount = program.occurrences.count
    firstSteps = Storage(repeating: Self.never, count: occurrenceCount * count)
    counts = Storage(repeating: 0, count: occurrenceCount * count)
    happenedBins = Storage(repeating: 0, count: occurrenceCount * wordCount * count)
    keptRungs = Storage(repeating: 0, count: rungCounts.count * keptLookCount * count)
    lastRungs = Storage(repeating: 0, count: rungCounts.count * count)
    firstLooks = Storage(repeating: Self.never, count: (firstRungs.last ?? 0) * count)
    peaks = Storage(repeating: 0, count: rungCounts.count * count)
    initialValues = Storage(repeating: 0, count: slotCount * count)
    milestones = Storage(repeating: Self.never, count: count)
    hazards = Storage(repeating: 0, count: count)
  }

  package var count: Int { trajectories.count }
}

extension TrajectoryHistories {
  /// The first step in which something happened; nil if never.
  package func firstStep(of occurrence: Int, row: Int) -> Int? {
    let step = firstSteps[occurrence * count + row]
    return step == Self.never ? nil : Int(step)
  }

  /// In how many steps something happened.
  package func happenings(of occurrence: Int, row: Int) -> Int { Int(counts[occurrence * count + row]) }

  /// Whether something happened in one of some bins.
  package func happened(_ occurrence: Int, inBins bins: Range<Int>, row: Int) -> Bool {
    guard bins.lowerBound < bins.upperBound else { return false }
    for word in bins.lowerBound >> 6...(bins.upperBound - 1) >> 6 {
      let low = max(0, bins.lowerBound - word << 6)
      let high = min(64, bins.upperBound - word << 6)
      // A shift by 64 leaves nothing, so that a whole word is all ones.
      let mask = ((1 as UInt64) << high &- 1) & ~((1 as UInt64) << low &- 1)
      if happenedBins[(occurrence * wordCount + word) * count + row] & mask != 0 { return true }
    }
    return false
  }

  /// The first bin in which something happened in one of two rows only; nil if in none.
  ///
  /// - Parameter other: histories of the same plan and occurrences.
  package func firstDifference(of occurrence: Int, row: Int, from other: TrajectoryHistories, row otherRow: Int) -> Int?
  {
    for word in 0..<wordCount {
      let own = happenedBins[(occurrence * wordCount + word) * count + row]
      let difference = own ^ other.happenedBins[(occurrence * wordCount + word) * other.count + otherRow]
      if difference != 0 { return word << 6 + difference.trailingZeroBitCount }
    }
    return nil
  }

  /// The rung at a kept look; the last one lived where the trajectory had stopped before.
  package func rung(ofLadder ladder: Int, atKeptLook look: Int, row: Int) -> Int {
    Int(keptRungs[(ladder * keptLookCount + look) * count + row])
  }

  /// The first look at which a trajectory stood exactly on a rung; nil if never.
  package func firstLook(onRung rung: Int, ofLadder ladder: Int, row: Int) -> Int? {
    let look = firstLooks[(firstRungs[ladder] + rung) * count + row]
    return look == Self.never ? nil : Int(look)
  }

  /// The highest rung of a trajectory.
  package func peak(ofLadder ladder: Int, row: Int) -> Int { Int(peaks[ladder * count + row]) }

  /// The value of a slot before step 0, all draws made.
  package func initialValue(ofSlot slot: Int, row: Int) -> Double { initialValues[slot * count + row] }

  /// The look at which the plan's milestone was reached; nil if never, or if the plan has none.
  package func milestone(row: Int) -> Int? {
    let look = milestones[row]
    return look == Self.never ? nil : Int(look)
  }

  /// The sum of −log(1 − p) over all chances that the plan's event had.
  package func cumulativeHazard(row: Int) -> Double { hazards[row] }
}

// What a batch takes down: `rows` says which row each lane has, counted from one on.
extension TrajectoryHistories {
  func record(
    _ occurrence: Int, of lanes: PresentLanes, inStep step: Int, rows: UnsafePointer<Int32>, from firstRow: Int
  ) {
    let place = occurrence * count + firstRow
    let (first, total) = (firstSteps.sharedPointer(at: place), counts.sharedPointer(at: place))
    let bin = step / plan.stepsPerBin
    let word = happenedBins.sharedPointer(at: (occurrence * wordCount + bin >> 6) * count + firstRow)
    let bit: UInt64 = 1 << UInt64(bin & 63)
    lanes.forEachHome { lane in
      let row = Int(rows[lane])
      if first[row] == Self.never { first[row] = Int32(truncatingIfNeeded: step) }
      total[row] += 1
      word[row] |= bit
    }
  }

  /// Adds the hazard of the plan's event.
  func keepChance(_ probability: Operand, of lanes: PresentLanes, rows: UnsafePointer<Int32>, from firstRow: Int) {
    let hazard = hazards.sharedPointer(at: firstRow)
    for index in 0..<lanes.count { hazard[Int(rows[lanes.home(index)])] -= log1p(-probability[lane: index]) }
  }

  func keepStart(
    ofSlot slot: Int, _ values: UnsafePointer<Double>, _ laneCount: Int, rows: UnsafePointer<Int32>, from firstRow: Int
  ) {
    let target = initialValues.sharedPointer(at: slot * count + firstRow)
    for lane in 0..<laneCount { target[Int(rows[lane])] = values[lane] }
  }

  func keepRungs(
    _ rungs: UnsafePointer<Double>, ofLadder ladder: Int, atLook look: Int, _ laneCount: Int,
    rows: UnsafePointer<Int32>, from firstRow: Int
  ) {
    let peak = peaks.sharedPointer(at: ladder * count + firstRow)
    let reached = firstLooks.sharedPointer(at: firstRungs[ladder] * count + firstRow)
    let last = lastRungs.sharedPointer(at: ladder * count + firstRow)
    for lane in 0..<laneCount {
      let (row, height) = (Int(rows[lane]), Int(rungs[lane]))
      peak[row] = max(peak[row], Int32(height))
      if reached[height * count + row] == Self.never { reached[height * count + row] = Int32(look) }
      last[row] = UInt16(truncatingIfNeeded: height)
    }
    guard look % lookStride == 0 else { return }
    let kept = keptRungs.sharedPointer(at: (ladder * keptLookCount + look / lookStride) * count + firstRow)
    for lane in 0..<laneCount { kept[Int(rows[lane])] = UInt16(truncatingIfNeeded: Int(rungs[lane])) }
  }

  func keepMilestone(row: Int, look: Int) {
    let reached = milestones.sharedPointer(at: row)
    if reached.pointee == Self.never { reached.pointee = Int32(look) }
  }

  /// Lets a trajectory that has stopped stand on its last rungs at the looks that are left.
  func keepStop(row: Int, looksLived: Int) {
    let first = (looksLived + lookStride - 1) / lookStride
    guard first < keptLookCount else { return }
    for ladder in rungCounts.indices {
      let last = lastRungs[ladder * count + row]
      for look in first..<keptLookCount {
        keptRungs.sharedPointer(at: (ladder * keptLookCount + look) * count + row).pointee = last
      }
    }
  }
}
