import Probability

/// Plays a few hundred trajectories of one program side by side, each in its lane.
///
/// All memory that playing takes is there from the start; nothing is allocated from the first step to the last. One batch
/// belongs to one thread. Lanes that end are taken out and the others move up, in trajectory order.
package final class TrajectoryBatch {
  /// The most lanes that it holds.
  package let width: Int
  let seed: UInt64
  private let clock: Clock
  private let fork: Fork?
  private let starts: [Program.StartCopy]
  private var lanes: LaneMemory
  private var interpreter: Interpreter
  private var observer: LaneObserver
  private var moment = Moment()
  /// While all lanes play the past of one trajectory, the first of those that they will be.
  private var sharedPast: UInt64?

  package init(
    program: Program, width: Int = 256, seed: UInt64, fork: Fork? = nil, observations: BlockObservations
  ) {
    precondition(width > 0, "a batch has at least one lane")
    self.width = width
    self.seed = seed
    self.fork = fork
    clock = program.clock
    starts = program.starts
    lanes = LaneMemory(program, width: width)
    interpreter = Interpreter(program, lanes, seed: seed)
    observer = LaneObserver(observations, program.places, laneCapacity: (width + 7) / 8 * 8)
  }

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
    prepare(count: list.count)
    observer.begin(observations, list, of: histories)
    lanes.selections.placeTrajectories { histories.trajectories[list.lowerBound + min($0, list.count - 1)] }
    drawInitialState()
    observer.takeDownStart(lanes.columns, laneCount: lanes.selections.laneCount)
    let isDone = playOn(until: flag)
    observer.endList(count: list.count)
    return isDone
  }

  // MARK: The order of a trajectory, step by step

  /// How many trajectories have not stopped yet.
  var laneCount: Int { lanes.selections.laneCount }

  /// Draws the initial state of consecutive trajectories.
  func begin(first: UInt64, count: Int, into observations: BlockObservations) {
    prepare(count: count)
    observer.begin(observations, firstRow: Int(first - observations.firstTrajectory), count: count)
    if let shared = fork?.trajectory {
      sharedPast = first
      lanes.selections.placeTrajectories { _ in shared }
    } else {
      lanes.selections.placeTrajectories { first &+ UInt64($0) }
    }
    drawInitialState()
  }

  /// Moves the clock to a step.
  func begin(step: Int) {
    if let fork, fork.step == step { begin(fork) }
    moment.move(toStep: step)
    setClock()
    if step > 0 {
      run(.perStep)
      interpreter.moveWindows(toStep: step, &lanes)
    }
    copyStarts()
  }

  /// Runs a step up to the look.
  func playStep() { run(.step) }

  /// Runs one instruction of a step, for a replay that looks at each.
  ///
  /// - Returns: the instruction, and the position of the next; nil behind the last.
  func playInstruction(at position: Int) -> (instruction: Instruction, next: Int)? {
    if position == 0 { lanes.selections.enterAll() }
    return interpreter.runOne(of: .step, at: position, &lanes, observer, moment)
  }

  /// Looks at the state, and takes out the trajectories that stop here.
  func lookAround() {
    if lanes.faults.hasAny { retire(atHorizon: false) }
    guard laneCount > 0 else { return }
    run(.look)
    interpreter.reportLook(lanes, observer, moment)
    let atHorizon = moment.look == clock.stepCount
    if atHorizon || interpreter.hasStops(lanes) { retire(atHorizon: atHorizon) }
  }

  /// The value of a register in the first lane; a lane that has stopped keeps its last state in place.
  func firstValue(of register: Register) -> Double { lanes.columns.operand(register)[lane: 0] }

  // MARK: Its parts

  /// From the look before step 0 to the end.
  private func playOn(until flag: StopFlag?) -> Bool {
    lookAround()
    for step in 0..<clock.stepCount where laneCount > 0 {
      if let flag, flag.isRaised { return false }
      begin(step: step)
      playStep()
      lookAround()
    }
    return true
  }

  private func run(_ section: Interpreter.Section) {
    lanes.selections.enterAll()
    interpreter.run(section, &lanes, observer, moment)
  }

  private func retire(atHorizon: Bool) {
    interpreter.retire(atHorizon: atHorizon, &lanes, &observer, moment)
  }

  private func prepare(count: Int) {
    precondition((1...width).contains(count), "a batch plays as many trajectories as it has lanes")
    sharedPast = nil
    moment = Moment()
    lanes.selections.begin(laneCount: count)
    lanes.faults.forget()
    lanes.columns.fillPersistent(0)
    interpreter.begin(&lanes)
    setClock()
  }

  private func drawInitialState() {
    run(.perStep)
    run(.setup)
    copyStarts()
  }

  /// From here on each lane has a future of its own. No lane has stopped yet if they shared their past.
  private func begin(_ fork: Fork) {
    moment.generation = fork.generation
    guard let first = sharedPast else { return }
    sharedPast = nil
    lanes.selections.placeTrajectories { first &+ UInt64($0) }
  }

  private func setClock() {
    let step = moment.step
    lanes.columns.setUniform(ClockUniform.step.register, Double(step))
    lanes.columns.setUniform(ClockUniform.day.register, clock.day(ofStep: step))
    if let date = clock.date(ofStep: step)?.components {
      lanes.columns.setUniform(ClockUniform.year.register, Double(date.year))
      lanes.columns.setUniform(ClockUniform.month.register, Double(date.month))
    }
  }

  private func copyStarts() {
    for copy in starts { lanes.columns.copy(copy.source, to: copy.destination) }
  }
}
