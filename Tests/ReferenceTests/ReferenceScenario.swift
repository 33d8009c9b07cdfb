import Analysis
import Foundation
import MonteCarlo
import ScenarioLanguage
import Simulation
import Testing

/// A scenario file that states a model whose answers are known.
struct ReferenceScenario {
  let scenario: Scenario

  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Reads `Tests/ReferenceData/scenarios/<name>.json`, or another file of the repository.
  ///
  /// - Parameters:
  ///   - clock: another time axis, in place of the one in the file.
  ///   - variable: a JSON object that is put before the file's variables.
  init(_ name: String, path: String? = nil, clock: String? = nil, addingVariable variable: String? = nil) throws {
    let path = path ?? "Tests/ReferenceData/scenarios/\(name).json"
    var text = try String(contentsOf: Self.repository.appending(path: path), encoding: .utf8)
    if let clock { text.replace(#/"clock": \{[^}]*\}/#, with: "\"clock\": \(clock)") }
    if let variable { text.replace("\"variables\": [", with: "\"variables\": [\(variable), ") }
    scenario = try Scenario(reading: Array(text.utf8), fileName: path)
    // A shorter clock may leave events behind.
    #expect(scenario.warnings.isEmpty || clock != nil)
  }

  /// Plays variants on the same random numbers; expects no fault.
  func play(_ variants: [String], trajectories: Int, seed: UInt64 = 20_250_106) throws -> ReferenceRun {
    let experiment = Experiment(
      variants: try variants.map { .init(name: $0, program: try program($0)) }, trajectoryCount: trajectories,
      seed: seed, threadCount: 2, keptValueCount: trajectories)
    let ensembles = ExperimentRun(experiment).play()
    for ensemble in ensembles {
      #expect(ensemble.tally.faultCount == 0, "\(scenario.name), \(ensemble.variant.name): faults")
      #expect(ensemble.tally.trajectoryCount == trajectories)
    }
    return ReferenceRun(ensembles: ensembles, trajectoryCount: trajectories)
  }

  /// Plays variants on the same random numbers, to compare them.
  func compare(_ variants: [String], trajectories: Int, seed: UInt64 = 20_250_106) throws -> ComparedVariants {
    let experiment = Experiment(
      variants: try variants.map { .init(name: $0, program: try program($0)) }, trajectoryCount: trajectories,
      seed: seed, threadCount: 2)
    let run = ExperimentRun(experiment)
    _ = run.play()
    return ComparedVariants(experiment, run.standing)
  }

  /// The probabilities of the options of every decision in the last step of one trajectory.
  func lastChoiceProbabilities(variant: String) throws -> [[Double]] {
    let replay = TrajectoryReplayer(program: try program(variant), seed: 1).replay(0)
    return try #require(replay.steps.last).happenings.compactMap { happening in
      if case .decision(_, let options, _) = happening { options.map(\.probability) } else { nil }
    }
  }

  private func program(_ variant: String) throws -> Program {
    Program(compiling: try scenario.model(variant: variant))
  }
}

/// Ensembles of a reference scenario, read by the names of variants and outcomes.
struct ReferenceRun {
  let ensembles: [Ensemble]
  let trajectoryCount: Int

  func ensemble(_ variant: String) throws -> Ensemble {
    try #require(ensembles.first { $0.variant.name == variant }, "no variant \(variant) was played")
  }

  func outcome(_ name: String, _ variant: String = "base") throws -> OutcomeTally {
    let ensemble = try ensemble(variant)
    let index = ensemble.variant.program.outcomes.firstIndex { $0.name == name }
    return ensemble.tally.outcomes[try #require(index, "there is no outcome \(name)")]
  }

  /// One value for each trajectory, in their order; not for `occurs`, `first` and `count`.
  func values(_ name: String, _ variant: String = "base") throws -> [Double] {
    let values = try outcome(name, variant).values
    try #require(values.count == trajectoryCount, "\(name) keeps no values")
    return values
  }

  /// Trajectories in which a `first` outcome came by a look; looks after steps count from 1.
  func count(_ name: String, _ variant: String = "base", byLook look: Int) throws -> UInt64 {
    try #require(try outcome(name, variant).times, "\(name) is not a first time").counts[...look].reduce(0, +)
  }

  /// Trajectories that a named end stopped by a look.
  func count(end name: String, byLook look: Int) throws -> UInt64 {
    let ensemble = try ensemble("base")
    let index = try #require(ensemble.variant.program.ends.firstIndex { $0.name == name }, "there is no end \(name)")
    return ensemble.tally.endings[index].counts[...look].reduce(0, +)
  }
}
