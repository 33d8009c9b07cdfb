import Probability

extension TrajectoryBatch {
  /// Writes down the results of the lanes that stop here and closes the gaps that they leave.
  func retire(atHorizon: Bool) {
    let end = lanes(program.endColumn)
    var finishing = 0
    for lane in 0..<laneCount where faultPlaces[lane] < 0 && (atHorizon || end[lane] >= 0) {
      finishList[finishing] = Int32(lane)
      finishing += 1
    }
    if finishing > 0 { finish(finishing) }
    if hasFaults {
      for lane in 0..<laneCount where faultPlaces[lane] >= 0 { keepFault(ofLane: lane) }
    }
    compact(atHorizon: atHorizon)
    (hasFaults, hasEndings) = (false, false)
  }

  private func finish(_ count: Int) {
    pad(finishList, count)
    current = Selection(lanes: finishList, count: count, trajectories: trajectories)
    var position = 0
    while position < code.finish.count { position = execute(code.finish, at: position) }
    let end = lanes(program.endColumn)
    for index in 0..<count {
      let lane = Int(finishList[index])
      // A last value that is no number has made a fault of the lane.
      guard faultPlaces[lane] < 0 else { continue }
      let row = row(ofLane: lane)
      observations.endingStorage[row] = end[lane] >= 0 ? Int32(end[lane]) : BlockObservations.Ending.horizon
      observations.lookStorage[row] = Int32(look + 1)
      keepOutcomes(ofLane: lane, row)
      keepLadders(ofLane: lane, row)
    }
  }

  private func keepOutcomes(ofLane lane: Int, _ row: Int) {
    for index in 0..<outcomes.count {
      let outcome = outcomes[index]
      if outcome.measure == .final { continue }
      var value = lanes(outcome.accumulator)[lane]
      if outcome.measure == .mean { value = value / Double(look + 1) * outcome.unit }
      if outcome.measure == .first, value == .infinity { value = .nan }
      observations.outcomeStorage[index * observations.capacity + row] = value
    }
  }

  private func keepLadders(ofLane lane: Int, _ row: Int) {
    for ladder in 0..<ladderColumns.count {
      let columns = ladderColumns[ladder]
      observations.peakStorage[ladder * observations.capacity + row] = Int32(lanes(columns.peak)[lane])
      for rung in 0..<observations.ladderRungCounts[ladder] {
        let column = (observations.firstRungs[ladder] + rung) * observations.capacity
        observations.rungStorage[column + row] = lanes(columns.firstTime + Int32(rung))[lane]
      }
    }
  }

  private func keepFault(ofLane lane: Int) {
    let row = row(ofLane: lane)
    observations.endingStorage[row] = BlockObservations.Ending.fault
    observations.lookStorage[row] = Int32(look)
    for outcome in 0..<outcomes.count { observations.outcomeStorage[outcome * observations.capacity + row] = .nan }
    observations.faults.append(
      Fault(
        trajectory: trajectories[lane >> 3][lane & 7], step: addressStep == 0 ? nil : step,
        place: program.places[Int(faultPlaces[lane])], value: faultValues[lane],
        reason: reason(forLane: lane, faultValues[lane])))
  }

  /// Moves the lanes that go on to the front, in order.
  private func compact(atHorizon: Bool) {
    guard !atHorizon else {
      laneCount = 0
      return
    }
    let end = lanes(program.endColumn)
    var kept = 0
    for lane in 0..<laneCount where faultPlaces[lane] < 0 && end[lane] < 0 {
      finishList[kept] = Int32(lane)
      kept += 1
    }
    guard kept < laneCount else { return }
    for register in 0..<program.persistentColumnCount { move(lanes(Int32(register)), kept) }
    for word in 0..<program.bitColumnCount {
      move(UnsafeMutableRawPointer(bits + word * groupCapacity).assumingMemoryBound(to: UInt64.self), kept)
    }
    move(UnsafeMutableRawPointer(trajectories).assumingMemoryBound(to: UInt64.self), kept)
    move(rows, kept)
    faultPlaces.update(repeating: -1, count: groupCapacity * 8)
    laneCount = kept
  }

  @inline(always)
  private func move<Element>(_ column: UnsafeMutablePointer<Element>, _ kept: Int) {
    for index in 0..<kept { column[index] = column[Int(finishList[index])] }
  }
}
