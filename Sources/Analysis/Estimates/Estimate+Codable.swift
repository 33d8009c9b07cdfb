import Probability

extension Estimate: Codable {
  private enum CodingKeys: String, CodingKey {
    case value, count, faultBounds, caution
  }

  /// Reads an object in which null stands for a number that does not exist.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      value: try container.decode(NumberOrNull.self, forKey: .value).wrappedValue, try Interval(from: decoder),
      count: try container.decode(Int.self, forKey: .count),
      faultBounds: try container.decodeIfPresent(FaultBounds.self, forKey: .faultBounds),
      caution: try container.decodeIfPresent(Caution.self, forKey: .caution))
  }

  /// One object: the interval's ends and level stand beside the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(NumberOrNull(wrappedValue: value), forKey: .value)
    try interval.encode(to: encoder)
    try container.encode(count, forKey: .count)
    try container.encodeIfPresent(faultBounds, forKey: .faultBounds)
    try container.encodeIfPresent(caution, forKey: .caution)
  }
}
