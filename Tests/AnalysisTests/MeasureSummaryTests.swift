import Analysis
import Foundation
import MonteCarlo
import Probability
import ScenarioLanguage
import Simulation
import Testing

/// How measures are reported, against laws that are known.
@Suite("Summaries of measures")
struct MeasureSummaryTests {
  static let text = #"""
    { "name": "t", "clock": { "step": "day", "steps": 4 },
      "variables": [{ "name": "x", "initial": 0, "next": "number(bernoulli(0.3))" }],
      "outcomes": [{ "name": "total", "sum": "5 * x" }, { "name": "last", "holds": "x > 0.5" }],
      "variants": [] }
    """#

  @Test("A condition at the last look is a probability, a sum a level, in text and back")
  func kinds() throws {
    let program = try Scenario(reading: Array(Self.text.utf8), fileName: "t.json").program()
    let count = 20_000
    let experiment = Experiment(variants: [.init(name: "base", program: program)], trajectoryCount: count, seed: 3)
    let outcomes = try #require(EnsembleSummary(ExperimentRun(experiment).play()[0]).estimates).outcomes
    guard case .level(let total) = outcomes[0].result, case .probability(let last) = outcomes[1].result else {
      Issue.record("other shapes: \(outcomes)")
      return
    }
    // The last of four coins of 0.3, and 5 times the number of heads: 0.3 and 6, with deviations 0.458 and 5 √(4 · 0.21).
    #expect(abs(last.value - 0.3) < 4 * (0.21 / Double(count)).squareRoot())
    #expect(abs(total.mean.value - 6) < 4 * 5 * (0.84 / Double(count)).squareRoot())
    #expect(total.spread.lowest == 0 && total.spread.highest == 20)
    let data = try JSONEncoder().encode(outcomes)
    #expect(try JSONDecoder().decode([OutcomeSummary].self, from: data) == outcomes)
    #expect(String(decoding: data, as: UTF8.self).contains(#""measure":"holds""#))
  }
}
