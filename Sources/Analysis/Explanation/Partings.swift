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

  /// - Parameters:
  ///   - first, second: the variants' names.
  ///   - examined: flips that the tally has seen.
  ///   - level: of the intervals.
  package init(
    first: String, second: String, _ flips: OutcomeFlips, examined: Int, _ tally: PartingTally, level: Double,
    clock: Clock
  ) {
    self.first = first
    self.second = second
    trajectories = flips.compared
    (gained, lost) = (flips.gained, flips.lost)
    self.examined = examined
    partings = tally.partings(of: examined, level: level, clock: clock)
    changedStarts = tally.changedStarts(of: examined)
  }
}
