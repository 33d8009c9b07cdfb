import Analysis
import Foundation
import Probability
import ScenarioLanguage
import Simulation
import Studies
import Testing

@Suite("What is not known, and what is chance")
struct ParameterShareTests {
  private func shares(_ text: String) throws -> [String: Estimate] {
    let program = try Scenario(reading: Array(text.utf8), fileName: "test.json").program()
    let shares = TwinStudy.parameterShares(of: program, seed: 5, threads: 2, until: StopFlag())
    return Dictionary(uniqueKeysWithValues: shares.map { ($0.outcome, $0.share) })
  }

  @Test("The share of a sum of independent terms is that of its variances")
  func sum() throws {
    // X ~ N(0, 2²) is drawn once, two steps add N(0, 1) each: the parameter's share is 4 / 6.
    let shares = try shares(
      #"""
      { "name": "sum", "clock": { "step": "day", "steps": 2 },
        "parameters": [{ "name": "x", "value": "normal(0, 2)" }],
        "variables": [{ "name": "y", "initial": 0, "next": "y + normal(0, 1)" }, { "name": "z", "initial": 0, "next": "x" },
          { "name": "w", "initial": 0, "next": "normal(0, 1)" }],
        "outcomes": [{ "name": "both", "final": "x + y" }, { "name": "known", "final": "z" },
          { "name": "chance", "final": "w" }, { "name": "fixed", "final": "1" }] }
      """#)
    // Four standard errors of a correlation of 4,096 pairs.
    let expected = 2.0 / 3
    #expect(abs(try #require(shares["both"]).value - expected) < 4 * (1 - expected * expected) / 64)
    #expect(shares["known"]?.value == 1)
    #expect(try #require(shares["chance"]).value < 4.0 / 64)
    #expect(shares["fixed"] == nil)
  }

  @Test("Nothing is said of what is too rare to tell")
  func rare() throws {
    let shares = try shares(
      #"""
      { "name": "rare", "clock": { "step": "day", "steps": 1 },
        "parameters": [{ "name": "p", "value": "uniform(0, 0.01)" }],
        "events": [{ "name": "war", "probability": "p" }, { "name": "fire", "probability": "10 * p" }],
        "outcomes": [{ "name": "war", "occurs": "happened(war)" }, { "name": "fire", "occurs": "happened(fire)" }] }
      """#)
    #expect(shares["war"] == nil && shares["fire"] != nil)
  }

  @Test("Of a constant nothing has a share")
  func constant() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "ReferenceData/scenarios/corners/constant_share.json")
    #expect(Array(try shares(String(contentsOf: file, encoding: .utf8)).keys) == ["p_drawn"])
  }

  @Test("Fisher's interval is that of the textbook")
  func fisher() {
    // R: tanh(atanh(0.5) + c(-1, 1) * qnorm(0.975) / sqrt(100)) = 0.33930752 0.63233815
    let interval = CorrelationInterval.fisher(0.5, count: 103, level: 0.95)
    #expect(abs(interval.low - 0.33930752) < 1e-8 && abs(interval.high - 0.63233815) < 1e-8)
  }
}
