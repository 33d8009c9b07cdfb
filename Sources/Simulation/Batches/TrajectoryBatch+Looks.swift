import Probability

extension TrajectoryBatch {
  func measure(_ instruction: Instruction) {
    let accumulator = column(instruction.destination)
    let value = operand(instruction.a)
    let groups = current.groups
    switch instruction.operation {
    case .lookOccurs, .lookMaximum:
      for group in 0..<groups {
        accumulator[group].replace(with: value[group], where: value[group] .> accumulator[group])
      }
    case .lookMinimum:
      for group in 0..<groups {
        accumulator[group].replace(with: value[group], where: value[group] .< accumulator[group])
      }
    case .lookFirst:
      let elapsed = LaneGroup(repeating: program.clock.elapsed(atLook: look))
      for group in 0..<groups {
        accumulator[group].replace(
          with: elapsed, where: (value[group] .== 1) .& (accumulator[group] .== .infinity))
      }
    default:
      for group in 0..<groups { accumulator[group] += value[group] }
    }
  }

  func lookAtLadder(_ instruction: Instruction) {
    let ladder = Int(instruction.extra)
    let columns = ladderColumns[ladder]
    let new = operand(instruction.a)
    let (old, peak) = (lanes(columns.rung), lanes(columns.peak))
    let rungs = observations.ladderRungCounts[ladder]
    let isRecorded = observations.recordedLooks.isRecorded(look)
    let recorded = observations.recordedLooks.place(of: look)
    let occupancy =
      observations.occupancyStorage + observations.firstRungs[ladder] * observations.recordedLookCount
      + recorded * rungs
    let transitions = observations.transitionStorage + observations.firstTransitions[ladder]
    let times = lanes(columns.firstTime)
    for lane in 0..<current.count {
      let height = new[lane >> 3][lane & 7]
      // A lane whose condition was no number is a fault, and stays where it is until it is taken out.
      let (from, to) = (Int(old[lane]), Int(height.isNaN ? old[lane] : height))
      if isRecorded { occupancy[to] += 1 }
      // The look before step 0 takes no time, and placing a trajectory is no transition.
      if look > 0 { times[to &* groupCapacity &* 8 &+ lane] += 1 }
      if from != to {
        if look > 0 { transitions[from &* rungs &+ to] += 1 }
        old[lane] = height
        if height > peak[lane] { peak[lane] = height }
      }
    }
  }

  func lookAtSeries(_ instruction: Instruction) {
    let looks = observations.recordedLooks
    guard looks.isRecorded(look) else { return }
    let place = Int(instruction.extra) * looks.count + looks.place(of: look)
    let value = operand(instruction.a)
    var sum = observations.seriesSums[place]
    var missing = 0
    var (lowest, highest) = (observations.seriesLowest[place], observations.seriesHighest[place])
    let hasBins = observations.seriesBinCount > 0
    let counts = observations.seriesHistograms + place * observations.seriesBinCount
    let scale = hasBins ? observations.binTable[place].sumScale : 1
    for lane in 0..<current.count {
      let number = value[lane >> 3][lane & 7]
      guard number.isFinite else {
        missing += 1
        continue
      }
      sum += number * scale
      lowest = number < lowest ? number : lowest
      highest = number > highest ? number : highest
      if hasBins {
        counts[observations.binTable[place].bin(of: number)] += 1
      } else if number != number.rounded() {
        observations.seriesWholeness[Int(instruction.extra)] = 0
      }
    }
    (observations.seriesLowest[place], observations.seriesHighest[place]) = (lowest, highest)
    observations.seriesSums[place] = sum
    observations.seriesCounts[place] += UInt64(current.count - missing)
  }

  func lookAtEnd(_ instruction: Instruction) {
    let end = column(instruction.destination)
    let condition = operand(instruction.a)
    var holds = LaneMask(repeating: false)
    for group in 0..<current.groups {
      let ending = (condition[group] .== 1) .& (end[group] .< 0)
      end[group].replace(with: LaneGroup(repeating: Double(instruction.extra)), where: ending)
      holds = holds .| ending
    }
    if any(holds) { hasEndings = true }
  }

  /// Keeps the last values of the lanes that end; the present selection lists them.
  func keepFinal(_ instruction: Instruction) {
    let value = operand(instruction.a)
    let results = observations.outcomeStorage + Int(instruction.extra) * observations.capacity
    for index in 0..<current.count { results[row(ofLane: Int(finishList[index]))] = value[index >> 3][index & 7] }
  }

  func row(ofLane lane: Int) -> Int { Int(rows[lane]) }
}
