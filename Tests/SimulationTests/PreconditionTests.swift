import Simulation
import Testing

@Suite("A mistake of the caller stops the program")
struct PreconditionTests {
  /// Plays nothing, in two steps.
  private static func program(rungs: Int = 0) -> Program {
    let place = HandBuilt.place("ladder")
    let ladder = Ladder(name: "ladder", slot: 0, rungs: (0..<rungs).map { Ladder.Rung(name: "rung\($0)") })
    return Program(
      compiling: Model(
        name: "nothing", clock: Clock(stepLength: 1, stepCount: 2, start: nil),
        slots: rungs == 0 ? [] : [Slot(name: "ladder", role: .ladder, place: place)],
        ladders: rungs == 0 ? [] : [ladder]))
  }

  /// A batch, and observations that have room for ten trajectories.
  private static func batch(width: Int, fork: Fork? = nil) -> (TrajectoryBatch, BlockObservations) {
    let observations = BlockObservations(program: program(), capacity: 10, seriesBins: nil)
    return (
      TrajectoryBatch(program: program(), width: width, seed: 1, fork: fork, observations: observations), observations
    )
  }

  @Test("A step has a length")
  func stepLength() async {
    await #expect(processExitsWith: .failure) { _ = Clock(stepLength: 0, stepCount: 1, start: nil) }
    await #expect(processExitsWith: .failure) { _ = Clock(stepLength: .infinity, stepCount: 1, start: nil) }
  }

  @Test("A clock has steps, and no more than addresses tell apart")
  func stepCount() async {
    await #expect(processExitsWith: .failure) { _ = Clock(stepLength: 1, stepCount: 0, start: nil) }
    await #expect(processExitsWith: .failure) {
      _ = Clock(stepLength: 1, stepCount: Clock.maximumStepCount + 1, start: nil)
    }
  }

  @Test("Bins cover a finite interval")
  func bins() async {
    await #expect(processExitsWith: .failure) { _ = HistogramBins(low: 1, high: 0, count: 3) }
    await #expect(processExitsWith: .failure) { _ = HistogramBins(low: 0, high: .infinity, count: 3) }
    await #expect(processExitsWith: .failure) { _ = HistogramBins(low: 0, high: 1, count: 0) }
  }

  @Test("A fork is at a step, and its draws are new")
  func fork() async {
    await #expect(processExitsWith: .failure) { _ = Fork(step: -1) }
    await #expect(processExitsWith: .failure) { _ = Fork(step: 0, generation: 0) }
  }

  @Test("A bin of a history has steps")
  func historyBin() async {
    await #expect(processExitsWith: .failure) { _ = HistoryPlan(stepsPerBin: 0) }
  }

  @Test("A batch has lanes, and plays at least one trajectory and no more than it has lanes")
  func width() async {
    await #expect(processExitsWith: .failure) { _ = Self.batch(width: 0) }
    await #expect(processExitsWith: .failure) {
      let (batch, observations) = Self.batch(width: 4)
      batch.play(first: 0, count: 5, into: observations)
    }
    await #expect(processExitsWith: .failure) {
      let (batch, observations) = Self.batch(width: 4)
      batch.play(first: 0, count: 0, into: observations)
    }
    await #expect(processExitsWith: .success) {
      let (batch, observations) = Self.batch(width: 4)
      batch.play(first: 0, count: 4, into: observations)
    }
  }

  @Test("A list of trajectories is not played with one past")
  func sharedPast() async {
    await #expect(processExitsWith: .failure) {
      let (batch, observations) = Self.batch(width: 4, fork: Fork(step: 1, trajectory: 3))
      let histories = TrajectoryHistories(program: Self.program(), trajectories: [1, 2], plan: HistoryPlan())
      batch.play(0..<2, of: histories, into: observations)
    }
    await #expect(processExitsWith: .success) {
      let (batch, observations) = Self.batch(width: 4, fork: Fork(step: 1))
      let histories = TrajectoryHistories(program: Self.program(), trajectories: [1, 2], plan: HistoryPlan())
      batch.play(0..<2, of: histories, into: observations)
    }
  }

  @Test("Histories tell 65,536 rungs apart")
  func rungs() async {
    await #expect(processExitsWith: .failure) {
      _ = TrajectoryHistories(program: Self.program(rungs: 65_537), trajectories: [1], plan: HistoryPlan())
    }
    await #expect(processExitsWith: .success) {
      _ = TrajectoryHistories(program: Self.program(rungs: 257), trajectories: [1], plan: HistoryPlan())
    }
  }
}
