import ArgumentParser
import FoundationEssentials
import MonteCarlo
import ScenarioLanguage
import Simulation

/// Which trajectories to play: how many, of which variants, from which seed.
struct EnsembleOptions: ParsableArguments {
  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp(
      "Trajectories of each variant, such as 1_000_000 or 1e6. (default: 100000)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...Experiment.largestTrajectoryCount) })
  var trajectories = 100_000

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Seed of all draws, from 0 to 2^64 - 1. (default: 1)", valueName: "number"),
    transform: { try WholeNumber.readSeed($0) })
  var seed: UInt64 = 1

  @Option(
    name: [.short, .long], help: ArgumentHelp("Threads to play on. (default: one for each core)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...4096) })
  var threads: Int?

  @Option(
    name: [.customShort("v"), .long],
    help: ArgumentHelp("A variant to play beside the base, or \"all\". May be repeated.", valueName: "name"))
  var variant: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Change a parameter, policy, weight or initial value, in all variants. May be repeated.",
      valueName: "name=value"),
    transform: { try Scenario.Setting(argument: $0) })
  var settings: [Scenario.Setting] = []

  @Option(help: .hidden, transform: { try WholeNumber.read($0, in: 1...65_536) })
  var batch = Experiment.standardBatchWidth

  /// The scenario in a file.
  /// - Throws: an exit code, after the file's mistakes have been written.
  func scenario(_ file: String) throws -> Scenario {
    do {
      return try ScenarioFile.read(file)
    } catch {
      OutputStream.error.write("\(error)\n")
      throw ExitCode.badScenario
    }
  }

  /// The order to play.
  /// - Throws: an exit code, after a message, for a variant that doesn't exist or a setting that means nothing.
  func experiment(_ scenario: Scenario) throws -> Experiment {
    var names = ["base"]
    for name in variant.contains("all") ? scenario.variantNames + variant.filter({ $0 != "all" }) : variant
    where !names.contains(name) {
      names.append(name)
    }
    let variants = try names.map { name in
      Experiment.Variant(name: name, program: Program(compiling: try model(scenario, variant: name)))
    }
    return Experiment(
      variants: variants, trajectoryCount: trajectories, seed: seed,
      threadCount: threads ?? ProcessInfo.processInfo.activeProcessorCount, batchWidth: batch)
  }

  private func model(_ scenario: Scenario, variant: String) throws -> Model {
    do {
      return try scenario.model(variant: variant, settings: settings)
    } catch {
      // These mistakes stand on the command line, so the place in the file says nothing.
      let messages = error.diagnostics.map { $0.message + ($0.suggestion.map { "; \($0)" } ?? "") }
      OutputStream.error.write(messages.map { "brink: \($0)\n" }.joined())
      throw ExitCode.badUsage
    }
  }
}

extension Scenario.Setting {
  /// Reads `name=value`.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw ValidationError("a setting is written name=value, such as tempo=0.09")
    }
    self.init(name: String(parts[0]), value: String(parts[1]))
  }
}
