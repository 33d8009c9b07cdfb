/// A play that stands for many, and why it was chosen.
package struct RepresentativePlay: Sendable, Equatable, Codable {
  package let role: Role
  /// Its index, for `brink trace`.
  package let trajectory: UInt64
  /// By which rule it was chosen.
  package let choice: Choice
  /// Days from the start until the outcome came; nil if it did not, or is known at the end only.
  package let day: Double?
  /// The date of the step that brought it, ISO 8601; nil without a calendar, or where it was so from the start.
  package let date: String?
  /// The end that stopped it; nil if it reached the horizon.
  package let end: String?
  package let outcomes: [TrajectoryAccount.Result]
  /// What set it apart from other plays, in the order of time.
  package let moments: [Moment]

  package enum Role: String, Sendable, Codable {
    case typical, typicalCase, quickest, greatest, nearMiss
  }

  /// A rule by which a play is chosen among others.
  package enum Choice: Sendable, Equatable, Codable {
    /// Nearest to all others of so many plays, by rungs over time and outcomes.
    case medoid(plays: Int)
    /// The same among plays with the outcome.
    case medoidOfCases(plays: Int)
    /// With the outcome on the first day; nearest to the typical case, of so many on that day.
    case quickest(plays: Int)
    /// With the greatest number.
    case greatest
    /// Without the outcome, and with the highest cumulative hazard of the one event that it is made of.
    case highestHazard(event: String)
    /// Without the outcome, and highest on a ladder; nearest to the typical case, of so many that got there.
    case climbedHighest(ladder: String, rung: String, plays: Int)
    /// Without the outcome, and nearest to the typical case.
    case nearestToTypicalCase
  }

  package struct Moment: Sendable, Equatable, Codable {
    /// Days since the start.
    package let day: Double
    /// ISO 8601; nil without a calendar.
    package let date: String?
    /// What happened; or the ladder that was climbed.
    package let name: String
    /// The rung that was reached; nil for what happened.
    package let rung: String?
    /// Part of the sampled plays in which it happens at all.
    package let share: Estimate
  }
}
