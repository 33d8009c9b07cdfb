import ArgumentParser
import MonteCarlo
import Simulation
import Workbench

/// Which trajectories to play: how many, of which variants, from which seed.
struct EnsembleOptions: ParsableArguments {
  @OptionGroup var source: ScenarioOptions

  @Option(
    name: [.customShort("n"), .customLong("trajectories")], parsing: .unconditional,
    help: ArgumentHelp(
      "Trajectories of each variant, such as 1_000_000 or 1e6. (default: 100000)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...Experiment.largestTrajectoryCount) })
  var trajectories: Int?

  @OptionGroup var threads: ThreadOptions

  @Option(
    name: [.customShort("v"), .long, .customLong("variants")],
    help: ArgumentHelp(
      "Variants to play beside the base, such as hot,cold, or \"all\". May be repeated.", valueName: "names"))
  var variant: [String] = []

  @Option(parsing: .unconditional, help: .hidden, transform: { try WholeNumber.read($0, in: 1...65_536) })
  var batch = Experiment.standardBatchWidth

  func validate() throws { _ = try validating { () throws(TextMistake) in try VariantChoice(lists: variant) } }

  var machine: Machine { get throws { try Machine(threads: threads.given, batchWidth: batch) } }
}
