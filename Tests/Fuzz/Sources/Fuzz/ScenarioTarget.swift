import Analysis
import FoundationEssentials
import MonteCarlo
import Probability
import ScenarioLanguage
import Simulation

/// The reader, the checker and the compiler on any bytes, then a few steps of play and their summary.
enum ScenarioTarget {
  static func feed(_ bytes: [UInt8]) {
    guard let scenario = try? Scenario(reading: bytes, fileName: "scenario.json") else { return }
    play(scenario, variants: ["base"] + scenario.variantNames.prefix(1))
  }

  /// Plays some trajectories of at most 24 steps, which a file of any length of its own has time for.
  static func play(_ scenario: Scenario, variants: [String]) {
    do {
      let played = try variants.map { name in
        var model = try scenario.model(variant: name)
        let clock = model.clock
        model.clock = Clock(
          stepLength: clock.stepLength, stepCount: min(clock.stepCount, 24), start: clock.start)
        return Experiment.Variant(name: name, program: Program(compiling: model))
      }
      let experiment = Experiment(variants: played, trajectoryCount: 16, threadCount: 1, batchWidth: 16)
      for ensemble in ExperimentRun(experiment).play() {
        let summary = EnsembleSummary(ensemble)
        for outcome in summary.estimates?.outcomes ?? [] {
          if case .probability(let estimate) = outcome.result { check(estimate, of: outcome.name) }
        }
        _ = try JSONEncoder().encode(summary)
      }
    } catch {
      fatalError("a scenario without a mistake is played and summed up, but: \(error)")
    }
  }

  private static func check(_ estimate: Estimate, of name: String) {
    guard !estimate.value.isNaN else { return }
    guard 0 <= estimate.low, estimate.low <= estimate.value, estimate.value <= estimate.high, estimate.high <= 1 else {
      fatalError("the probability of \(name) is \(estimate)")
    }
  }
}
