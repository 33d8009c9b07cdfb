import Probability

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TrajectoryBatch {
  /// Takes down that something happened to the lanes of a selection in this step.
  func record(occurrence: Int, _ selection: Selection, in histories: TrajectoryHistories) {
    let count = histories.count
    let (rows, step) = (rows, Int32(truncatingIfNeeded: step))
    let first = histories.firstStorage + occurrence * count + firstRow
    let total = histories.countStorage + occurrence * count + firstRow
    let bin = self.step / histories.plan.stepsPerBin
    let word = histories.binStorage + (occurrence * histories.wordCount + bin >> 6) * count + firstRow
    let bit: UInt64 = 1 << UInt64(bin & 63)
    forEachLane(of: selection) { lane in
      let row = Int(rows[lane])
      first[row] = first[row] < 0 ? step : first[row]
      total[row] += 1
      word[row] |= bit
    }
  }

  /// Adds the hazard of the plan's event to the lanes that the present selection lists.
  func keepChance(_ instruction: Instruction, in histories: TrajectoryHistories) {
    guard histories.plan.event == Int(instruction.extra) else { return }
    let probability = operand(instruction.a)
    let hazard = histories.hazardStorage + firstRow
    for index in 0..<current.count {
      let lane = current.lanes.map { Int($0[index]) } ?? index
      hazard[Int(rows[lane])] -= log1p(-probability[index >> 3][index & 7])
    }
  }

  /// Takes down the state before step 0.
  func keepStart(in histories: TrajectoryHistories) {
    for slot in 0..<histories.slotCount {
      let values = lanes(Int32(slot))
      let target = histories.initialStorage + slot * histories.count + firstRow
      for lane in 0..<laneCount { target[Int(rows[lane])] = values[lane] }
    }
  }

  /// Takes down where the present lanes stand after a look.
  func keepLook(in histories: TrajectoryHistories) {
    for ladder in 0..<ladderColumns.count { keepRungs(ofLadder: ladder, in: histories) }
    guard let milestone = histories.plan.milestone else { return }
    let outcome = outcomes[milestone.outcome]
    let values = lanes(outcome.accumulator)
    let reached = histories.milestoneStorage + firstRow
    for lane in 0..<laneCount {
      let isReached = outcome.measure == .first ? values[lane] < .infinity : values[lane] > milestone.limit
      let row = Int(rows[lane])
      if isReached, reached[row] < 0 { reached[row] = Int32(look) }
    }
  }

  private func keepRungs(ofLadder ladder: Int, in histories: TrajectoryHistories) {
    let rung = lanes(ladderColumns[ladder].rung)
    let count = histories.count
    let peak = histories.peakStorage + ladder * count + firstRow
    let reached = histories.reachedStorage + histories.firstRungs[ladder] * count + firstRow
    for lane in 0..<laneCount {
      let (row, height) = (Int(rows[lane]), Int(rung[lane]))
      peak[row] = max(peak[row], Int32(height))
      let place = height * count + row
      if reached[place] < 0 { reached[place] = Int32(look) }
    }
    let last = histories.lastStorage + ladder * count + firstRow
    for lane in 0..<laneCount { last[Int(rows[lane])] = UInt8(truncatingIfNeeded: Int(rung[lane])) }
    guard look % histories.lookStride == 0 else { return }
    let place = ladder * histories.keptLookCount + look / histories.lookStride
    let kept = histories.rungStorage + place * count + firstRow
    for lane in 0..<laneCount { kept[Int(rows[lane])] = UInt8(truncatingIfNeeded: Int(rung[lane])) }
  }

  /// Lets trajectories that have stopped stand on their last rung at the looks that are left.
  func keepStops(of list: Range<Int>, in histories: TrajectoryHistories) {
    let count = histories.count
    for ladder in 0..<ladderColumns.count {
      let kept = histories.rungStorage + ladder * histories.keptLookCount * count
      for row in list {
        let lived = Int(observations.lookStorage[row - list.lowerBound])
        let first = (lived + histories.lookStride - 1) / histories.lookStride
        guard first < histories.keptLookCount else { continue }
        for look in first..<histories.keptLookCount {
          kept[look * count + row] = histories.lastStorage[ladder * count + row]
        }
      }
    }
  }
}
