import MonteCarlo
import Probability
import ResultsStore
import ScenarioLanguage
import Simulation
import Testing

@Suite("Tallies in storage")
struct StoredTallyTests {
  static let text = #"""
    { "name": "coin", "clock": { "step": "day", "steps": 3 },
      "parameters": [{ "name": "bias", "value": 0.3 }],
      "variables": [{ "name": "walk", "initial": 0, "next": "walk + normal(0, 1)" }],
      "events": [{ "name": "heads", "probability": "bias" }],
      "ladders": [{ "name": "height", "rungs": [{ "name": "low" }, { "name": "high", "when": "walk > 1" }] }],
      "ends": [{ "name": "far", "when": "walk > 3" }],
      "outcomes": [{ "name": "heads", "count": "happened(heads)" }, { "name": "walk", "final": "walk" },
        { "name": "first", "first": "happened(heads)" }, { "name": "ever", "occurs": "happened(heads)" },
        { "name": "nothing", "final": "-(walk * 0)" }],
      "series": ["walk", "count(heads)"] }
    """#

  static func experiment(_ count: Int) throws -> Experiment {
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "coin.json")
    return Experiment(
      variants: [.init(name: "base", program: try scenario.program())], trajectoryCount: count, threadCount: 2)
  }

  @Test("A tally returns from its bytes with every bit")
  func roundTrip() throws {
    let experiment = try Self.experiment(9000)
    let tally = ExperimentRun(experiment).play()[0].tally
    let restored = try Tally(bytes: tally.bytes, plan: experiment.plans()[0])
    #expect(restored.bytes == tally.bytes)
    #expect(restored.trajectoryCount == 9000)
    #expect(restored.outcomes[1].moments == tally.outcomes[1].moments)
    #expect(restored.series[0].sums.map(\.bitPattern) == tally.series[0].sums.map(\.bitPattern))
    #expect(restored.series[1].histogram == tally.series[1].histogram)
  }

  @Test("Damaged bytes are an error and never a crash")
  func damage() throws {
    let experiment = try Self.experiment(500)
    let (bytes, plan) = (ExperimentRun(experiment).play()[0].tally.bytes, experiment.plans()[0])
    for length in stride(from: 0, to: bytes.count, by: 37) {
      #expect(throws: StoredTallyError.self) { try Tally(bytes: Array(bytes.prefix(length)), plan: plan) }
    }
    #expect(throws: StoredTallyError.self) { try Tally(bytes: bytes + [0], plan: plan) }
    for index in stride(from: 0, to: bytes.count, by: 11) {
      var damaged = bytes
      damaged[index] ^= 0xFF
      _ = try? Tally(bytes: damaged, plan: plan)
    }
  }

  @Test("A fault whose text is longer than what is left is an error")
  func cutFault() throws {
    let text = #"""
      { "name": "faulty", "clock": { "step": "day", "steps": 1 },
        "variables": [{ "name": "x", "initial": 0, "next": "log(x - 1)" }], "outcomes": [{ "name": "x", "final": "x" }] }
      """#
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "faulty.json")
    let experiment = Experiment(
      variants: [.init(name: "base", program: try scenario.program())], trajectoryCount: 3, threadCount: 1)
    let (bytes, plan) = (ExperimentRun(experiment).play()[0].tally.bytes, experiment.plans()[0])
    #expect(try Tally(bytes: bytes, plan: plan).faults.count == 3)
    for index in bytes.indices {
      for change: UInt8 in [0x01, 0x40, 0x7F, 0xFF] {
        var damaged = bytes
        damaged[index] ^= change
        _ = try? Tally(bytes: damaged, plan: plan)
        _ = try? Tally(bytes: Array(damaged.prefix(index + 1)), plan: plan)
      }
    }
  }

  @Test("Sums of blocks, added in order, are the sums of the run")
  func sums() throws {
    let experiment = try Self.experiment(20_480)
    let collector = SumCollector()
    let tally = ExperimentRun(
      experiment, plans: experiment.plans(), start: nil, observer: collector, report: { _ in }
    ).play()[0].tally
    var empty = Tally(plan: experiment.plans()[0])
    let model = TallySums(empty)
    var total = model
    for bytes in collector.sums.withLock({ $0 }) { total.merge(try TallySums(bytes: bytes, like: model)) }
    #expect(total == TallySums(tally))
    total.replaceSums(of: &empty)
    #expect(empty.outcomes[1].moments == tally.outcomes[1].moments)
  }

  static func comparing(_ count: Int) throws -> Experiment {
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "coin.json")
    let loaded = try scenario.model(variant: "base", settings: [.init(name: "bias", value: "0.6")])
    return Experiment(
      variants: [
        .init(name: "base", program: try scenario.program()),
        .init(name: "loaded", program: Program(compiling: loaded)),
      ], trajectoryCount: count, threadCount: 2)
  }

  @Test("A comparison returns from its bytes with every bit, and damage is an error")
  func pairs() throws {
    let experiment = try Self.comparing(9000)
    let run = ExperimentRun(experiment)
    _ = run.play()
    let (tally, program) = (run.standing.pairs[0], experiment.variants[0].program)
    #expect(try PairedTally(bytes: tally.bytes, program: program) == tally)
    for length in stride(from: 0, to: tally.bytes.count, by: 5) {
      #expect(throws: StoredTallyError.self) {
        try PairedTally(bytes: Array(tally.bytes.prefix(length)), program: program)
      }
    }
    #expect(throws: StoredTallyError.self) { try PairedTally(bytes: tally.bytes + [0], program: program) }
    for index in stride(from: 0, to: tally.bytes.count, by: 3) {
      var damaged = tally.bytes
      damaged[index] ^= 0xFF
      _ = try? PairedTally(bytes: damaged, program: program)
    }
  }

  @Test("A comparison's sums of blocks, added in order, are the sums of the run")
  func pairSums() throws {
    let experiment = try Self.comparing(20_480)
    let collector = SumCollector()
    let run = ExperimentRun(experiment, plans: experiment.plans(), start: nil, observer: collector, report: { _ in })
    _ = run.play()
    let program = experiment.variants[0].program
    let model = TallySums(PairedTally(program))
    var total = model
    let blocks = collector.pairSums.withLock { $0 }
    #expect(blocks.count == 5)
    for bytes in blocks { total.merge(try TallySums(bytes: bytes, like: model)) }
    #expect(total == TallySums(run.standing.pairs[0]))
    var tally = run.standing.pairs[0]
    total.replaceSums(of: &tally)
    #expect(tally == run.standing.pairs[0])
  }
}
