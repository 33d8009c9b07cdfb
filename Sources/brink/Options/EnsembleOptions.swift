import ArgumentParser
import FoundationEssentials
import MonteCarlo
import ScenarioLanguage
import Simulation

/// Which trajectories to play: how many, of which variants, from which seed.
struct EnsembleOptions: ParsableArguments {
  @OptionGroup var source: ScenarioOptions

  @Option(
    name: [.customShort("n"), .customLong("trajectories")],
    help: ArgumentHelp(
      "Trajectories of each variant, such as 1_000_000 or 1e6. (default: 100000)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...Experiment.largestTrajectoryCount) })
  var givenTrajectories: Int?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Threads to play on. (default: one for each core)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...4096) })
  var threads: Int?

  @Option(
    name: [.customShort("v"), .long, .customLong("variants")],
    help: ArgumentHelp(
      "Variants to play beside the base, such as hot,cold, or \"all\". May be repeated.", valueName: "names"))
  var variant: [String] = []

  @Option(help: .hidden, transform: { try WholeNumber.read($0, in: 1...65_536) })
  var batch = Experiment.standardBatchWidth

  static let standardTrajectoryCount = 100_000
  /// The most that a run plays that is to become precise.
  static let preciseTrajectoryLimit = 100_000_000

  /// The variants asked for, `base` first.
  func variantNames(_ scenario: Scenario) -> [String] {
    var names = ["base"]
    let asked = variant.flatMap { $0.split(separator: ",").map(String.init) }
    for name in asked.contains("all") ? scenario.variantNames + asked.filter({ $0 != "all" }) : asked
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The order to play.
  /// - Throws: an exit code, after a message, for a variant that doesn't exist or a setting that means nothing.
  func experiment(
    _ scenario: Scenario, isPrecise: Bool, comparing request: ComparisonRequest
  ) throws -> Experiment {
    let names = variantNames(scenario)
    return try experiment(
      scenario, variants: names, settings: source.settings, seed: source.seed,
      trajectories: givenTrajectories
        ?? (isPrecise ? Self.preciseTrajectoryLimit : Self.standardTrajectoryCount),
      comparisons: try request.comparisons(names))
  }

  /// The order to play what a record says, on this machine.
  /// - Throws: an exit code, after a message, for a variant that doesn't exist or a setting that means nothing.
  func experiment(
    _ scenario: Scenario, variants: [String], settings: [Scenario.Setting], seed: UInt64, trajectories: Int,
    comparisons: [VariantPair]
  ) throws -> Experiment {
    Experiment(
      variants: try variants.map { name in
        let model = try ScenarioOptions.model(scenario, variant: name, settings: settings)
        return Experiment.Variant(name: name, program: Program(compiling: model))
      }, trajectoryCount: trajectories, seed: seed,
      threadCount: threads ?? ProcessInfo.processInfo.activeProcessorCount, batchWidth: batch,
      comparisons: comparisons)
  }
}
