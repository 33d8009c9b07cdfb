import ArgumentParser
import MonteCarlo
import Simulation
import Workbench

/// Which past is gone on from, and how often.
struct ForkOptions: ParsableArguments {
  @Option(
    name: [.customShort("i"), .long], parsing: .unconditional,
    help: ArgumentHelp("Index of the trajectory, from 0.", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 0...Experiment.largestTrajectoryCount - 1) })
  var trajectory: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The day on which futures begin to differ: days since the start, or an ISO date.", valueName: "day"))
  var day: String

  @Option(name: [.customShort("v"), .long], help: ArgumentHelp("The variant that was played.", valueName: "name"))
  var variant = VariantName.base

  @Option(
    name: [.customShort("n"), .long], parsing: .unconditional,
    help: ArgumentHelp("Futures to play, of each kind. (default: 10000)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...1_000_000_000) })
  var futures = 10_000

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: ArgumentHelp("Seed of all draws, from 0 to 2^64 - 1. (default: 1)", valueName: "number"),
    transform: { try WholeNumber.readSeed($0) })
  var seed: UInt64 = 1

  @OptionGroup var threads: ThreadOptions

  var moment: ForkMoment { ForkMoment(trajectory: trajectory, day: day, variant: variant, seed: seed) }
}
