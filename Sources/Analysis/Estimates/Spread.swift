import Probability

/// How much trajectories differ, in the unit of the outcome; NaN where there are too few.
public struct Spread: Sendable, Equatable, Codable {
  /// Sample standard deviation, with n − 1.
  public let standardDeviation: Double
  /// The least value met.
  public let lowest: Double
  /// The greatest value met.
  public let highest: Double

  package init(_ moments: MomentAccumulator) {
    standardDeviation = moments.standardDeviation
    lowest = moments.count > 0 ? moments.minimum : .nan
    highest = moments.count > 0 ? moments.maximum : .nan
  }

  private enum CodingKeys: String, CodingKey {
    case standardDeviation, lowest, highest
  }

  /// Reads an object in which null stands for a number that does not exist.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    standardDeviation = try container.decodeNumber(forKey: .standardDeviation)
    lowest = try container.decodeNumber(forKey: .lowest)
    highest = try container.decodeNumber(forKey: .highest)
  }

  /// Writes an object in which null stands for a number that is not finite.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeNumber(standardDeviation, forKey: .standardDeviation)
    try container.encodeNumber(lowest, forKey: .lowest)
    try container.encodeNumber(highest, forKey: .highest)
  }
}
