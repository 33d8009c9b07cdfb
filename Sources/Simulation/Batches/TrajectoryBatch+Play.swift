import Probability

extension TrajectoryBatch {
  /// Plays consecutive trajectories from start to end and writes down what the observations ask for.
  ///
  /// - Parameter first: the first trajectory's index; a batch must not straddle a multiple of 2³².
  /// - Parameter count: how many, at most `width`.
  /// - Parameter flag: asks to end early.
  /// - Returns: false if the flag was raised; what was written down is then to be thrown away.
  @discardableResult
  package func play(
    first: UInt64, count: Int, into observations: BlockObservations, until flag: StopFlag? = nil
  ) -> Bool {
    begin(first: first, count: count, into: observations)
    return playOn(until: flag)
  }

  /// Plays trajectories of any indices, in the order of the list; the observations' rows are places in it.
  ///
  /// - Parameter list: places in the list of histories, at most `width` of them. The trajectories must not straddle a
  ///   multiple of 2³².
  /// - Returns: false if the flag was raised; what was written down is then to be thrown away.
  @discardableResult
  package func play(
    _ list: Range<Int>, of histories: TrajectoryHistories, into observations: BlockObservations,
    until flag: StopFlag? = nil
  ) -> Bool {
    precondition(fork?.trajectory == nil, "a list has a past for each of its trajectories")
    self.histories = histories
    defer { self.histories = nil }
    prepare(count: list.count, into: observations)
    observations.trajectoryCount = list.count
    firstRow = list.lowerBound
    placeTrajectories { histories.trajectories[list.lowerBound + min($0, list.count - 1)] }
    for lane in 0..<groupCapacity * 8 { rows[lane] = Int32(min(lane, list.count - 1)) }
    drawInitialState()
    keepStart(in: histories)
    guard playOn(until: flag) else { return false }
    keepStops(of: list, in: histories)
    return true
  }

  /// From the look before step 0 to the end.
  private func playOn(until flag: StopFlag?) -> Bool {
    lookAround()
    for step in 0..<program.clock.stepCount where laneCount > 0 {
      if let flag, flag.isRaised { return false }
      begin(step: step)
      execute(code.step)
      lookAround()
    }
    return true
  }

  /// Draws the initial state of consecutive trajectories.
  func begin(first: UInt64, count: Int, into observations: BlockObservations) {
    prepare(count: count, into: observations)
    let firstRow = Int(first - observations.firstTrajectory)
    observations.trajectoryCount = max(observations.trajectoryCount, firstRow + count)
    let shared = sharesPast ? fork?.trajectory : nil
    placeTrajectories { shared ?? first &+ UInt64($0) }
    for lane in 0..<groupCapacity * 8 { rows[lane] = Int32(firstRow + lane) }
    drawInitialState()
  }

  private func prepare(count: Int, into observations: BlockObservations) {
    precondition((1...width).contains(count), "a batch plays as many trajectories as it has lanes")
    self.observations = observations
    laneCount = count
    generation = 0
    sharesPast = fork?.trajectory != nil
    faultPlaces.update(repeating: -1, count: groupCapacity * 8)
    drawNotes.update(repeating: DrawNote(mark: -1, step: .max, arguments: .zero), count: groupCapacity * 8)
    (hasFaults, hasEndings) = (false, false)
    resetColumns()
    look = 0
    setClock(step: 0)
    addressStep = 0
  }

  private func drawInitialState() {
    execute(code.perStep)
    execute(code.setup)
    copyStarts()
  }

  /// Moves the clock to a step.
  func begin(step: Int) {
    if let fork, fork.step == step { begin(fork) }
    setClock(step: step)
    addressStep = UInt32(step + 1)
    look = step + 1
    if step > 0 {
      execute(code.perStep)
      moveWindows()
    }
    copyStarts()
  }

  /// From here on each lane has a future of its own. No lane has stopped yet if they shared their past.
  private func begin(_ fork: Fork) {
    generation = fork.generation
    guard sharesPast else { return }
    sharesPast = false
    let first = observations.firstTrajectory
    placeTrajectories { [rows] in first &+ UInt64(rows[$0]) }
  }

  /// Gives each lane the trajectory that its draws belong to.
  @inline(always)
  private func placeTrajectories(_ trajectory: (_ lane: Int) -> UInt64) {
    for group in 0..<groupCapacity {
      for lane in 0..<8 { trajectories[group][lane] = trajectory(group * 8 + lane) }
    }
  }

  /// Looks at the state, and takes out the trajectories that stop here.
  func lookAround() {
    if hasFaults { retire(atHorizon: false) }
    guard laneCount > 0 else { return }
    execute(code.look)
    if let histories { keepLook(in: histories) }
    let atHorizon = look == program.clock.stepCount
    if hasEndings || hasFaults || atHorizon { retire(atHorizon: atHorizon) }
  }

  private func setClock(step: Int) {
    let clock = program.clock
    self.step = step
    setUniform(ClockUniform.step, Double(step))
    setUniform(ClockUniform.day, clock.day(ofStep: step))
    if let date = clock.date(ofStep: step)?.components {
      setUniform(ClockUniform.year, Double(date.year))
      setUniform(ClockUniform.month, Double(date.month))
    }
  }

  private func resetColumns() {
    for register in 0..<program.persistentColumnCount { fill(Int32(register), 0) }
    for (outcome, accumulator) in zip(program.outcomes, program.accumulators) {
      switch outcome.measure {
      case .first, .minimum: fill(accumulator, .infinity)
      case .maximum: fill(accumulator, -.infinity)
      default: fill(accumulator, 0)
      }
    }
    fill(program.endColumn, -1)
    resetHistories()
  }

  private func copyStarts() {
    for index in 0..<starts.count {
      let copy = starts[index]
      column(copy.destination).update(from: column(copy.source), count: groupCapacity)
    }
  }
}
