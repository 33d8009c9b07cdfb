import MonteCarlo
import ResultsStore
import ScenarioLanguage
import Simulation
import Testing

@Suite("Blocks that wait for those of other variants")
struct HeldBlockTests {
  private func experiment(threads: Int, count: Int = 3 * Experiment.blockSize) throws -> Experiment {
    let scenario = try Scenario(reading: Array(StoredTallyTests.text.utf8), fileName: "coin.json")
    let variants = try [0.3, 0.5, 0.7].map { bias in
      Experiment.Variant(
        name: "\(bias)", program: try scenario.program(settings: [Setting(name: "bias", value: "\(bias)")]))
    }
    return Experiment(
      variants: variants, trajectoryCount: count, seed: 1, threadCount: threads,
      batchWidth: Experiment.standardBatchWidth, comparisons: VariantPair.all(of: 3))
  }

  @Test("A held block returns from its bytes with every bit, and is not played again")
  func held() throws {
    let experiment = try experiment(threads: 1)
    let (plans, stop) = (experiment.plans(), StopFlag())
    let collector = WaitingCollector(stop: stop)
    _ = ExperimentRun(experiment, plans: plans, start: nil, observer: collector, until: stop, report: { _ in }).play()
    let blocks = collector.waiting.withLock { $0 }
    #expect(blocks.map(\.variant) == [0] && blocks.map(\.block) == [0])
    let restored = try blocks.map { try PlayedBlock(bytes: $0.bytes, plans: plans) }
    #expect(restored.map(\.bytes) == blocks.map(\.bytes))

    let whole = ExperimentRun(experiment, plans: plans, start: nil, report: { _ in })
    let resumed = ExperimentRun(experiment, plans: plans, start: nil, held: restored, report: { _ in })
    (_, _) = (whole.play(), resumed.play())
    #expect(resumed.standing.tallies.map(\.bytes) == whole.standing.tallies.map(\.bytes))
    #expect(resumed.standing.pairs.map(\.bytes) == whole.standing.pairs.map(\.bytes))
  }

  @Test("A held block of a run that shrank is played again at its new length")
  func shrunk() throws {
    let experiment = try experiment(threads: 1)
    let (plans, stop) = (experiment.plans(), StopFlag())
    let collector = WaitingCollector(stop: stop)
    _ = ExperimentRun(experiment, plans: plans, start: nil, observer: collector, until: stop, report: { _ in }).play()
    let held = collector.waiting.withLock { $0 }
    #expect(!held.isEmpty)
    let short = try self.experiment(threads: 1, count: 10)
    let whole = ExperimentRun(short, plans: plans, start: nil, report: { _ in })
    let resumed = ExperimentRun(short, plans: plans, start: nil, held: held, report: { _ in })
    (_, _) = (whole.play(), resumed.play())
    #expect(resumed.standing.tallies.map(\.bytes) == whole.standing.tallies.map(\.bytes))
    #expect(resumed.standing.pairs.map(\.bytes) == whole.standing.pairs.map(\.bytes))
  }

  @Test("Bytes that were cut or changed are refused", arguments: [0, 1, 100, 5000])
  func damaged(length: Int) throws {
    let experiment = try experiment(threads: 1)
    let (plans, stop) = (experiment.plans(), StopFlag())
    let collector = WaitingCollector(stop: stop)
    _ = ExperimentRun(experiment, plans: plans, start: nil, observer: collector, until: stop, report: { _ in }).play()
    let block = try #require(collector.waiting.withLock { $0 }.first)
    #expect(throws: StoredTallyError.self) {
      try PlayedBlock(bytes: Array(block.bytes.prefix(length)), plans: plans)
    }
    #expect(throws: StoredTallyError.self) { try PlayedBlock(bytes: block.bytes + [0], plans: plans) }
  }
}
