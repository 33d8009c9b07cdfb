import MonteCarlo
import Simulation

/// The plays that an explanation looks at: a sample of all, and those in which an outcome came.
package struct PlayCohort: Sendable {
  let played: PlayedHistories
  let question: OutcomeQuestion
  /// Rows of the sample: the run's first trajectories, which are as good as any others.
  let sample: [Int]
  /// Rows in which the outcome came, no more than can be looked at.
  let cases: [Int]
  /// Look of each row at which the answer became yes, for a case; nil for others.
  private let comings: [Int?]

  /// Most trajectories in the sample.
  package static let sampleSize = 6000
  /// Most cases, a quarter of the sample: each has four controls of its own.
  package static let mostCases = sampleSize / Precedents.controlsPerCase

  /// Trajectories that make a cohort: a sample, then cases beyond it.
  package struct Choice: Sendable {
    package private(set) var trajectories: [UInt64]
    /// How many of them, the first ones, are the sample.
    package let sampleCount: Int

    /// - Parameter outcomes: of all trajectories to choose from.
    package init(_ question: OutcomeQuestion, among outcomes: OutcomeSample) {
      trajectories = Array(outcomes.trajectories.prefix(sampleSize))
      sampleCount = trajectories.count
      var missing = max(0, mostCases - outcomes.values.prefix(sampleCount).count { question.holds($0) })
      for (trajectory, value) in zip(outcomes.trajectories, outcomes.values).dropFirst(sampleCount)
      where missing > 0 && question.holds(value) {
        trajectories.append(trajectory)
        missing -= 1
      }
    }
  }

  /// - Parameters:
  ///   - played: the trajectories of a `Choice`, recorded by `historyPlan(for:of:)`.
  ///   - sampleCount: how many of them, the first ones, are the sample.
  package init(_ question: OutcomeQuestion, _ played: PlayedHistories, sampleCount: Int) {
    let comings = (0..<played.count).map { row -> Int? in
      guard !played.isFaulty(row: row), question.holds(played.value(ofOutcome: question.index, row: row)) else {
        return nil
      }
      return played.histories.milestone(row: row) ?? played.looksLived(row: row) - 1
    }
    self.played = played
    self.question = question
    self.comings = comings
    sample = (0..<sampleCount).filter { !played.isFaulty(row: $0) }
    cases = Array((0..<played.count).filter { comings[$0] != nil }.prefix(Self.mostCases))
  }

  /// What a cohort's trajectories are recorded by.
  package static func historyPlan(for question: OutcomeQuestion, of program: Program) -> HistoryPlan {
    HistoryPlan(
      stepsPerBin: (program.clock.stepCount + mostBins - 1) / mostBins, milestone: question.milestone,
      event: OutcomeMakeup(of: question, in: program).onlyEvent)
  }

  /// Bins of an occurrence's record: a step each where a trajectory has no more steps than this.
  private static let mostBins = 512

  var program: Program { played.program }
  var histories: TrajectoryHistories { played.histories }

  /// The look at which the outcome came; nil if it did not.
  func coming(row: Int) -> Int? { comings[row] }

  /// The trajectory of a row.
  func trajectory(row: Int) -> UInt64 { played.trajectories[row] }
}
