import ArgumentParser
import Simulation
import Workbench

/// Which scenario is meant, with which changes and which luck.
struct ScenarioOptions: ParsableArguments {
  @Option(
    name: [.customShort("s"), .customLong("seed")], parsing: .unconditional,
    help: ArgumentHelp("Seed of all draws, from 0 to 2^64 - 1. (default: 1)", valueName: "number"),
    transform: { try WholeNumber.readSeed($0) })
  var givenSeed: UInt64?

  var seed: UInt64 { givenSeed ?? 1 }

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change a parameter, policy, weight or initial value, in all variants and whatever they set. May be repeated.",
      valueName: "name=value"),
    transform: { try Setting(text: $0) })
  var settings: [Setting] = []

  func validate() throws { try validating { () throws(TextMistake) in try Setting.checkDistinct(settings) } }
}
