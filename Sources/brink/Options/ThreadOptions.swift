import ArgumentParser
import MonteCarlo

/// How many threads play.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: [.customShort("t"), .customLong("threads")], parsing: .unconditional,
    help: ArgumentHelp("Threads to play on. (default: one for each core that may be used)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...4096) })
  var given: Int?

  /// - Throws: an exit code, after a message, where the system does not allow the memory that they take.
  func count() throws -> Int {
    let count = given ?? Experiment.usableCoreCount
    try AddressSpace.check(threads: count)
    return count
  }
}
