import Probability

/// Everything that is kept of the trajectories of one block: their outcomes one by one, the rest as counts and sums.
///
/// Sums run in trajectory order, so the numbers don't depend on how the block was cut into batches.
package final class BlockObservations {
  /// How a trajectory stopped, in `endings`.
  package enum Ending {
    package static let horizon: Int32 = -1
    package static let fault: Int32 = -2
  }

  package let capacity: Int
  package private(set) var firstTrajectory: UInt64 = 0
  package internal(set) var trajectoryCount = 0

  let outcomeCount: Int
  /// Looks at which series and rungs are recorded, not all, so that long clocks don't fill the memory.
  let recordedLooks: RecordedLooks
  package var recordedLookCount: Int { recordedLooks.count }
  package let ladderRungCounts: [Int]
  package let seriesBins: [[HistogramBins]]?
  let seriesBinCount: Int

  let outcomeStorage: UnsafeMutablePointer<Double>
  let endingStorage: UnsafeMutablePointer<Int32>
  let lookStorage: UnsafeMutablePointer<Int32>
  let rungStorage: UnsafeMutablePointer<Double>
  let peakStorage: UnsafeMutablePointer<Int32>
  let transitionStorage: UnsafeMutablePointer<UInt64>
  let occupancyStorage: UnsafeMutablePointer<UInt64>
  let seriesSums: UnsafeMutablePointer<Double>
  let seriesCounts: UnsafeMutablePointer<UInt64>
  let seriesLowest: UnsafeMutablePointer<Double>
  let seriesHighest: UnsafeMutablePointer<Double>
  /// 1 while all values of a series have been whole numbers.
  let seriesWholeness: UnsafeMutablePointer<UInt8>
  let seriesHistograms: UnsafeMutablePointer<UInt64>
  let binTable: UnsafeMutablePointer<HistogramBins>
  let clampStorage: UnsafeMutablePointer<UInt64>
  let writeStorage: UnsafeMutablePointer<UInt64>
  let happeningStorage: UnsafeMutablePointer<UInt64>

  /// First of each ladder's rungs among all rungs, and of its transitions among all transitions.
  let firstRungs: [Int]
  let firstTransitions: [Int]
  private let rungTotal: Int
  private let transitionTotal: Int
  private let seriesCount: Int
  private let slotCount: Int
  private let occurrenceCount: Int
  package internal(set) var faults: [Fault] = []

  /// - Parameter seriesBins: for each series and look the bins of its histogram; nil to learn only each look's extremes.
  package init(program: Program, capacity: Int, seriesBins: [[HistogramBins]]?) {
    self.capacity = capacity
    self.seriesBins = seriesBins
    outcomeCount = program.outcomes.count
    recordedLooks = RecordedLooks(of: program.clock)
    let recordedLookCount = recordedLooks.count
    ladderRungCounts = program.ladders.map(\.rungs.count)
    seriesCount = program.series.count
    seriesBinCount = seriesBins?.first?.first?.count ?? 0
    slotCount = program.slots.count
    occurrenceCount = program.occurrences.count
    var (rungs, transitions) = (0, 0)
    var (firstRungs, firstTransitions): ([Int], [Int]) = ([], [])
    for count in ladderRungCounts {
      firstRungs.append(rungs)
      firstTransitions.append(transitions)
      rungs += count
      transitions += count * count
    }
    (self.firstRungs, self.firstTransitions) = (firstRungs, firstTransitions)
    (rungTotal, transitionTotal) = (rungs, transitions)
    outcomeStorage = .allocate(capacity: outcomeCount * capacity)
    endingStorage = .allocate(capacity: capacity)
    lookStorage = .allocate(capacity: capacity)
    rungStorage = .allocate(capacity: rungs * capacity)
    peakStorage = .allocate(capacity: ladderRungCounts.count * capacity)
    transitionStorage = .allocate(capacity: transitions)
    occupancyStorage = .allocate(capacity: rungs * recordedLookCount)
    seriesSums = .allocate(capacity: seriesCount * recordedLookCount)
    seriesCounts = .allocate(capacity: seriesCount * recordedLookCount)
    seriesLowest = .allocate(capacity: seriesCount * recordedLookCount)
    seriesHighest = .allocate(capacity: seriesCount * recordedLookCount)
    seriesWholeness = .allocate(capacity: seriesCount)
    seriesHistograms = .allocate(capacity: seriesCount * recordedLookCount * seriesBinCount)
    binTable = .allocate(capacity: seriesBinCount == 0 ? 0 : seriesCount * recordedLookCount)
    clampStorage = .allocate(capacity: slotCount)
    writeStorage = .allocate(capacity: slotCount)
    happeningStorage = .allocate(capacity: occurrenceCount)
    for (index, bins) in (seriesBins ?? []).joined().enumerated() { (binTable + index).initialize(to: bins) }
    begin(firstTrajectory: 0)
  }

  deinit {
    outcomeStorage.deallocate()
    endingStorage.deallocate()
    lookStorage.deallocate()
    rungStorage.deallocate()
    peakStorage.deallocate()
    transitionStorage.deallocate()
    occupancyStorage.deallocate()
    seriesSums.deallocate()
    seriesCounts.deallocate()
    seriesLowest.deallocate()
    seriesHighest.deallocate()
    seriesWholeness.deallocate()
    seriesHistograms.deallocate()
    binTable.deallocate()
    clampStorage.deallocate()
    writeStorage.deallocate()
    happeningStorage.deallocate()
  }

  /// Forgets everything and begins a block.
  package func begin(firstTrajectory: UInt64) {
    self.firstTrajectory = firstTrajectory
    trajectoryCount = 0
    faults.removeAll(keepingCapacity: true)
    outcomeStorage.update(repeating: .nan, count: outcomeCount * capacity)
    endingStorage.update(repeating: Ending.horizon, count: capacity)
    lookStorage.update(repeating: 0, count: capacity)
    rungStorage.update(repeating: 0, count: rungTotal * capacity)
    peakStorage.update(repeating: 0, count: ladderRungCounts.count * capacity)
    transitionStorage.update(repeating: 0, count: transitionTotal)
    occupancyStorage.update(repeating: 0, count: rungTotal * recordedLookCount)
    seriesSums.update(repeating: 0, count: seriesCount * recordedLookCount)
    seriesCounts.update(repeating: 0, count: seriesCount * recordedLookCount)
    seriesLowest.update(repeating: .infinity, count: seriesCount * recordedLookCount)
    seriesHighest.update(repeating: -.infinity, count: seriesCount * recordedLookCount)
    seriesWholeness.update(repeating: 1, count: seriesCount)
    seriesHistograms.update(repeating: 0, count: seriesCount * recordedLookCount * seriesBinCount)
    clampStorage.update(repeating: 0, count: slotCount)
    writeStorage.update(repeating: 0, count: slotCount)
    happeningStorage.update(repeating: 0, count: occurrenceCount)
  }
}

