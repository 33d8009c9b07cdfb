/// A play that stands for many, and why it was chosen.
package struct RepresentativePlay: Sendable, Equatable, Codable {
  package let role: Role
  /// Its index, for `brink trace`.
  package let trajectory: UInt64
  /// The method, in words.
  package let reason: String
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

  package struct Moment: Sendable, Equatable, Codable {
    /// Days since the start.
    package let day: Double
    /// ISO 8601; nil without a calendar.
    package let date: String?
    package let text: String
    /// Part of the sampled plays in which it happens at all.
    package let share: Estimate
  }
}
