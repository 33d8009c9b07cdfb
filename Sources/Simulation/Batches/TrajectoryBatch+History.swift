import Probability

extension TrajectoryBatch {
  /// Notes that something happened to the lanes of a selection in this step.
  func record(occurrence: Int, _ selection: Selection) {
    observations.happeningStorage[occurrence] += UInt64(selection.count)
    if let histories { record(occurrence: occurrence, selection, in: histories) }
    let history = code.histories[occurrence]
    if history.last >= 0 {
      let last = lanes(history.last)
      forEachLane(of: selection) { last[$0] = Double(step) }
    }
    if history.total >= 0 {
      let total = lanes(history.total)
      forEachLane(of: selection) { total[$0] += 1 }
    }
    for index in history.windows {
      let window = windows[index]
      let count = lanes(window.count)
      forEachLane(of: selection) { count[$0] += 1 }
      guard window.wordCount > 0 else { continue }
      let word = words(of: window, containing: step)
      let bit: UInt64 = 1 << UInt64(step & 63)
      forEachLane(of: selection) { word[$0] |= bit }
    }
  }

  @inline(always)
  func forEachLane(of selection: Selection, _ body: (Int) -> Void) {
    if let list = selection.lanes {
      for index in 0..<selection.count { body(Int(list[index])) }
    } else {
      for lane in 0..<selection.count { body(lane) }
    }
  }

  /// The 64 steps around a step, a word for each lane.
  private func words(of window: ResolvedCode.Window, containing step: Int) -> UnsafeMutablePointer<UInt64> {
    let word = window.firstWord + (step >> 6) % window.wordCount
    return UnsafeMutableRawPointer(bits + word * groupCapacity).assumingMemoryBound(to: UInt64.self)
  }

  /// Takes out of all windows what leaves them as this step begins.
  func moveWindows() {
    let groups = (laneCount + 7) >> 3
    for index in 0..<windows.count {
      let window = windows[index]
      let count = column(window.count)
      for entry in window.pastLeaving where entry.step == step {
        for group in 0..<groups { count[group] -= entry.count }
      }
      guard window.wordCount > 0 else { continue }
      if step & 63 == 0 {
        let fresh = bits + (window.firstWord + (step >> 6) % window.wordCount) * groupCapacity
        for group in 0..<groups { fresh[group] = LaneBits(repeating: 0) }
      }
      let leaving = step - window.length
      guard leaving >= 0 else { continue }
      let word = bits + (window.firstWord + (leaving >> 6) % window.wordCount) * groupCapacity
      let shift = LaneBits(repeating: UInt64(leaving & 63))
      let one = LaneBits(repeating: (1.0).bitPattern)
      for group in 0..<groups {
        // All bits of a lane are set if it happened, so that the mask makes 1.0 or 0.0.
        let happened = LaneBits(repeating: 0) &- ((word[group] &>> shift) & 1)
        count[group] -= unsafeBitCast(happened & one, to: LaneGroup.self)
      }
    }
  }

  /// Puts the columns of histories into their state before step 0.
  func resetHistories() {
    for history in code.histories {
      if history.last >= 0 {
        let latest = program.occurrences[history.occurrence].past.max().map(Double.init) ?? -.infinity
        fill(history.last, latest)
      }
      if history.total >= 0 { fill(history.total, 0) }
    }
    for index in 0..<windows.count { fill(windows[index].count, windows[index].pastInside) }
    bits.update(repeating: LaneBits(repeating: 0), count: program.bitColumnCount * groupCapacity)
  }

  func fill(_ register: Int32, _ value: Double) {
    column(register).update(repeating: LaneGroup(repeating: value), count: groupCapacity)
  }
}
