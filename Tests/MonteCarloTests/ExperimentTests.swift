import MonteCarlo
import ScenarioLanguage
import Simulation
import Synchronization
import Testing

@Suite("Playing experiments")
struct ExperimentTests {
  static let text = #"""
    { "name": "coin", "clock": { "step": "day", "steps": 3 },
      "parameters": [{ "name": "bias", "value": 0.3 }],
      "variables": [{ "name": "walk", "initial": 0, "next": "walk + normal(0, 1)" }],
      "events": [{ "name": "heads", "probability": "bias" }],
      "outcomes": [{ "name": "heads", "count": "happened(heads)" }, { "name": "walk", "final": "walk" }],
      "series": ["walk", "count(heads)"],
      "variants": [{ "name": "loaded", "set": { "bias": 0.6 } }] }
    """#

  static func variants(_ names: [String]) throws -> [Experiment.Variant] {
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "coin.json")
    return try names.map { Experiment.Variant(name: $0, program: try scenario.program(variant: $0)) }
  }

  static func play(_ count: Int, threads: Int = 2, width: Int = 64, kept: Int = 100_000) throws -> [Ensemble] {
    let experiment = Experiment(
      variants: try variants(["base", "loaded"]), trajectoryCount: count, threadCount: threads, batchWidth: width,
      keptValueCount: kept)
    return ExperimentRun(experiment).play()
  }

  @Test("The last block is as short as it must be, and every trajectory is counted once", arguments: [1, 4096, 9000])
  func counts(trajectories: Int) throws {
    for ensemble in try Self.play(trajectories) {
      #expect(ensemble.tally.trajectoryCount == trajectories)
      #expect(ensemble.tally.outcomes[0].numbers.values.reduce(0, +) == UInt64(trajectories))
      #expect(ensemble.tally.outcomes[1].moments.count == trajectories)
      #expect(Set(ensemble.tally.series[0].counts) == [UInt64(trajectories)])
    }
  }

  @Test("Values are kept in trajectory order, up to the number asked for")
  func keptValues() throws {
    let all = try Self.play(9000)[0].tally.outcomes[1].values
    let some = try Self.play(9000, threads: 3, width: 7, kept: 5000)[0].tally.outcomes[1].values
    #expect(all.count == 9000)
    #expect(some == Array(all.prefix(5000)))
  }

  @Test("Sums have the same bits for any number of threads and any batch width")
  func sums() throws {
    let reference = try Self.play(20_000, threads: 1, width: 256)
    for (threads, width) in [(2, 1), (3, 7), (8, 512)] {
      for (left, right) in zip(reference, try Self.play(20_000, threads: threads, width: width)) {
        #expect(left.tally.outcomes[1].moments == right.tally.outcomes[1].moments)
        #expect(left.tally.series[0].sums.map(\.bitPattern) == right.tally.series[0].sums.map(\.bitPattern))
        #expect(left.tally.series[0].histogram == right.tally.series[0].histogram)
      }
    }
  }

  @Test("Variants share the draws that they have in common")
  func commonRandomNumbers() throws {
    let ensembles = try Self.play(5000)
    #expect(ensembles[0].tally.outcomes[1].values == ensembles[1].tally.outcomes[1].values)
    #expect(ensembles[0].tally.outcomes[0].moments.mean < ensembles[1].tally.outcomes[0].moments.mean)
  }

  @Test("A run that is stopped reports whole blocks, in order from the first")
  func stopping() throws {
    let experiment = Experiment(
      variants: try Self.variants(["base"]), trajectoryCount: 40_000_000, threadCount: 2, batchWidth: 512)
    let stopper = Stopper()
    let run = ExperimentRun(experiment) { played in if played >= 3 * Experiment.blockSize { stopper.stop() } }
    stopper.run.withLock { $0 = run }
    let tally = run.play()[0].tally
    #expect(tally.trajectoryCount >= 3 * Experiment.blockSize)
    #expect(tally.trajectoryCount < 40_000_000)
    #expect(tally.trajectoryCount % Experiment.blockSize == 0)
  }

  private final class Stopper: Sendable {
    let run = Mutex<ExperimentRun?>(nil)
    func stop() { run.withLock { $0 }?.stop() }
  }

  @Test("A series of whole numbers has a bin for each of them")
  func wholeNumbers() throws {
    let bins = try Self.play(100)[0].tally.series[1].bins
    #expect(bins.allSatisfy { $0.areWholeNumbers })
    let walkBins = try Self.play(100)[0].tally.series[0].bins
    #expect(walkBins.dropFirst().allSatisfy { !$0.areWholeNumbers })
  }
}
