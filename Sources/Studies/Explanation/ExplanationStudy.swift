import Analysis
import MonteCarlo
import Simulation

/// Plays again what the explanation of an outcome rests on.
package struct ExplanationStudy {
  package var scenario: String
  package var title: String?
  /// Changes that hold in all variants, as `name=value`.
  package var settings: [String] = []
  package var seed: UInt64
  package var threadCount: Int
  package var question: OutcomeQuestion
  package var variant: Variant
  /// The variant that is compared with it.
  package var other: Variant?

  /// A variant and what is known of the outcome in its trajectories.
  package struct Variant {
    package let name: String
    package let program: Program
    package let outcomes: OutcomeSample

    package init(name: String, program: Program, outcomes: OutcomeSample) {
      (self.name, self.program, self.outcomes) = (name, program, outcomes)
    }
  }

  package init(
    scenario: String, title: String?, seed: UInt64, threadCount: Int, question: OutcomeQuestion, variant: Variant
  ) {
    (self.scenario, self.title, self.seed, self.threadCount) = (scenario, title, seed, threadCount)
    (self.question, self.variant) = (question, variant)
  }

  /// Plays a sample, the cases and the flips, and explains the outcome by them.
  ///
  /// - Parameters:
  ///   - level: of the intervals.
  ///   - flag: ends the playing soon once it is raised; the result is then to be thrown away.
  /// - Complexity: some seven thousand trajectories, and twice the flips.
  package func explanation(level: Double = 0.95, until flag: StopFlag = StopFlag()) -> Explanation {
    let choice = PlayCohort.Choice(question, among: variant.outcomes)
    let played = PlayedHistories(
      choice.trajectories, of: variant.program, seed: seed,
      plan: PlayCohort.historyPlan(for: question, of: variant.program), threadCount: threadCount, until: flag)
    return Explanation(
      scenario: scenario, title: title, seed: seed, settings: settings, variant: variant.name,
      outcomes: variant.outcomes, cohort: PlayCohort(question, played, sampleCount: choice.sampleCount),
      partings: other.map { partings(from: $0, level: level, until: flag) }, level: level)
  }

  /// Where the plays of the two variants part in the first flips.
  private func partings(from other: Variant, level: Double, until flag: StopFlag) -> Partings {
    let flips = OutcomeFlips(question, variant.outcomes, other.outcomes)
    let chosen = Array(flips.trajectories.prefix(Partings.mostFlips))
    var tally = PartingTally(question, variant.program, other.program)
    for piece in Self.pieces(chosen, of: variant.program) where !flag.isRaised {
      let plays = [variant, other].map {
        PlayedHistories(
          piece, of: $0.program, seed: seed, plan: HistoryPlan(milestone: question.milestone),
          threadCount: threadCount, until: flag)
      }
      tally.add(plays[0], plays[1])
    }
    return Partings(
      first: variant.name, second: other.name, flips, examined: chosen.count, tally, level: level,
      clock: variant.program.clock)
  }

  /// Lists short enough that their records stay within some megabytes.
  private static func pieces(_ trajectories: [UInt64], of program: Program) -> [[UInt64]] {
    let bytes = program.occurrences.count * ((program.clock.stepCount + 63) / 64) * 8
    let size = max(8, (1 << 26) / max(1, bytes))
    return stride(from: 0, to: trajectories.count, by: size).map {
      Array(trajectories[$0..<min(trajectories.count, $0 + size)])
    }
  }
}
