import Foundation
import MonteCarlo
import Probability
import ScenarioLanguage
import Simulation
import TestSupport

/// The flagship scenario and what it measured in plays on a fixed seed.
enum KoreaPlays {
  static let path = "scenarios/korea-2025/scenario.json"
  static let seed: UInt64 = 2025

  static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  static func document() throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(text(of: path).utf8))
  }

  /// The scenario, with more outcomes than its file has: they read, so they change no draw.
  static func scenario(measuring outcomes: [String] = []) throws -> Scenario {
    let added = outcomes.map { "    \($0),\n" }.joined()
    let text = try text(of: path).replacing("\"outcomes\": [\n", with: "\"outcomes\": [\n" + added, maxReplacements: 1)
    return try Scenario(reading: Array(text.utf8), fileName: path)
  }

  /// Plays variants side by side on the same draws.
  static func play(_ scenario: Scenario, variants: [String], count: Int) throws -> [String: Measurements] {
    let experiment = Experiment(
      variants: try variants.map {
        .init(name: $0, program: Program(compiling: try scenario.model(variant: $0)))
      },
      trajectoryCount: count, seed: seed, threadCount: ProcessInfo.processInfo.activeProcessorCount)
    let measurements = ExperimentRun(experiment).play().map { ($0.variant.name, Measurements($0)) }
    return Dictionary(uniqueKeysWithValues: measurements)
  }
}

/// What one ensemble measured, by name.
struct Measurements {
  let faultCount: Int
  let ladders: [String: (rungs: [String], tally: LadderTally)]
  private let outcomes: [String: OutcomeTally]

  init(_ ensemble: Ensemble) {
    let (program, tally) = (ensemble.variant.program, ensemble.tally)
    faultCount = tally.faultCount
    outcomes = Dictionary(uniqueKeysWithValues: zip(program.outcomes.map(\.name), tally.outcomes))
    ladders = Dictionary(
      uniqueKeysWithValues: zip(program.ladders, tally.ladders).map { ($0.name, ($0.rungs.map(\.name), $1)) })
  }

  private subscript(name: String) -> OutcomeTally {
    guard let tally = outcomes[name] else { preconditionFailure("the scenario has no outcome \(name)") }
    return tally
  }

  /// The mean over trajectories, a probability for `occurs`.
  func mean(_ name: String) -> Double { self[name].moments.mean }

  func variance(_ name: String) -> Double { self[name].moments.squaredDeviations / Double(self[name].moments.count) }

  func standardError(_ name: String) -> Double {
    (variance(name) / Double(self[name].moments.count)).squareRoot()
  }

  /// Looks spent on a rung or a higher one, mean over trajectories.
  func looks(fromRung rung: String, of ladder: String) -> Double {
    guard let (rungs, tally) = ladders[ladder], let first = rungs.firstIndex(of: rung) else {
      preconditionFailure("the scenario has no rung \(rung) of \(ladder)")
    }
    return tally.looksOnRung[first...].reduce(0) { $0 + $1.mean }
  }

  /// The quantile of the kept values of a continuous outcome.
  func quantile(_ probability: Double, of name: String) -> Double {
    let values = self[name].values.sorted()
    return values[Int((probability * Double(values.count - 1)).rounded())]
  }
}
