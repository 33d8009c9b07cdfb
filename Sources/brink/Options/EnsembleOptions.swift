import ArgumentParser
import FoundationEssentials
import MonteCarlo
import ScenarioLanguage
import Simulation

/// Which trajectories to play: how many, of which variants, from which seed.
struct EnsembleOptions: ParsableArguments {
  @OptionGroup var source: ScenarioOptions

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp(
      "Trajectories of each variant, such as 1_000_000 or 1e6. (default: 100000)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...Experiment.largestTrajectoryCount) })
  var trajectories = 100_000

  @Option(
    name: [.short, .long], help: ArgumentHelp("Threads to play on. (default: one for each core)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...4096) })
  var threads: Int?

  @Option(
    name: [.customShort("v"), .long],
    help: ArgumentHelp("A variant to play beside the base, or \"all\". May be repeated.", valueName: "name"))
  var variant: [String] = []

  @Option(help: .hidden, transform: { try WholeNumber.read($0, in: 1...65_536) })
  var batch = Experiment.standardBatchWidth

  /// The order to play.
  /// - Throws: an exit code, after a message, for a variant that doesn't exist or a setting that means nothing.
  func experiment(_ scenario: Scenario) throws -> Experiment {
    var names = ["base"]
    for name in variant.contains("all") ? scenario.variantNames + variant.filter({ $0 != "all" }) : variant
    where !names.contains(name) {
      names.append(name)
    }
    let variants = try names.map { name in
      Experiment.Variant(name: name, program: Program(compiling: try source.model(scenario, variant: name)))
    }
    return Experiment(
      variants: variants, trajectoryCount: trajectories, seed: source.seed,
      threadCount: threads ?? ProcessInfo.processInfo.activeProcessorCount, batchWidth: batch)
  }

}
