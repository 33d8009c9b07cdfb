import Foundation
import MonteCarlo
import Probability
import ScenarioLanguage
import Simulation
import Testing

/// A scenario of the repository whose behaviour has to make sense.
struct ExampleScenario {
  let scenario: Scenario

  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Reads `scenarios/<folder>/scenario.json`; expects no warning.
  init(_ folder: String) throws {
    let path = "scenarios/\(folder)/scenario.json"
    scenario = try Scenario(reading: Array(Data(contentsOf: Self.repository.appending(path: path))), fileName: path)
    #expect(scenario.warnings.isEmpty)
  }

  /// Plays all variants on the same random numbers; expects no fault.
  func play(trajectories: Int = 16_384, seed: UInt64 = 1962) throws -> ExampleRun {
    let experiment = Experiment(
      variants: try (["base"] + scenario.variantNames).map {
        .init(name: $0, program: Program(compiling: try scenario.model(variant: $0)))
      }, trajectoryCount: trajectories, seed: seed, threadCount: 2, keptValueCount: trajectories)
    let ensembles = ExperimentRun(experiment).play()
    for ensemble in ensembles {
      #expect(ensemble.tally.faultCount == 0, "\(scenario.name), \(ensemble.variant.name): faults")
      #expect(ensemble.tally.trajectoryCount == trajectories)
    }
    return ExampleRun(ensembles: ensembles)
  }
}

/// That an outcome is greater in one variant than in another.
struct Direction: Sendable, CustomTestStringConvertible {
  let outcome: String
  let greater: String
  let smaller: String

  init(_ outcome: String, in greater: String, than smaller: String) {
    self.outcome = outcome
    self.greater = greater
    self.smaller = smaller
  }

  var testDescription: String { "\(outcome): \(greater) > \(smaller)" }
}

/// Ensembles of a scenario, read by the names of variants, outcomes and rungs.
struct ExampleRun: Sendable {
  let ensembles: [Ensemble]

  /// How many standard errors a difference must exceed: by chance one in 30,000 would, without any difference.
  private static let bound = 4.0

  /// Expects a difference of means or probabilities beyond its standard error.
  ///
  /// Where values are kept one by one, the error is that of the paired differences; elsewhere that of independent samples,
  /// which common random numbers can only make too large.
  func expect(_ direction: Direction, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let more = try outcome(direction.outcome, direction.greater)
    let less = try outcome(direction.outcome, direction.smaller)
    let difference = more.moments.mean - less.moments.mean
    var standardError = hypot(more.moments.standardError, less.moments.standardError)
    if !more.values.isEmpty {
      try #require(more.values.count == less.values.count)
      var pairs = MomentAccumulator()
      for (greater, smaller) in zip(more.values, less.values) { pairs.add(greater - smaller) }
      standardError = pairs.standardError
    }
    #expect(
      difference > Self.bound * standardError,
      "\(direction.testDescription): \(difference) with a standard error of \(standardError)",
      sourceLocation: sourceLocation)
  }

  /// Expects a mean or probability between two numbers, with room for chance.
  func expect(
    _ name: String, _ variant: String = "base", within range: ClosedRange<Double>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let moments = try outcome(name, variant).moments
    let margin = Self.bound * moments.standardError
    #expect(
      moments.mean - margin >= range.lowerBound && moments.mean + margin <= range.upperBound,
      "\(name), \(variant): \(moments.mean) ± \(margin)", sourceLocation: sourceLocation)
  }

  /// Expects that a rung is reached, in some variant, and from one of some rungs only.
  func expectRung(_ rung: String, reachedFrom allowed: [String], sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    var arrivals: UInt64 = 0
    for ensemble in ensembles {
      let ladder = try #require(ensemble.variant.program.ladders.first)
      let names = ladder.rungs.map(\.name)
      let target = try #require(names.firstIndex(of: rung), "there is no rung \(rung)")
      for (index, name) in names.enumerated() where index != target {
        let count = ensemble.tally.ladders[0].transitions[index * names.count + target]
        arrivals += count
        #expect(
          count == 0 || allowed.contains(name), "\(ensemble.variant.name): \(count) from \(name) to \(rung)",
          sourceLocation: sourceLocation)
      }
    }
    #expect(arrivals > 0, "nobody reaches \(rung)", sourceLocation: sourceLocation)
  }

  private func outcome(_ name: String, _ variant: String) throws -> OutcomeTally {
    let ensemble = try #require(ensembles.first { $0.variant.name == variant }, "there is no variant \(variant)")
    let index = ensemble.variant.program.outcomes.firstIndex { $0.name == name }
    return ensemble.tally.outcomes[try #require(index, "there is no outcome \(name)")]
  }
}
