import ArgumentParser
import ScenarioLanguage
import Simulation

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
      "Change a parameter, policy, weight or initial value, in all variants. May be repeated.",
      valueName: "name=value"),
    transform: { try Scenario.Setting(argument: $0) })
  var settings: [Scenario.Setting] = []

  func validate() throws { try Scenario.Setting.checkDistinct(settings) }

  /// The scenario in a file.
  /// - Throws: an exit code, after the file's mistakes have been written.
  func scenario(_ file: String) throws -> Scenario {
    do {
      return try ScenarioFile.read(file)
    } catch {
      OutputStream.error.write("\(error)\n")
      throw ExitCode.badInput
    }
  }

  /// A variant of the scenario with the settings of the command line.
  /// - Throws: an exit code, after a message, for a variant that doesn't exist or a setting that means nothing.
  func model(_ scenario: Scenario, variant: String) throws -> Model {
    try Self.model(scenario, variant: variant, settings: settings)
  }

  /// A variant of the scenario with some settings.
  /// - Throws: an exit code, after a message, for a variant that doesn't exist or a setting that means nothing.
  static func model(_ scenario: Scenario, variant: String, settings: [Scenario.Setting]) throws -> Model {
    do {
      return try scenario.model(variant: variant, settings: settings)
    } catch {
      throw Complaint.badUsage(error)
    }
  }
}

extension Scenario.Setting {
  /// Reads `name=value`.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = (parts.first ?? "").filter { $0 != " " }
    guard parts.count == 2, !name.isEmpty, !parts[1].allSatisfy({ $0 == " " }) else {
      throw ValidationError("a setting is written name=value, such as tempo=0.09")
    }
    self.init(name: name, value: String(parts[1]))
  }

  /// Refuses a name that is set twice: nobody means both.
  static func checkDistinct(_ settings: [Scenario.Setting]) throws {
    for (index, setting) in settings.enumerated() {
      guard let earlier = settings[..<index].first(where: { $0.name == setting.name }) else { continue }
      throw ValidationError("--set gives \(setting.name) twice: \(earlier.value) and \(setting.value)")
    }
  }
}
