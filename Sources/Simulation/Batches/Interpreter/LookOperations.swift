import Probability

/// What is measured at a look: outcomes, ladders, series, ends.
struct LookOperations: ~Copyable {
  /// Whether some lane has met an end at the present look.
  private(set) var hasEndings = false
  private let ladders: Storage<Program.LadderColumns>
  private let outcomes: Storage<MeasuredOutcome>
  private let accumulators: Storage<AccumulatorColumn>
  private let endColumn: Register
  private let laneCapacity: Int
  private let clock: Clock

  struct MeasuredOutcome {
    /// Its own among all accumulators.
    let accumulators: Range<Int>
    let kind: MeasureTraits.Kind
    let ending: MeasureTraits.Ending
    /// Of the sums behind a mean.
    let unit: Double
  }

  struct AccumulatorColumn {
    let register: Register
    let start: Double
  }

  init(_ program: Program, groupCapacity: Int) {
    ladders = Storage(program.ladderColumns)
    var (measured, columns): ([MeasuredOutcome], [AccumulatorColumn]) = ([], [])
    for (outcome, registers) in zip(program.outcomes, program.accumulators) {
      let (traits, first) = (outcome.measure.traits, columns.count)
      columns += zip(registers, traits.accumulators).map { AccumulatorColumn(register: $0, start: $1.start) }
      let isScaled = registers.contains { program.scaledMeans.contains($0) }
      measured.append(
        MeasuredOutcome(
          accumulators: first..<columns.count, kind: traits.kind, ending: traits.ending,
          unit: isScaled ? 1 / program.clock.meanScale : 1))
    }
    outcomes = Storage(measured)
    accumulators = Storage(columns)
    endColumn = program.endColumn
    laneCapacity = groupCapacity * 8
    clock = program.clock
  }

  /// Puts all columns into their state before the first look.
  mutating func begin(_ columns: inout LaneColumns) {
    hasEndings = false
    for index in 0..<accumulators.count { columns.fill(accumulators[index].register, accumulators[index].start) }
    columns.fill(endColumn, LaneChoice.none)
  }

  func measure(
    _ step: MeasureTraits.Accumulator.Step, _ source: Register, into accumulator: Register,
    _ columns: inout LaneColumns,
    _ present: PresentLanes, _ moment: Moment
  ) {
    let (value, running) = (columns.operand(source), columns.column(accumulator))
    let groups = present.groups
    switch step {
    case .greatest:
      for group in 0..<groups { running[group].replace(with: value[group], where: value[group] .> running[group]) }
    case .least:
      for group in 0..<groups { running[group].replace(with: value[group], where: value[group] .< running[group]) }
    case .firstTime:
      let elapsed = LaneGroup(repeating: clock.elapsed(atLook: moment.look))
      for group in 0..<groups {
        running[group].replace(with: elapsed, where: (value[group] .== 1) .& (running[group] .== .infinity))
      }
    case .sum:
      for group in 0..<groups { running[group] += value[group] }
    }
  }

  func climb(
    _ ladder: Int, to rung: Register, _ columns: inout LaneColumns, _ present: PresentLanes,
    _ observer: borrowing LaneObserver, _ moment: Moment
  ) {
    let target = ladders[ladder]
    let new = columns.operand(rung)
    let (old, peak, times) = (columns.lanes(target.rung), columns.lanes(target.peak), columns.lanes(target.firstTime))
    let counts = observer.ladderCounts(ladder, atLook: moment.look)
    for lane in 0..<present.count {
      let height = new[lane: lane]
      // A lane whose condition was no number is a fault, and stays where it is until it is taken out.
      let (from, to) = (Int(old[lane]), Int(height.isNaN ? old[lane] : height))
      if let standing = counts.standing { standing[to] += 1 }
      // The look before step 0 takes no time, and placing a trajectory is no transition.
      if !moment.isBeforeSteps { times[to &* laneCapacity &+ lane] += 1 }
      if from != to {
        if !moment.isBeforeSteps { counts.transitions[from &* counts.rungCount &+ to] += 1 }
        old[lane] = height
        if height > peak[lane] { peak[lane] = height }
      }
    }
  }

  mutating func end(
    _ end: Int, where condition: Register, into column: Register, _ columns: inout LaneColumns, _ present: PresentLanes
  ) {
    let (value, met) = (columns.operand(condition), columns.column(column))
    var holds = LaneMask(repeating: false)
    for group in 0..<present.groups {
      let ending = (value[group] .== 1) .& (met[group] .< 0)
      met[group].replace(with: LaneGroup(repeating: Double(end)), where: ending)
      holds = holds .| ending
    }
    if any(holds) { hasEndings = true }
  }

  /// The column of the ends that the lanes have met.
  func ends(_ columns: borrowing LaneColumns) -> UnsafePointer<Double> { columns.values(endColumn) }

  /// Hands over what the present lanes, which end, have come to.
  func report(
    _ columns: borrowing LaneColumns, _ present: PresentLanes, _ faults: borrowing LaneFaults,
    _ observer: borrowing LaneObserver, _ moment: Moment
  ) {
    // A last value that is no number has made a fault of its lane.
    observer.keepEnds(ends(columns), looks: moment.look + 1, present, faults)
    for index in 0..<outcomes.count {
      let outcome = outcomes[index]
      guard let accumulator = outcome.accumulators.first else { continue }
      let values = columns.values(accumulators[accumulator].register)
      let looks = Double(moment.look + 1)
      switch (outcome.ending, outcome.kind) {
      case (.perLook, _): observer.keep(outcome: index, present, faults) { values[$0] / looks * outcome.unit }
      case (.asKept, .firstTime):
        observer.keep(outcome: index, present, faults) { values[$0] == .infinity ? .nan : values[$0] }
      case (.asKept, _): observer.keep(outcome: index, present, faults) { values[$0] }
      }
    }
    for ladder in 0..<ladders.count {
      let target = ladders[ladder]
      observer.keepPeaks(columns.values(target.peak), ofLadder: ladder, present, faults)
      let times = columns.values(target.firstTime)
      observer.keepRungTimes(times, stride: laneCapacity, ofLadder: ladder, present, faults)
    }
  }

  mutating func forgetEndings() { hasEndings = false }

  /// Hands over where the lanes in use stand after a look.
  func reportLook(
    _ columns: borrowing LaneColumns, laneCount: Int, _ observer: borrowing LaneObserver, _ moment: Moment
  ) {
    for ladder in 0..<ladders.count {
      observer.takeDown(rungs: columns.values(ladders[ladder].rung), ofLadder: ladder, laneCount, look: moment.look)
    }
    if let milestone = observer.milestone, let accumulator = outcomes[milestone.outcome].accumulators.first {
      let kind = outcomes[milestone.outcome].kind
      let values = columns.values(accumulators[accumulator].register)
      observer.takeDownMilestone(laneCount, look: moment.look) { kind.hasCome(values[$0], beyond: milestone.limit) }
    }
  }
}
