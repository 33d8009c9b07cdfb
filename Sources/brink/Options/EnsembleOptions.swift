import ArgumentParser
import MonteCarlo
import ScenarioLanguage
import Simulation

/// Which trajectories to play: how many, of which variants, from which seed.
struct EnsembleOptions: ParsableArguments {
  @OptionGroup var source: ScenarioOptions

  @Option(
    name: [.customShort("n"), .customLong("trajectories")], parsing: .unconditional,
    help: ArgumentHelp(
      "Trajectories of each variant, such as 1_000_000 or 1e6. (default: 100000)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...Experiment.largestTrajectoryCount) })
  var givenTrajectories: Int?

  @OptionGroup var threads: ThreadOptions

  @Option(
    name: [.customShort("v"), .long, .customLong("variants")],
    help: ArgumentHelp(
      "Variants to play beside the base, such as hot,cold, or \"all\". May be repeated.", valueName: "names"))
  var variant: [String] = []

  @Option(parsing: .unconditional, help: .hidden, transform: { try WholeNumber.read($0, in: 1...65_536) })
  var batch = Experiment.standardBatchWidth

  static let standardTrajectoryCount = 100_000
  /// The most that a run plays that is to become precise.
  static let preciseTrajectoryLimit = 100_000_000

  /// The variants asked for, `base` first.
  func variantNames(_ scenario: Scenario) -> [String] {
    var names = ["base"]
    let asked = variant.flatMap(Self.names)
    for name in asked.contains("all") ? scenario.variantNames + asked.filter({ $0 != "all" }) : asked
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The names of one `--variants`.
  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.filter { $0 != " " } }
  }

  func validate() throws {
    for list in variant where Self.names(list).isEmpty || Self.names(list).contains("") {
      throw ValidationError("--variants \"\(list)\" names no variant; write names with commas between them, or all")
    }
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
      threadCount: try threads.count(), batchWidth: batch,
      comparisons: comparisons)
  }
}
