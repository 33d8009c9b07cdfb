import Analysis
import MonteCarlo
import ScenarioLanguage

/// Uses Brink as the README shows: a coin that is thrown once, heads or tails with a known probability.
@main
enum LibraryClient {
  static let text = #"""
    { "name": "coin", "clock": { "step": "day", "steps": 1 },
      "parameters": [{ "name": "bias", "value": 0.5 }],
      "events": [{ "name": "heads", "probability": "bias" }],
      "outcomes": [{ "name": "heads", "occurs": "happened(heads)" }],
      "variants": [{ "name": "loaded", "set": { "bias": 0.75 } }] }
    """#

  static func main() throws {
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "coin.json")
    let variants = try ["base", "loaded"].map {
      Experiment.Variant(name: $0, program: try scenario.program(variant: $0))
    }
    for ensemble in ExperimentRun(Experiment(variants: variants, trajectoryCount: 100_000)).play() {
      let summary = EnsembleSummary(ensemble)
      for outcome in summary.estimates?.outcomes ?? [] {
        guard case .probability(let estimate) = outcome.result else { continue }
        print(summary.variant, outcome.name, estimate.value, estimate.low, estimate.high)
        let expected = summary.variant == "base" ? 0.5 : 0.75
        // Five standard errors of 100,000 throws.
        guard abs(estimate.value - expected) < 5 * (expected * (1 - expected) / 100_000).squareRoot() else {
          fatalError("the coin is not what it should be")
        }
      }
    }
  }
}
