import MonteCarlo
import Probability
import ScenarioLanguage
import Simulation
import Synchronization
import Testing

@Suite("Differences, pair by pair")
struct PairedTallyTests {
  static let text = #"""
    { "name": "coin", "clock": { "step": "day", "steps": 4 },
      "parameters": [{ "name": "bias", "value": 0.3 }, { "name": "drift", "value": 0 }, { "name": "ground", "value": -9 }],
      "variables": [{ "name": "walk", "initial": 0, "next": "walk + drift + normal(0, 1)" },
        { "name": "root", "initial": 0, "next": "sqrt(walk - ground)" }],
      "events": [{ "name": "heads", "probability": "bias" }],
      "outcomes": [{ "name": "ever", "occurs": "happened(heads)" }, { "name": "when", "first": "happened(heads)" },
        { "name": "heads", "count": "happened(heads)" }, { "name": "walk", "final": "walk" },
        { "name": "peak", "maximum": "walk" }],
      "variants": [{ "name": "loaded", "set": { "bias": 0.6, "drift": 0.1 } }, { "name": "same", "set": { "bias": 0.3 } },
        { "name": "faulty", "set": { "ground": -1 } }] }
    """#

  static func experiment(
    _ names: [String], _ count: Int, threads: Int = 2, width: Int = 256, kept: Int = 100_000,
    comparisons: [VariantPair]? = nil
  ) throws -> Experiment {
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "coin.json")
    return Experiment(
      variants: try names.map { .init(name: $0, program: try scenario.program(variant: $0)) }, trajectoryCount: count,
      seed: 1, threadCount: threads, batchWidth: width, keptValueCount: kept,
      comparisons: comparisons ?? VariantPair.standard(of: names.count))
  }

  static func standing(_ experiment: Experiment) -> RunStanding {
    let run = ExperimentRun(experiment)
    _ = run.play()
    return run.standing
  }

  @Test("The mean of differences is the difference of the means, bit for bit")
  func identity() throws {
    let pair = Self.standing(try Self.experiment(["base", "loaded"], 9000)).pairs[0]
    var levels = 0
    for outcome in pair.outcomes {
      guard case .level(let sums) = outcome.sums else { continue }
      var difference = sums.variant.sum
      difference.merge(sums.baseline.sum.negated)
      #expect(difference == sums.difference.sum)
      #expect(outcome.differenceMoments().mean == difference.value / 9000)
      levels += 1
    }
    #expect(levels == 2)
    for outcome in pair.outcomes.prefix(3) {
      let sums = [outcome.baselineMoments(), outcome.variantMoments(), outcome.differenceMoments()].map {
        ($0.mean * 9000).rounded()
      }
      #expect(sums[1] - sums[0] == sums[2] && outcome.differenceMoments().mean == sums[2] / 9000)
    }
  }

  @Test("A − B is −(B − A), bit for bit")
  func antisymmetry() throws {
    let there = Self.standing(try Self.experiment(["base", "loaded"], 9000)).pairs[0]
    let back = Self.standing(try Self.experiment(["loaded", "base"], 9000)).pairs[0]
    #expect(there != back && there.reversed == back && there.reversed.bytes == back.bytes)
    for (one, other) in zip(there.outcomes, back.outcomes) {
      #expect(one.differenceMoments().mean == -other.differenceMoments().mean)
      #expect(one.differenceMoments().squaredDeviations == other.differenceMoments().squaredDeviations)
    }
  }

  @Test("Sums are those of the trajectories, one by one")
  func valueByValue() throws {
    let standing = Self.standing(try Self.experiment(["base", "loaded"], 5000))
    let values = standing.tallies.map { $0.outcomes[4].values }
    let differences = zip(values[0], values[1]).map { $1 - $0 }
    let moments = standing.pairs[0].outcomes[4].differenceMoments()
    var plain = MomentAccumulator()
    for difference in differences { plain.add(difference) }
    #expect(abs(moments.mean - plain.mean) < 1e-14 && abs(moments.variance / plain.variance - 1) < 1e-11)
    #expect(standing.pairs[0].outcomes[4].greaterCount == differences.filter { $0 > 0 }.count)
    // Each day's drift is 0.1 in the variant, on the same noise.
    let walk = standing.pairs[0].outcomes[3].differenceMoments()
    #expect(abs(walk.mean - 0.4) < 1e-14 && walk.variance < 1e-28)
  }

  @Test("Counts are those of the ensembles")
  func counts() throws {
    let standing = Self.standing(try Self.experiment(["base", "loaded"], 9000))
    let (ever, when, heads) = (
      standing.pairs[0].outcomes[0], standing.pairs[0].outcomes[1], standing.pairs[0].outcomes[2]
    )
    let table = ever.happenings
    #expect(table.count == 9000 && table == when.happenings)
    #expect(Double(table.both + table.onlyFirst) == (standing.tallies[0].outcomes[0].moments.mean * 9000).rounded())
    #expect(table.both + table.onlySecond == standing.tallies[1].outcomes[1].moments.count)
    // Whatever a coin of 0.3 shows, one of 0.6 on the same uniform shows: never later, never fewer.
    #expect(table.onlyFirst == 0 && when.greaterCount == 0 && heads.lessCount == 0 && heads.greaterCount > 0)
    #expect(abs(heads.differenceMoments().mean - 1.2) < 5 * heads.differenceMoments().standardError)
  }

  @Test("The same bits for any number of threads and any batch width")
  func reproducible() throws {
    let names = ["base", "loaded", "same"]
    let reference = Self.standing(try Self.experiment(names, 20_000, threads: 1)).pairs.map(\.bytes)
    #expect(reference.count == 3)
    for (threads, width) in [(2, 7), (5, 1000)] {
      let pairs = Self.standing(try Self.experiment(names, 20_000, threads: threads, width: width)).pairs
      #expect(pairs.map(\.bytes) == reference)
    }
  }

  @Test("A run that goes on has the bits of one that never stopped, and stops at a block of all variants")
  func goingOn() throws {
    let (names, whole) = (["base", "loaded", "same"], try Self.experiment(["base", "loaded", "same"], 20_000))
    let first = try Self.experiment(names, 8192)
    let part = ExperimentRun(first, plans: first.plans(), start: nil, report: { _ in })
    _ = part.play()
    let rest = ExperimentRun(whole, plans: whole.plans(), start: part.standing, report: { _ in })
    _ = rest.play()
    #expect(rest.standing.pairs == Self.standing(whole).pairs)
    let stopper = Stopper()
    let long = ExperimentRun(try Self.experiment(names, 40_000_000, threads: 3)) { played in
      if played > 20_000 { stopper.stop() }
    }
    stopper.run.withLock { $0 = long }
    _ = long.play()
    #expect(long.standing.nextUnit.isMultiple(of: 3))
    #expect(
      Set(long.standing.tallies.map(\.trajectoryCount) + long.standing.pairs.map { $0.outcomes[0].count }).count == 1)
  }

  private final class Stopper: Sendable {
    let run = Mutex<ExperimentRun?>(nil)
    func stop() { run.withLock { $0 }?.stop() }
  }

  @Test("Variants that are alike do not differ in anything")
  func identical() throws {
    let pair = Self.standing(try Self.experiment(["base", "same"], 9000)).pairs[0]
    for outcome in pair.outcomes {
      #expect(outcome.equalCount == 9000)
      #expect(outcome.differenceMoments().mean == 0 && outcome.differenceMoments().squaredDeviations == 0)
    }
  }

  @Test("Only trajectories without a fault in either variant are compared")
  func faults() throws {
    let standing = Self.standing(try Self.experiment(["base", "faulty"], 9000))
    let faults = standing.tallies.map(\.faultCount)
    #expect(faults[1] > 3000 && faults[0] < 100)
    let pair = standing.pairs[0].outcomes[0]
    #expect(pair.count >= 9000 - faults[0] - faults[1] && pair.count <= 9000 - faults[1])
    #expect(pair.equalCount == pair.count)
  }

  @Test("All pairs of few variants, and the first against each of many")
  func pairs() {
    #expect(VariantPair.standard(of: 1).isEmpty)
    #expect(VariantPair.standard(of: 3).map { [$0.baseline, $0.variant] } == [[0, 1], [0, 2], [1, 2]])
    #expect(VariantPair.standard(of: 12).count == 66 && VariantPair.standard(of: 13).count == 12)
    #expect(VariantPair.all(of: 3, against: 1).map { [$0.baseline, $0.variant] } == [[1, 0], [1, 2]])
  }
}
