import Probability

/// Writes down what happens to each lane, in the row of its trajectory.
///
/// Owns which row that is. What is written goes to the observations of a block and, where chosen trajectories are played,
/// to their histories.
struct LaneObserver: ~Copyable {
  private var observations: BlockObservations
  private var rows: Storage<Int32>
  private var histories: Listed?
  private let places: [Place]

  /// Histories, and the row of theirs at which the list begins that is being played.
  struct Listed {
    let histories: TrajectoryHistories
    let firstRow: Int
  }

  /// - Parameter places: where faults may be.
  init(_ observations: BlockObservations, _ places: [Place], laneCapacity: Int) {
    self.observations = observations
    self.places = places
    rows = Storage(repeating: 0, count: laneCapacity)
  }

  /// Begins with lanes that hold consecutive trajectories.
  mutating func begin(_ observations: BlockObservations, firstRow: Int, count: Int) {
    (self.observations, histories) = (observations, nil)
    observations.begin(rowCount: firstRow + count)
    for lane in 0..<rows.count { rows[lane] = Int32(firstRow + lane) }
  }

  /// Begins with lanes that hold a stretch of a list.
  mutating func begin(_ observations: BlockObservations, _ list: Range<Int>, of histories: TrajectoryHistories) {
    (self.observations, self.histories) = (observations, Listed(histories: histories, firstRow: list.lowerBound))
    observations.begin(rowCount: list.count)
    for lane in 0..<rows.count { rows[lane] = Int32(min(lane, list.count - 1)) }
  }

  func row(ofLane lane: Int) -> Int { Int(rows[lane]) }

  /// Moves the lanes of a list to the front.
  mutating func keep(_ list: UnsafeBufferPointer<Int32>) { rows.mutablePointer().keep(list) }

  // MARK: In a step

  func record(_ occurrence: Int, of lanes: PresentLanes, inStep step: Int) {
    observations.countHappenings(of: occurrence, lanes.count)
    if let listed = histories {
      listed.histories.record(
        occurrence, of: lanes, inStep: step, rows: rows.pointer(), from: listed.firstRow)
    }
  }

  func countClamps(ofSlot slot: Int, changed: UInt64, of count: Int) {
    observations.countClamps(ofSlot: slot, changed: changed, of: count)
  }

  func countClamps(
    ofMembers slots: UnsafeBufferPointer<Int>, _ member: Operand, _ value: Operand, outside range: ClosedRange<Double>,
    count: Int
  ) {
    observations.countClamps(ofMembers: slots, member, value, outside: range, count: count)
  }

  // MARK: At a look

  func ladderCounts(_ ladder: Int, atLook look: Int) -> LadderCounts.Cells {
    observations.ladderCells(ofLadder: ladder, atLook: look)
  }

  func keep(series: Int, _ value: Operand, count: Int, look: Int) {
    observations.add(series: series, value, count: count, look: look)
  }

  // MARK: At the end of a trajectory

  /// Calls `body` with each of some lanes that is sound, and its row.
  @inline(always)
  private func forEachSound(
    _ lanes: PresentLanes, _ faults: borrowing LaneFaults, _ body: (_ lane: Int, _ row: Int) -> Void
  ) {
    for index in 0..<lanes.count {
      let lane = lanes.home(index)
      if !faults.isFaulty(lane) { body(lane, Int(rows[lane])) }
    }
  }

  /// - Parameter ends: of each lane, the end that it has met, if any.
  func keepEnds(
    _ ends: UnsafePointer<Double>, looks: Int, _ lanes: PresentLanes, _ faults: borrowing LaneFaults
  ) {
    forEachSound(lanes, faults) { lane, row in
      let ending = LaneChoice.index(ends[lane]).map { Int32($0) } ?? BlockObservations.Ending.horizon
      observations.keepEnd(row: row, ending: ending, looks: looks)
    }
  }

  @inline(always)
  func keep(
    outcome: Int, _ lanes: PresentLanes, _ faults: borrowing LaneFaults, _ value: (_ lane: Int) -> Double
  ) {
    forEachSound(lanes, faults) { lane, row in observations.keep(outcome: outcome, row: row, value(lane)) }
  }

  /// - Parameter value: compact, as the lanes are.
  func keepFinal(outcome: Int, _ value: Operand, _ lanes: PresentLanes) {
    for index in 0..<lanes.count {
      observations.keep(outcome: outcome, row: row(ofLane: lanes.home(index)), value[lane: index])
    }
  }

  func keepPeaks(
    _ peaks: UnsafePointer<Double>, ofLadder ladder: Int, _ lanes: PresentLanes, _ faults: borrowing LaneFaults
  ) {
    forEachSound(lanes, faults) { lane, row in
      observations.keepPeak(ofLadder: ladder, row: row, Int32(peaks[lane]))
    }
  }

  /// - Parameter times: a column for each rung, `stride` apart.
  func keepRungTimes(
    _ times: UnsafePointer<Double>, stride: Int, ofLadder ladder: Int, _ lanes: PresentLanes,
    _ faults: borrowing LaneFaults
  ) {
    for rung in 0..<observations.ladderRungCounts[ladder] {
      forEachSound(lanes, faults) { lane, row in
        observations.keepLooks(onRung: rung, ofLadder: ladder, row: row, times[rung * stride + lane])
      }
    }
  }

  func keepFault(
    ofLane lane: Int, trajectory: UInt64, at place: TableIndex<Place>, _ value: Double, reason: String?,
    _ moment: Moment
  ) {
    observations.keep(
      Fault(
        trajectory: trajectory, step: moment.isBeforeSteps ? nil : moment.step, place: places[place],
        value: value, reason: reason),
      row: row(ofLane: lane), looks: moment.look)
  }

  // MARK: Histories

  /// Takes down the state before step 0.
  func takeDownStart(_ columns: borrowing LaneColumns, laneCount: Int) {
    guard let listed = histories else { return }
    for slot in 0..<listed.histories.slotCount {
      listed.histories.keepStart(
        ofSlot: slot, columns.values(.column(slot)), laneCount, rows: rows.pointer(), from: listed.firstRow)
    }
  }

  /// Adds the hazard of an event that may fire in the present lanes.
  func takeDown(chance: Operand, ofEvent event: Int, _ lanes: PresentLanes) {
    guard let listed = histories, listed.histories.plan.event == event else { return }
    listed.histories.keepChance(chance, of: lanes, rows: rows.pointer(), from: listed.firstRow)
  }

  /// Takes down where the lanes in use stand after a look.
  func takeDown(rungs: UnsafePointer<Double>, ofLadder ladder: Int, _ laneCount: Int, look: Int) {
    guard let listed = histories else { return }
    listed.histories.keepRungs(
      rungs, ofLadder: ladder, atLook: look, laneCount, rows: rows.pointer(), from: listed.firstRow)
  }

  /// What is timed, if anything.
  var milestone: HistoryPlan.Milestone? { histories?.histories.plan.milestone }

  func takeDownMilestone(_ laneCount: Int, look: Int, where isReached: (_ lane: Int) -> Bool) {
    guard let listed = histories else { return }
    for lane in 0..<laneCount where isReached(lane) {
      listed.histories.keepMilestone(row: listed.firstRow + row(ofLane: lane), look: look)
    }
  }

  /// Lets trajectories that have stopped stand on their last rung at the looks that are left.
  mutating func endList(count: Int) {
    guard let listed = histories else { return }
    for row in 0..<count {
      listed.histories.keepStop(row: listed.firstRow + row, looksLived: observations.looksLived(row: row))
    }
    histories = nil
  }
}
