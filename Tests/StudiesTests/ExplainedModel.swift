import Analysis
import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies

/// A small scenario and what an explanation needs of it.
struct ExplainedModel {
  let scenario: Scenario
  let seed: UInt64
  let count: Int

  init(_ text: String, seed: UInt64 = 1, count: Int) throws {
    scenario = try Scenario(reading: Array(text.utf8), fileName: "small.json")
    (self.seed, self.count) = (seed, count)
  }

  func program(_ variant: String = "base") throws -> Program {
    Program(compiling: try scenario.model(variant: variant))
  }

  /// One outcome of the first trajectories of a variant.
  func sample(_ outcome: Int, variant: String = "base") throws -> OutcomeSample {
    let trajectories = (0..<UInt64(count)).map(\.self)
    let program = try program(variant)
    let plays = PlayedHistories(
      trajectories, of: program, seed: seed, plan: HistoryPlan(stepsPerBin: program.clock.stepCount), threadCount: 2)
    return OutcomeSample(
      trajectories: trajectories, values: trajectories.indices.map { plays.value(ofOutcome: outcome, row: $0) })
  }

  func explanation(of outcome: String, against other: String? = nil, threads: Int = 2) throws -> Explanation {
    let program = try program()
    let index = program.outcomes.firstIndex { $0.name == outcome } ?? 0
    let outcomes = try sample(index)
    var study = ExplanationStudy(
      scenario: scenario.name, title: scenario.title, seed: seed, threadCount: threads,
      question: OutcomeQuestion(index, of: program, values: outcomes.values),
      variant: .init(name: "base", program: program, outcomes: outcomes))
    study.other = try other.map {
      .init(name: $0, program: try self.program($0), outcomes: try sample(index, variant: $0))
    }
    return study.explanation()
  }
}
