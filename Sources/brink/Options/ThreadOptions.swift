import ArgumentParser
import Workbench

/// How many threads play.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .customLong("threads")], parsing: .unconditional,
    help: ArgumentHelp("Threads to play on. (default: one for each core that may be used)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...4096) })
  var given: Int?

  var machine: Machine { get throws { try Machine(threads: given) } }
}
