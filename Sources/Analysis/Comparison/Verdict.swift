/// What may be said of a difference in plain words.
public enum Verdict: Sendable, Equatable {
  /// The variant's value is higher: the adjusted p-value is below 1 − level.
  case higher
  /// The variant's value is lower, by the same rule.
  case lower
  /// Not told apart, and the interval lies within ± this margin.
  case noDifference(largerThan: Double)
  /// Neither, and how many trajectories would settle it, were the difference and its variance what they seem: the fewest
  /// at which the interval would leave out zero or fit into the margin. Nil where no number would.
  case notSettled(trajectoriesNeeded: Int?)

  /// Whether the trajectories were enough to say something of the difference.
  public var isSettled: Bool { if case .notSettled = self { false } else { true } }
}

extension Verdict: Codable {
  private enum CodingKeys: String, CodingKey {
    case conclusion, margin, trajectoriesNeeded
  }

  private enum Conclusion: String, Codable {
    case higher, lower, noDifference, notSettled
  }

  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Conclusion.self, forKey: .conclusion) {
    case .higher: self = .higher
    case .lower: self = .lower
    case .noDifference: self = .noDifference(largerThan: try container.decode(Double.self, forKey: .margin))
    case .notSettled:
      self = .notSettled(trajectoriesNeeded: try container.decodeIfPresent(Int.self, forKey: .trajectoriesNeeded))
    }
  }

  /// An object with the conclusion, and the margin or the number that belongs to it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .higher: try container.encode(Conclusion.higher, forKey: .conclusion)
    case .lower: try container.encode(Conclusion.lower, forKey: .conclusion)
    case .noDifference(let margin):
      try container.encode(Conclusion.noDifference, forKey: .conclusion)
      try container.encode(margin, forKey: .margin)
    case .notSettled(let needed):
      try container.encode(Conclusion.notSettled, forKey: .conclusion)
      try container.encodeIfPresent(needed, forKey: .trajectoriesNeeded)
    }
  }
}
