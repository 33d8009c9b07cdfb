import Analysis
import Foundation
import MonteCarlo
import ScenarioLanguage
import Simulation
import Testing

/// Scenarios whose numbers are hard to say something honest about.
@Suite("Estimates in corners")
struct CornerTests {
  private func scenario(_ name: String) throws -> Scenario {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "ReferenceData/scenarios/corners/\(name).json")
    return try Scenario(reading: Array(try Data(contentsOf: file)), fileName: "\(name).json")
  }

  private func play(_ scenario: Scenario, _ names: [String] = ["base"], _ count: Int) throws -> ComparedVariants {
    let experiment = Experiment(
      variants: try names.map { .init(name: $0, program: try scenario.program(variant: $0)) }, trajectoryCount: count,
      threadCount: 2)
    let run = ExperimentRun(experiment)
    _ = run.play()
    return ComparedVariants(experiment, run.standing)
  }

  private func summary(_ name: String, _ count: Int) throws -> EnsembleEstimates {
    let program = try scenario(name).program()
    let experiment = Experiment(
      variants: [.init(name: "base", program: program)], trajectoryCount: count, threadCount: 2)
    return try #require(EnsembleSummary(ExperimentRun(experiment).play()[0]).estimates)
  }

  @Test("A constant has an exact value, and no difference")
  func constant() throws {
    let scenario = try scenario("constant_share")
    let estimates = try summary("constant_share", 500)
    #expect(estimates.outcomes[0].headline.low == 0.45 && estimates.outcomes[0].headline.high == 0.45)
    #expect(estimates.outcomes.allSatisfy { $0.headline.caution == nil })
    let outcomes = try play(scenario, ["base", "half"], 5000).comparisons(against: 0)[0].outcomes
    #expect(outcomes[0].verdict == .noDifference(largerThan: 0) && outcomes[0].difference.value == 0)
    #expect(outcomes[1].verdict == .noDifference(largerThan: 0) && outcomes[2].verdict == .lower)
  }

  @Test("Zeros that may yet be something have an interval, and are not trusted")
  func rareCost() throws {
    let cost = try summary("precision_stops_at_zero", 4096).outcomes[0].headline
    #expect(cost.low < cost.high && cost.caution == .tooFewEvents)
  }

  @Test("Where no event was met nothing is settled, and a number of plays says when it would be")
  func identical() throws {
    let outcomes = try play(try scenario("identical_is_not_equal"), ["base", "worse"], 1000)
      .comparisons(against: 0)[0].outcomes
    for outcome in outcomes {
      guard case .notSettled(let needed?) = outcome.verdict else {
        Issue.record("\(outcome.name): \(outcome.verdict)")
        continue
      }
      #expect(needed > 1000 && outcome.isTooRare)
    }
    // 0.0002 and 0.001 with a fifth of them as the margin: no number below that which tells them apart will do.
    let many = try play(try scenario("identical_is_not_equal"), ["base", "worse"], 200_000)
      .comparisons(against: 0)[0].outcomes
    #expect(many.allSatisfy { $0.verdict == .higher })
  }

  @Test("A margin is below the rate itself")
  func margins() {
    let margin = ComparisonMargins().margin("nuclear_use", probability: (0.0002 + 0.00005) / 2)
    #expect(margin < 0.00005)
  }

  @Test(
    "The largest and smallest numbers have finite intervals that are not empty",
    arguments: ["1e-307", "1e-300", "1e300"])
  func sizes(factor: String) throws {
    let text = """
      { "name": "t", "clock": { "step": "day", "steps": 1 }, "variables": [{ "name": "x", "initial": "normal(0, 1)" }],
        "outcomes": [{ "name": "o", "final": "\(factor) * x" }, { "name": "m", "mean": "\(factor) * x" }] }
      """
    let program = try Scenario(reading: Array(text.utf8), fileName: "t.json").program()
    let experiment = Experiment(variants: [.init(name: "base", program: program)], trajectoryCount: 1000)
    let estimates = try #require(EnsembleSummary(ExperimentRun(experiment).play()[0]).estimates)
    let size = try #require(Double(factor))
    for outcome in estimates.outcomes {
      let mean = outcome.headline
      // Five standard errors of 1,000 normals.
      #expect(abs(mean.value / size) < 0.16 && mean.low < mean.value && mean.value < mean.high)
      #expect((mean.high / size - mean.low / size) < 0.2 && mean.low.isFinite && mean.high.isFinite)
    }
  }

  @Test("Values as far apart as doubles can be are binned, and have a mean")
  func spread() throws {
    let estimates = try summary("outcome_spread", 1000)
    let mean = estimates.outcomes[0].headline
    #expect(abs(mean.value) < 1.6e307 && mean.low < mean.value && mean.high > mean.value)
    guard case .level(let level) = estimates.outcomes[0].result else { return }
    #expect(level.histogram?.counts.reduce(0, +) == 1000)
  }

  @Test("A mean over looks is a number where their sum is none")
  func overflowingMean() throws {
    let outcomes = try play(try scenario("overflowing_mean"), ["base", "v"], 500).comparisons(against: 0)[0].outcomes
    #expect(outcomes[0].baseline == 1e308 && abs(outcomes[0].value / 0.9e308 - 1) < 1e-15)
    #expect(outcomes[0].verdict == .lower)
  }

  @Test("The day that something came lies within the clock, however few events there were", arguments: [1, 2, 3])
  func rareDay(seed: UInt64) throws {
    let text = """
      { "name": "t", "clock": { "step": "day", "steps": 100 }, "events": [{ "name": "war", "probability": 0.00002 }],
        "outcomes": [{ "name": "first", "first": "happened(war)" }] }
      """
    let program = try Scenario(reading: Array(text.utf8), fileName: "t.json").program()
    let experiment = Experiment(variants: [.init(name: "base", program: program)], trajectoryCount: 1500, seed: seed)
    let estimates = try #require(EnsembleSummary(ExperimentRun(experiment).play()[0]).estimates)
    guard case .firstTime(let first) = estimates.outcomes[0].result, first.meanDay.count > 0 else { return }
    let day = first.meanDay
    #expect(day.low >= 0 && day.high <= 100 && day.low < day.high && day.caution == .tooFewEvents)
  }

  @Test("Whole numbers have bins on whole numbers, by any measure", arguments: ["final", "maximum"])
  func wholeBins(measure: String) throws {
    let text = """
      { "name": "t", "clock": { "step": "day", "steps": 3 }, "variables": [{ "name": "x", "initial": 0, "next": "x + poisson(2)" }],
        "outcomes": [{ "name": "o", "\(measure)": "x" }, { "name": "far", "\(measure)": "1000 * x" }] }
      """
    let program = try Scenario(reading: Array(text.utf8), fileName: "t.json").program()
    let experiment = Experiment(variants: [.init(name: "base", program: program)], trajectoryCount: 2000)
    let estimates = try #require(EnsembleSummary(ExperimentRun(experiment).play()[0]).estimates)
    for outcome in estimates.outcomes {
      guard case .level(let level) = outcome.result, let histogram = level.histogram else {
        Issue.record("no histogram")
        continue
      }
      #expect((histogram.low - 0.5).rounded() == histogram.low - 0.5 && histogram.width == histogram.width.rounded())
      if outcome.name == "o" { #expect(histogram.width == 1) }
    }
  }

  @Test("A clamped write to a member is counted for the member that was written")
  func clampedMember() throws {
    let program = try scenario("clamp_member").program()
    let experiment = Experiment(variants: [.init(name: "base", program: program)], trajectoryCount: 100)
    let summary = EnsembleSummary(ExperimentRun(experiment).play()[0])
    // 0.5 + 1 is over the range on each of ten days; the kind is b throughout.
    #expect(summary.clamps.map(\.variable) == ["m[b]"] && summary.clamps.map(\.clamped) == [1_000])
  }

  @Test("The last look of a long clock is recorded")
  func lastLook() throws {
    let looks = RecordedLooks(of: Clock(stepLength: 1 / 24, stepCount: 1_501, start: nil))
    #expect(looks.isRecorded(1_501) && looks.days.count == looks.count && looks.count <= 1_000)
    #expect(looks.days.last == 1_501.0 / 24)
    let estimates = try summary("long_clock_last_look", 100)
    // x is the number of the last step.
    #expect(estimates.series[0].mean.numbers.last == 1_500)
  }

  @Test(
    "Numbers that are tiny or diverge are summed up", arguments: ["tiny_series_trap", "diverging_series", "tiny_crash"])
  func noTrap(name: String) throws {
    let estimates = try summary(name, 500)
    #expect(!estimates.outcomes.isEmpty)
  }

  @Test("On day k·dt means step k")
  func fractionalDays() throws {
    let estimates = try summary("on_fraction", 50)
    #expect(estimates.outcomes.map(\.headline.value) == [24, 3, 7, 58, 20])
  }
}
