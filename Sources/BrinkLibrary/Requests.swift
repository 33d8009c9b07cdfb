import MonteCarlo
import ScenarioLanguage
import Simulation

/// Checks of what users of the library ask for, each in one place.
enum Requests {
  /// A number of trajectories, or of futures.
  static func count(_ count: Int, _ argument: String = "trajectories") throws(RequestError) -> Int {
    try whole(count, in: 1...Experiment.largestTrajectoryCount, argument)
  }

  /// The index of a trajectory.
  static func trajectory(_ index: Int) throws(RequestError) -> UInt64 {
    UInt64(try whole(index, in: 0...Experiment.largestTrajectoryCount - 1, "trajectory"))
  }

  /// Threads to play on; nil for as many as the process may use.
  static func threads(_ count: Int?) throws(RequestError) -> Int {
    guard let count else { return Experiment.usableCoreCount }
    return try whole(count, in: 1...4096, "threads")
  }

  static func whole(_ number: Int, in range: ClosedRange<Int>, _ argument: String) throws(RequestError) -> Int {
    guard range.contains(number) else {
      throw RequestError(
        .outOfRange, argument, found: "\(number)",
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The probability with which intervals are to cover the truth.
  static func level(_ level: Double) throws(RequestError) {
    guard level > 0, level < 1 else {
      throw RequestError(.outOfRange, "level", found: "\(level)", expected: "a number between 0 and 1, such as 0.95")
    }
  }

  /// A number that says how much of something is told or matters.
  static func size(_ number: Double, _ argument: String) throws(RequestError) {
    guard number >= 0, number.isFinite else {
      throw RequestError(.outOfRange, argument, found: "\(number)", expected: "a number of 0 or more")
    }
  }

  /// The index of a name among those that there are.
  static func index(
    of name: String, among names: [String], _ reason: RequestError.Reason, _ argument: String
  ) throws(RequestError) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    throw RequestError(
      reason, argument, found: "\"\(name)\"", expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestName(to: name, among: names))
  }
}

extension Scenario {
  /// The model of a variant with settings.
  ///
  /// - Throws: `RequestError` for a variant that there is not, `ScenarioErrors` for settings.
  func requested(
    _ variant: String, _ settings: [Setting], _ argument: String = "variant"
  ) throws -> Model {
    _ = try Requests.index(
      of: variant, among: [VariantName.base] + variantNames, .unknownVariant, argument)
    do { return try model(variant: variant, settings: settings) } catch { throw error.ofRequest }
  }

  /// The models of some variants with settings, by name.
  ///
  /// - Throws: `RequestError` for none, one that there is not, or one twice; `ScenarioErrors` for settings.
  func requested(_ variants: [String], _ settings: Settings = [:]) throws -> [(name: String, model: Model)] {
    let settings = try settings.checked()
    guard !variants.isEmpty else {
      throw RequestError(.outOfRange, "variants", found: "none", expected: "at least one, such as \"base\"")
    }
    var models: [(name: String, model: Model)] = []
    for variant in variants {
      guard !models.contains(where: { $0.name == variant }) else {
        throw RequestError(.repeated, "variants", found: "\"\(variant)\" twice", expected: "each variant once")
      }
      models.append((variant, try requested(variant, settings, "variants")))
    }
    return models
  }
}

extension ScenarioErrors {
  /// What is wrong with settings and actions that were asked for: the place is the setting, and one in its text.
  var ofRequest: ScenarioErrors {
    let mistakes = diagnostics.map { mistake in
      // The checker calls what is asked for by the options of the command line.
      let path = mistake.path.hasPrefix("--") ? mistake.path.split(separator: " ", maxSplits: 1).last : nil
      return Diagnostic(
        severity: mistake.severity, path: path.map(String.init) ?? mistake.path, line: mistake.line,
        column: mistake.column, message: mistake.message, suggestion: mistake.suggestion)
    }
    return ScenarioErrors(fileName: "settings", diagnostics: mistakes, omittedCount: omittedCount)
  }
}
