/// What differs first between two variants in the plays whose outcome flips.
package struct Parting: Sendable, Equatable, Codable {
  package let kind: Kind
  /// The event or `Actor.decision`; empty where nothing that happened differs.
  package let name: String
  /// What happened with the first variant: the action or branch, or `none`.
  package let first: String
  /// What happened with the second one instead.
  package let second: String
  /// Whether the outcome consists of it, or is set by it.
  package let isPartOfOutcome: Bool
  /// Part of the flips in which this comes first.
  package let share: Estimate
  package let flips: Int
  /// Days since the start; nil where nothing that happened differs.
  package let medianDay: Double?

  package enum Kind: String, Sendable, Codable {
    case event, branch, decision
    /// Everything happened alike until the outcome came or did not.
    case numbers
  }

  /// What `first` and `second` say where nothing was chosen, or happened.
  package static let none = "none"
}

/// A quantity that the variants begin with different values of, so that it is no finding.
package struct ChangedStart: Sendable, Equatable, Codable {
  package let name: String
  /// Part of the flips in which it differs.
  package let share: Double
  /// Values, where they are the same in all flips in which it differs.
  package let first: String?
  package let second: String?

  package init(name: String, share: Double, first: String?, second: String?) {
    (self.name, self.share, self.first, self.second) = (name, share, first, second)
  }
}
