import MonteCarlo
import Simulation
import Synchronization
import Testing

@Suite("A mistake of the caller stops the program")
struct PreconditionTests {
  /// A model of two steps with one outcome, or none, and events that never happen.
  private static func program(_ measure: Outcome.Measure? = nil, occurrences: Int = 0) -> Program {
    let formula = Formula(.constant(1), at: Place(path: "x", name: "x"))
    return Program(
      compiling: Model(
        name: "nothing", clock: Clock(stepLength: 1, stepCount: 2, start: nil),
        occurrences: (0..<occurrences).map { Occurrence(name: "event\($0)") },
        outcomes: measure.map { [Outcome(name: "x", measure: $0, formula: formula)] } ?? []))
  }

  private static func tally(_ program: Program) -> Tally {
    Tally(plan: ObservationPlan(program: program, seed: 1, keptValueCount: 10, until: StopFlag()))
  }

  /// A variant for each measure.
  private static func experiment(
    _ measures: [Outcome.Measure] = [.occurs, .occurs], count: Int = 100, threads: Int = 1, width: Int = 64,
    comparisons: [VariantPair] = [VariantPair(baseline: 0, variant: 1)]
  ) -> Experiment {
    Experiment(
      variants: measures.map { .init(name: "\($0)", program: program($0)) }, trajectoryCount: count, seed: 1,
      threadCount: threads, batchWidth: width, comparisons: comparisons)
  }

  /// Plays what is missing of an experiment of which the first block was played by another one.
  private static func goOn(_ experiment: Experiment, after other: Experiment) {
    let (plans, collector) = (experiment.plans(), BlockCollector())
    _ = ExperimentRun(other, plans: plans, start: nil, observer: collector, report: { _ in }).play()
    let held = collector.blocks.withLock { $0.filter { $0.variant == 0 } }
    _ = ExperimentRun(experiment, plans: plans, start: nil, held: held, report: { _ in }).play()
  }

  private final class BlockCollector: BlockObserver {
    let rowCount = 0
    let blocks = Mutex<[PlayedBlock]>([])

    func take(_ round: PlayedRound, standing: RunStanding) { blocks.withLock { $0 += round.blocks } }
    func look(atWaiting blocks: [PlayedBlock], standing: RunStanding) {}
  }

  @Test("An ensemble has 1 to 2⁴⁰ trajectories")
  func trajectoryCount() async {
    await #expect(processExitsWith: .failure) { _ = Self.experiment(count: 0) }
    await #expect(processExitsWith: .failure) { _ = Self.experiment(count: 1 << 40 + 1) }
    await #expect(processExitsWith: .success) { _ = Self.experiment(count: 1 << 40) }
  }

  @Test("Threads and lanes are at least one")
  func threadsAndLanes() async {
    await #expect(processExitsWith: .failure) { _ = Self.experiment(threads: 0) }
    await #expect(processExitsWith: .failure) { _ = Self.experiment(width: 0) }
    await #expect(processExitsWith: .failure) { WorkerThreads.run(0) {} }
  }

  @Test("Each variant has another in its place")
  func otherVariants() async {
    await #expect(processExitsWith: .failure) {
      let experiment = Self.experiment()
      _ = experiment.with(Array(experiment.variants.dropLast()), threadCount: 1)
    }
  }

  @Test("A variant is compared with another one")
  func pair() async {
    await #expect(processExitsWith: .failure) { _ = VariantPair(baseline: 1, variant: 1) }
  }

  @Test("A shard is one of its run's")
  func shard() async {
    await #expect(processExitsWith: .failure) { _ = Shard(index: 0, count: 2) }
    await #expect(processExitsWith: .failure) { _ = Shard(index: 3, count: 2) }
    await #expect(processExitsWith: .failure) { _ = Shard(index: 1, count: 0) }
  }

  @Test("A factor has at least one level")
  func levels() async {
    await #expect(processExitsWith: .failure) { _ = FactorialDesign(levelCounts: [2, 0]) }
  }

  @Test("Variants that are compared go on together")
  func start() async {
    await #expect(processExitsWith: .failure) {
      let experiment = Self.experiment()
      let plans = experiment.plans()
      let start = RunStanding(experiment, plans: plans, nextUnit: 1)
      _ = ExperimentRun(experiment, plans: plans, start: start, report: { _ in })
    }
    await #expect(processExitsWith: .success) {
      let experiment = Self.experiment()
      let plans = experiment.plans()
      let start = RunStanding(experiment, plans: plans, nextUnit: 2)
      _ = ExperimentRun(experiment, plans: plans, start: start, report: { _ in })
    }
  }

  @Test("Blocks that are compared were played to be compared; those of another length are left out")
  func heldBlocks() async {
    await #expect(processExitsWith: .failure) { Self.goOn(Self.experiment(), after: Self.experiment(comparisons: [])) }
    await #expect(processExitsWith: .success) { Self.goOn(Self.experiment(), after: Self.experiment(count: 50)) }
    await #expect(processExitsWith: .success) { Self.goOn(Self.experiment(), after: Self.experiment()) }
  }

  @Test("Variants that are compared measure an outcome alike")
  func measures() async {
    await #expect(processExitsWith: .failure) { _ = ExperimentRun(Self.experiment([.occurs, .final])).play() }
    await #expect(processExitsWith: .success) { _ = ExperimentRun(Self.experiment([.final, .final])).play() }
  }

  @Test("Tallies of the same model are merged")
  func tallies() async {
    await #expect(processExitsWith: .failure) {
      var tally = Self.tally(Self.program())
      tally.merge(Self.tally(Self.program(occurrences: 1)))
    }
    await #expect(processExitsWith: .success) {
      var tally = Self.tally(Self.program(occurrences: 1))
      tally.merge(Self.tally(Self.program(occurrences: 1)))
    }
  }

  @Test("Tallies of pairs are of the same outcome")
  func pairedTallies() async {
    await #expect(processExitsWith: .failure) {
      var tally = PairedTally(Self.program(.occurs))
      tally.merge(PairedTally(Self.program(.final)))
    }
    await #expect(processExitsWith: .success) {
      var tally = PairedTally(Self.program(.final))
      tally.merge(PairedTally(Self.program(.final)))
    }
  }

  @Test("Sums of the same model are added")
  func sums() async {
    await #expect(processExitsWith: .failure) {
      var sums = TallySums(Self.tally(Self.program()))
      sums.merge(TallySums(Self.tally(Self.program(.final))))
    }
  }

  @Test("Kept values come in a column for each outcome")
  func keptValues() async {
    await #expect(processExitsWith: .failure) {
      var tally = Self.tally(Self.program(.final))
      try KeptValues.restore(nil, rows: [[1], [1]], to: &tally)
    }
    await #expect(processExitsWith: .success) {
      var tally = Self.tally(Self.program(.final))
      try KeptValues.restore(nil, rows: [[1]], to: &tally)
    }
  }
}