extension BlockObservations {
  private func numbers<Element>(_ storage: UnsafeMutablePointer<Element>, _ first: Int, _ count: Int) -> [Element] {
    Array(UnsafeBufferPointer(start: storage + first, count: count))
  }

  /// One outcome of each trajectory of the block; NaN for a `first` that never came, and for faults.
  package func values(ofOutcome outcome: Int) -> [Double] {
    numbers(outcomeStorage, outcome * capacity, trajectoryCount)
  }

  /// How each trajectory stopped: the index of its end, or one of `Ending`.
  package var endings: [Int32] { numbers(endingStorage, 0, trajectoryCount) }

  /// How many looks each trajectory lived, the one before step 0 included.
  package var looksLived: [Int32] { numbers(lookStorage, 0, trajectoryCount) }

  /// How many looks each trajectory spent on one rung.
  package func looks(onRung rung: Int, ofLadder ladder: Int) -> [Double] {
    numbers(rungStorage, (firstRungs[ladder] + rung) * capacity, trajectoryCount)
  }

  /// The highest rung that each trajectory reached.
  package func peaks(ofLadder ladder: Int) -> [Int32] { numbers(peakStorage, ladder * capacity, trajectoryCount) }

  /// Transitions between rungs, from × to, row by row; staying is not a transition.
  package func transitions(ofLadder ladder: Int) -> [UInt64] {
    let rungs = ladderRungCounts[ladder]
    return numbers(transitionStorage, firstTransitions[ladder], rungs * rungs)
  }

  /// How many trajectories stood on each rung at each look, look by look.
  package func occupancy(ofLadder ladder: Int) -> [UInt64] {
    numbers(occupancyStorage, firstRungs[ladder] * recordedLookCount, ladderRungCounts[ladder] * recordedLookCount)
  }

  /// Sum over trajectories at each look, of one series.
  package func sums(ofSeries series: Int) -> [Double] {
    numbers(seriesSums, series * recordedLookCount, recordedLookCount)
  }

  /// How many trajectories had a value at each look, of one series.
  package func counts(ofSeries series: Int) -> [UInt64] {
    numbers(seriesCounts, series * recordedLookCount, recordedLookCount)
  }

  /// The least value at each look, infinity where there is none.
  package func lowest(ofSeries series: Int) -> [Double] {
    numbers(seriesLowest, series * recordedLookCount, recordedLookCount)
  }

  /// The greatest value at each look, −infinity where there is none.
  package func highest(ofSeries series: Int) -> [Double] {
    numbers(seriesHighest, series * recordedLookCount, recordedLookCount)
  }

  /// Whether all values of one series were whole numbers; known without bins only.
  package func isWhole(series: Int) -> Bool { seriesWholeness[series] == 1 }

  /// Bin counts at each look, look by look, of one series.
  package func histogram(ofSeries series: Int) -> [UInt64] {
    let size = recordedLookCount * seriesBinCount
    return numbers(seriesHistograms, series * size, size)
  }

  /// How many writes were clamped to the range, for each slot.
  package var clampCounts: [UInt64] { numbers(clampStorage, 0, slotCount) }

  /// How many writes were looked at for clamping, for each slot.
  package var clampableWriteCounts: [UInt64] { numbers(writeStorage, 0, slotCount) }

  /// How often each occurrence happened.
  package var happenings: [UInt64] { numbers(happeningStorage, 0, occurrenceCount) }
}
