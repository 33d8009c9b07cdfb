import Analysis
import FoundationEssentials
import MonteCarlo
import ScenarioLanguage
import Simulation

/// The readers of what a record keeps in blobs: tallies, tallies of pairs, and values. The first byte chooses one.
enum CheckpointTarget {
  private static let experiment: Experiment = {
    let scenario = SeedFiles.scenario("scenarios/two-state-crisis/scenario.json")
    let names = ["base"] + scenario.variantNames.prefix(1)
    let variants = names.compactMap { name in
      (try? scenario.program(variant: name)).map { Experiment.Variant(name: name, program: $0) }
    }
    return Experiment(variants: variants, trajectoryCount: 64, threadCount: 1)
  }()

  private static let plans = experiment.plans()

  static func feed(_ bytes: [UInt8]) {
    guard let kind = bytes.first else { return }
    let blob = Array(bytes.dropFirst())
    switch kind % 3 {
    case 0:
      guard let tally = try? Tally(bytes: blob, plan: plans[0]) else { return }
      _ = EnsembleSummary(Ensemble(variant: experiment.variants[0], tally: tally))
    case 1:
      _ = try? PairedTally(bytes: blob, program: experiment.variants[0].program)
    default:
      var tally = Tally(plan: plans[0])
      try? KeptValues.restore(blob, rows: tally.outcomes.map { _ in [] }, to: &tally)
    }
  }

  static func writeSeeds(to folder: String) throws {
    let run = ExperimentRun(experiment, plans: plans, start: nil) { _ in }
    _ = run.play()
    let standing = run.standing
    var seeds = standing.tallies.map { [0] + $0.bytes } + standing.pairs.map { [1] + $0.bytes }
    seeds.append([2, 0, 0, 0, 0])
    for (place, seed) in seeds.enumerated() {
      try Data(seed).write(to: URL(filePath: "\(folder)/checkpoint-\(place)"))
    }
  }
}
