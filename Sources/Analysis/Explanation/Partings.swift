import MonteCarlo
import Probability
import Simulation

/// Where the plays of two variants part that share their luck and end differently.
package struct Partings: Sendable, Equatable, Codable {
  /// The variants, as they are named.
  package let first: String
  package let second: String
  /// Trajectories that were compared.
  package let trajectories: Int
  /// Those in which the outcome comes with the second variant only.
  package let gained: Int
  /// Those in which it comes with the first variant only.
  package let lost: Int
  /// Flips that were played again, the first ones.
  package let examined: Int
  /// The most frequent first. What several actors choose at once differs at once, so that shares may sum to more than 1.
  package let partings: [Parting]
  /// What the variants set differently: told apart from what follows of it.
  package let changedStarts: [ChangedStart]

  /// Most flips that are played again.
  package static let mostFlips = 500

  package static let method = """
    Trajectories of the same index share their draws in both variants. Of those in which the outcome flips, the first \
    step is found in which something happens in one variant only, and what that is. What differs first need not be what \
    decides. Intervals are Wilson's.
    """

  package struct Variant {
    package let name: String
    package let program: Program
    package let outcomes: OutcomeSample

    package init(name: String, program: Program, outcomes: OutcomeSample) {
      (self.name, self.program, self.outcomes) = (name, program, outcomes)
    }
  }

  /// - Parameters:
  ///   - first, second: variants of one scenario, so that they have the same occurrences and slots.
  ///   - level: of the intervals.
  package init(
    _ question: OutcomeQuestion, _ first: Variant, _ second: Variant, seed: UInt64, threadCount: Int,
    level: Double = 0.95, until flag: StopFlag = StopFlag()
  ) {
    let flips = Self.flips(question, first.outcomes, second.outcomes)
    let chosen = Array(flips.trajectories.prefix(Self.mostFlips))
    let reader = PartingReader(question, first.program, second.program)
    var tally = PartingTally()
    let plan = HistoryPlan(milestone: question.milestone)
    for piece in Self.pieces(chosen, of: first.program) where !flag.isRaised {
      let plays = [first, second].map {
        PlayedHistories(piece, of: $0.program, seed: seed, plan: plan, threadCount: threadCount, until: flag)
      }
      for row in piece.indices {
        tally.add(reader.differences(plays[0], plays[1], row: row))
        tally.add(reader.startDifferences(plays[0], plays[1], row: row), of: first.program)
      }
    }
    self.first = first.name
    self.second = second.name
    trajectories = flips.compared
    (gained, lost) = (flips.gained, flips.lost)
    examined = chosen.count
    partings = tally.partings(of: chosen.count, level: level, clock: first.program.clock)
    changedStarts = tally.changedStarts(of: chosen.count)
  }

  private struct Flips {
    var trajectories: [UInt64] = []
    var compared = 0
    var gained = 0
    var lost = 0
  }

  private static func flips(_ question: OutcomeQuestion, _ first: OutcomeSample, _ second: OutcomeSample) -> Flips {
    var flips = Flips()
    var place = 0
    for (trajectory, value) in zip(first.trajectories, first.values) {
      while place < second.trajectories.count, second.trajectories[place] < trajectory { place += 1 }
      guard place < second.trajectories.count, second.trajectories[place] == trajectory else { continue }
      flips.compared += 1
      let (before, after) = (question.holds(value), question.holds(second.values[place]))
      guard before != after else { continue }
      flips.trajectories.append(trajectory)
      if after { flips.gained += 1 } else { flips.lost += 1 }
    }
    return flips
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
