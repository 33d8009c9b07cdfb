import Analysis
import MonteCarlo
import ScenarioLanguage
import Simulation
import Testing

/// Numbers at the ends of the doubles, and what can't be a number.
@Suite("Values at the ends of the doubles")
struct ExtremeValueTests {
  /// A model of a uniform u and a standard normal z, drawn once.
  private func summary(_ count: Int, outcomes: [String] = [], series: [String] = [], more: String = "") throws
    -> EnsembleSummary
  {
    let finals = outcomes.enumerated().map { #"{ "name": "o\#($0.offset)", "final": "\#($0.element)" }"# }
    let text = """
      { "name": "t", "clock": { "step": "day", "steps": 1 }, \(more)
        "variables": [{ "name": "u", "initial": "uniform(0, 1)" }, { "name": "z", "initial": "normal(0, 1)" }],
        "outcomes": [\(finals.joined(separator: ", "))], "series": [\(series.map { "\"\($0)\"" }.joined(separator: ", "))] }
      """
    let program = try Scenario(reading: Array(text.utf8), fileName: "t.json").program()
    let experiment = Experiment(
      variants: [.init(name: "base", program: program)], trajectoryCount: count, threadCount: 2)
    return EnsembleSummary(ExperimentRun(experiment).play()[0])
  }

  private func estimates(_ count: Int, outcomes: [String] = [], series: [String] = []) throws -> EnsembleEstimates {
    try #require(summary(count, outcomes: outcomes, series: series).estimates)
  }

  @Test(
    "The mean of a series is that of the outcome of the same expression",
    arguments: ["1e304 * u", "1.7e308 * (u - 0.5)"])
  func seriesMean(expression: String) throws {
    let estimates = try estimates(100_000, outcomes: [expression], series: [expression])
    let (series, outcome) = (try #require(estimates.series[0].mean.numbers.last), estimates.outcomes[0].headline)
    #expect(abs(series - outcome.value) < 1e-9 * abs(outcome.high))
  }

  @Test(
    "Bins reach as far as the doubles do, and as near", arguments: ["1.6e308 * (2 * u - 1)", "1e-310 * (2 * u - 1)"])
  func bins(expression: String) throws {
    let estimates = try estimates(20_000, outcomes: [expression], series: [expression])
    guard case .level(let level) = estimates.outcomes[0].result, let histogram = level.histogram else {
      Issue.record("no histogram")
      return
    }
    // The bins divide a uniform law evenly, but for the two at its ends: 5 standard errors of a count.
    let inner = histogram.counts.dropFirst().dropLast()
    let expected = 20_000 / Double(histogram.counts.count)
    #expect(inner.allSatisfy { abs(Double($0) - expected) < 5 * expected.squareRoot() + 0.03 * expected })
    let median = try #require(estimates.series[0].bands.first { $0.p == 0.5 }?.value.numbers.last)
    let most = try #require(estimates.series[0].bands.first { $0.p == 0.95 }?.value.numbers.last)
    #expect(abs(median) < 0.05 * most)
  }

  @Test("Whole numbers near 2⁵³ have a bin each")
  func largestWholeNumbers() throws {
    let estimates = try estimates(2000, outcomes: ["9007199254738000 + floor(4 * u)", "1e12 + floor(4 * u)"])
    for outcome in estimates.outcomes {
      guard case .level(let level) = outcome.result, let histogram = level.histogram else { continue }
      #expect(histogram.width == 1 && histogram.counts.count == 4)
      #expect(level.quantiles.first?.estimate.value == level.spread.lowest)
    }
  }

  @Test("A rung whose condition is no number is a fault, not a rung", arguments: ["0 / (z - z) > 0", "log(z) > 0"])
  func rung(condition: String) throws {
    let ladder = """
      "ladders": [{ "name": "height", "rungs": [{ "name": "low" }, { "name": "high", "when": "\(condition)" }] }],
      """
    let summary = try summary(200, more: ladder)
    #expect(summary.faults > 50 && summary.firstFaults[0].place == "height.high.when")
  }

  @Test("What the compiler knows of an outcome bounds its interval, and samples that are all alike")
  func knownRange() throws {
    let estimates = try estimates(
      10_000,
      outcomes: ["if(u < 1e-9, 1e9, 0)", "min(100, 100 + u)", "if(u < 0.01, 50, 0)", "7 + if(u < 1e-9, 1e-12 * z, 0)"])
    // P(no event in n) = 0.025 at a share of 3.7/n: with n = 10,000 of a range of 1e9.
    let alike = estimates.outcomes[0].headline
    #expect(alike.value == 0 && alike.low == 0 && abs(alike.high / 1e9 - 3.688e-4) < 1e-6 && alike.caution == nil)
    // What can't be more than 100, and is not known to be no less, is not trusted.
    let most = estimates.outcomes[1].headline
    #expect(most.value == 100 && most.low < 100 && most.high == 100 && most.caution == .tooFewEvents)
    #expect(estimates.outcomes[2].headline.low > 0)
    // What a variable can be, 1.8e308, in another unit.
    let small = estimates.outcomes[3].headline
    #expect(small.value == 7 && small.high < 8 && small.caution == .tooFewEvents)
  }

  @Test(
    "Laws far out are drawn, before step 0 and in steps, and say why where the doubles end",
    arguments: [
      ("negativeBinomial(0.1, 1e-16)", nil), ("gamma(5e-324, 1)", nil), ("pert(0, 1e307, 8e307)", nil),
      ("pert(1, 3, 1e308)", nil), ("beta(1e-8, 1e-17)", nil), ("beta(0.5, 1e-8)", nil),
      ("gamma(2, 1e308)", "a draw of gamma(2, 1e+308) is beyond the largest number, 1.8e308"),
      ("lognormal(709, 1)", "a draw of lognormal(709, 1) is beyond the largest number, 1.8e308"),
      ("student(0.001)", "a draw of student(0.001) is beyond the largest number, 1.8e308"),
    ] as [(String, String?)])
  func laws(law: String, reason: String?) throws {
    for draw in [#""parameters": [{ "name": "p", "value": "\#(law)" }], "#, ""] {
      let variable = draw.isEmpty ? #", "next": "\#(law)""# : ""
      let text = """
        { "name": "t", "clock": { "step": "day", "steps": 1 }, \(draw)
          "variables": [{ "name": "x", "initial": 0\(variable) }],
          "outcomes": [{ "name": "o", "final": "\(draw.isEmpty ? "x" : "p")" }] }
        """
      let program = try Scenario(reading: Array(text.utf8), fileName: "t.json").program()
      let experiment = Experiment(
        variants: [.init(name: "base", program: program)], trajectoryCount: 2000, threadCount: 2)
      let summary = EnsembleSummary(ExperimentRun(experiment).play()[0])
      #expect(summary.firstFaults.first?.reason == reason)
      #expect((summary.faults > 0) == (reason != nil))
    }
  }
}
