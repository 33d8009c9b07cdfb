import Analysis
import Foundation
import Testing

@Suite("What precedes an outcome")
struct PrecedentTests {
  /// Sparks make war five times as likely from the next day on; protests follow sparks half of the time; the rest is noise.
  private static let known = #"""
    { "name": "known", "clock": { "step": "day", "steps": 100 },
      "parameters": [{ "name": "noise", "value": "normal(0, 1)" }, { "name": "kind", "states": ["a", "b", "c"], "value": { "a": 1, "b": 1, "c": 1 } }],
      "variables": [{ "name": "state", "states": ["peace", "conflict"], "initial": "peace" }],
      "events": [
        { "name": "war", "once": true, "probability": "if(ever(spark), 0.01, 0.002)", "effects": ["state = conflict"] },
        { "name": "spark", "probability": 0.006 },
        { "name": "protest", "phase": "consequences", "when": "happened(spark)", "probability": 0.5 },
        { "name": "storm", "probability": 0.01 }, { "name": "fair", "probability": 0.004 },
        { "name": "strike", "probability": 0.02 }
      ],
      "ladders": [{ "name": "mood", "rungs": [{ "name": "calm" }, { "name": "wild", "when": "ever(strike) && ever(storm)" }] }],
      "outcomes": [{ "name": "war", "occurs": "state == conflict" }, { "name": "war_time", "first": "happened(war)" }] }
    """#

  @Test("A known cause comes first, with the ratio that the model has", arguments: [1, 2, 3] as [UInt64])
  func knownCause(seed: UInt64) throws {
    let precedents = try ExplainedModel(Self.known, seed: seed, count: 12_000).explanation(of: "war").precedents
    // A case whose four candidates were all gone by then has no control and is left out: one in some hundred.
    #expect((1470...1500).contains(precedents.cases) && precedents.controls > 3 * precedents.cases)
    let first = try #require(precedents.precedents.first)
    #expect(first.name == "spark")
    let spark = try #require(precedents.precedents.first { $0.name == "spark" && $0.days == nil })
    // The odds of war in a step are 0.01/0.99 against 0.002/0.998, whatever the day.
    let truth = log((0.01 / 0.99) / (0.002 / 0.998))
    let ratio = spark.rateRatio
    let deviation = log(ratio.interval.high / ratio.interval.low) / (2 * 1.96)
    #expect(abs(log(ratio.value) - truth) < 4 * deviation)
    let found = Set(precedents.significant.map(\.name))
    #expect(found.isSubset(of: ["spark", "protest"]))
  }

  @Test("What the outcome consists of is told apart", arguments: ["war", "war_time"])
  func parts(outcome: String) throws {
    let precedents = try ExplainedModel(Self.known, count: 2000).explanation(of: outcome).precedents
    #expect(!precedents.precedents.contains { $0.name == "war" })
  }

  /// Nothing has to do with the outcome.
  private static let null = #"""
    { "name": "null", "clock": { "step": "day", "steps": 40 },
      "parameters": [{ "name": "x", "value": "normal(0, 1)" }, { "name": "y", "value": "uniform(0, 1)" },
        { "name": "kind", "states": ["a", "b", "c"], "value": { "a": 1, "b": 2, "c": 1 } }],
      "events": [{ "name": "war", "once": true, "probability": 0.004 },
        { "name": "rare", "probability": 0.0005 }, { "name": "some", "probability": 0.02 },
        { "name": "often", "probability": 0.2, "branches": [{ "name": "left", "weight": 1 }, { "name": "right", "weight": 3 }] }],
      "ladders": [{ "name": "mood", "rungs": [{ "name": "calm" }, { "name": "tense", "when": "count(some, 10) >= 1" },
        { "name": "wild", "when": "count(some, 10) >= 2" }] }],
      "outcomes": [{ "name": "war", "occurs": "happened(war)" }] }
    """#

  @Test("Where nothing is a cause, no more is found than chance finds")
  func nothing() throws {
    let runs = 100
    var (findings, shares): (Int, [Double]) = (0, [])
    for seed in 1...UInt64(runs) {
      let precedents = try ExplainedModel(Self.null, seed: seed, count: 800).explanation(of: "war").precedents
      #expect(precedents.tested >= 15)
      if !precedents.significant.isEmpty { findings += 1 }
      let small = precedents.precedents.count { $0.pValue < 0.05 }
      shares.append(Double(small) / Double(precedents.tested))
    }
    // Holm's method keeps any false finding at 5 %: of 100 runs, more than 12 have one with probability 0.0015.
    #expect(findings <= 12)
    let mean = shares.reduce(0, +) / Double(runs)
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs - 1)
    #expect(mean < 0.05 + 3 * (variance / Double(runs)).squareRoot())
    #expect(mean > 0.005)
  }

  @Test("Numbers are explained above their 90 % quantile")
  func numbers() throws {
    let text = #"""
      { "name": "sum", "clock": { "step": "day", "steps": 20 },
        "parameters": [{ "name": "x", "value": "uniform(0, 1)" }, { "name": "y", "value": "uniform(0, 1)" }],
        "events": [{ "name": "a", "probability": 0.1 }],
        "outcomes": [{ "name": "level", "final": "x + 0.01 * y" }, { "name": "highest", "maximum": "x * step" }] }
      """#
    for outcome in ["level", "highest"] {
      let explanation = try ExplainedModel(text, count: 2000).explanation(of: outcome)
      #expect(explanation.question.threshold != nil)
      #expect(abs(explanation.probability.value - 0.1) < 0.001)
      let first = try #require(explanation.precedents.precedents.first)
      #expect(first.name == "x" && first.kind == .highest && first.cases.value == 1)
    }
  }
}
