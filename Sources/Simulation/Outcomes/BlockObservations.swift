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
  package private(set) var trajectoryCount = 0
  package private(set) var faults: [Fault] = []

  /// Looks at which series and rungs are recorded, not all, so that long clocks don't fill the memory.
  let recordedLooks: RecordedLooks
  package var recordedLookCount: Int { recordedLooks.count }
  package var ladderRungCounts: [Int] { ladders.rungCounts }
  package let seriesBins: [[HistogramBins]]?

  private var rows: TrajectoryRows
  private var ladders: LadderCounts
  private var series: SeriesCounts
  private var writes: WriteCounts
  private var happeningCounts: Storage<UInt64>

  /// - Parameter seriesBins: for each series and look the bins of its histogram; nil to learn only each look's extremes.
  package init(program: Program, capacity: Int, seriesBins: [[HistogramBins]]?) {
    self.capacity = capacity
    self.seriesBins = seriesBins
    recordedLooks = RecordedLooks(of: program.clock)
    ladders = LadderCounts(program.ladders, looks: recordedLooks)
    rows = TrajectoryRows(
      capacity: capacity, outcomeCount: program.outcomes.count, ladderCount: program.ladders.count,
      rungTotal: ladders.rungTotal)
    series = SeriesCounts(seriesCount: program.series.count, looks: recordedLooks, bins: seriesBins)
    writes = WriteCounts(slotCount: program.slots.count)
    happeningCounts = Storage(repeating: 0, count: program.occurrences.count)
  }

  /// Forgets everything and begins a block.
  package func begin(firstTrajectory: UInt64) {
    self.firstTrajectory = firstTrajectory
    trajectoryCount = 0
    faults.removeAll(keepingCapacity: true)
    rows.forget()
    ladders.forget()
    series.forget()
    writes.forget()
    happeningCounts.fill(0)
  }

  // MARK: What a batch hands over

  /// Makes room for rows up to one.
  func begin(rowCount: Int) { trajectoryCount = max(trajectoryCount, rowCount) }

  func countHappenings(of occurrence: Int, _ count: Int) { happeningCounts[occurrence] += UInt64(count) }

  func countClamps(ofSlot slot: Int, changed: UInt64, of count: Int) {
    writes.add(slot: slot, changed: changed, of: count)
  }

  func countClamps(
    ofMembers slots: UnsafeBufferPointer<Int>, _ member: Operand, _ value: Operand, outside range: ClosedRange<Double>,
    count: Int
  ) {
    writes.add(members: slots, member, value, outside: range, count: count)
  }

  func ladderCells(ofLadder ladder: Int, atLook look: Int) -> LadderCounts.Cells {
    ladders.cells(ofLadder: ladder, atLook: look)
  }

  func add(series number: Int, _ value: Operand, count: Int, look: Int) {
    series.add(series: number, value, count: count, look: look)
  }

  func keepEnd(row: Int, ending: Int32, looks: Int) { rows.keepEnd(row: row, ending: ending, looks: looks) }

  func keep(outcome: Int, row: Int, _ value: Double) { rows.keep(outcome: outcome, row: row, value) }

  func keepPeak(ofLadder ladder: Int, row: Int, _ rung: Int32) { rows.keepPeak(ofLadder: ladder, row: row, rung) }

  func keepLooks(onRung rung: Int, ofLadder ladder: Int, row: Int, _ count: Double) {
    rows.keepLooks(onRung: ladders.firstRungs[ladder] + rung, row: row, count)
  }

  func keep(_ fault: Fault, row: Int, looks: Int) {
    rows.keepFault(row: row, looks: looks)
    faults.append(fault)
  }

  func looksLived(row: Int) -> Int { rows.looksLived(row: row) }
}

extension BlockObservations {
  /// One outcome of each trajectory of the block; NaN for a `first` that never came, and for faults.
  package func values(ofOutcome outcome: Int) -> [Double] {
    rows.values(ofOutcome: outcome, trajectoryCount)
  }

  /// How each trajectory stopped: the index of its end, or one of `Ending`.
  package var endings: [Int32] { rows.endings(trajectoryCount) }

  /// How many looks each trajectory lived, the one before step 0 included.
  package var looksLived: [Int32] { rows.looksLived(trajectoryCount) }

  /// How many looks each trajectory spent on one rung.
  package func looks(onRung rung: Int, ofLadder ladder: Int) -> [Double] {
    rows.looks(onRung: ladders.firstRungs[ladder] + rung, trajectoryCount)
  }

  /// The highest rung that each trajectory reached.
  package func peaks(ofLadder ladder: Int) -> [Int32] { rows.peaks(ofLadder: ladder, trajectoryCount) }

  /// Transitions between rungs, from × to, row by row; staying is not a transition.
  package func transitions(ofLadder ladder: Int) -> [UInt64] { ladders.transitions(ofLadder: ladder) }

  /// How many trajectories stood on each rung at each look, look by look.
  package func occupancy(ofLadder ladder: Int) -> [UInt64] { ladders.occupancy(ofLadder: ladder) }

  /// Sum over trajectories at each look, of one series.
  package func sums(ofSeries series: Int) -> [Double] { self.series.sums(ofSeries: series) }

  /// How many trajectories had a value at each look, of one series.
  package func counts(ofSeries series: Int) -> [UInt64] { self.series.counts(ofSeries: series) }

  /// The least value at each look, infinity where there is none.
  package func lowest(ofSeries series: Int) -> [Double] { self.series.lowest(ofSeries: series) }

  /// The greatest value at each look, −infinity where there is none.
  package func highest(ofSeries series: Int) -> [Double] { self.series.highest(ofSeries: series) }

  /// Whether all values of one series were whole numbers; known without bins only.
  package func isWhole(series: Int) -> Bool { self.series.isWhole(series: series) }

  /// Bin counts at each look, look by look, of one series.
  package func histogram(ofSeries series: Int) -> [UInt64] { self.series.histogram(ofSeries: series) }

  /// How many writes were clamped to the range, for each slot.
  package var clampCounts: [UInt64] { writes.clampCounts }

  /// How many writes were looked at for clamping, for each slot.
  package var clampableWriteCounts: [UInt64] { writes.writeCounts }

  /// How often each occurrence happened.
  package var happenings: [UInt64] { happeningCounts.elements(0..<happeningCounts.count) }
}
