extension Estimate: Codable {
  private enum CodingKeys: String, CodingKey {
    case value, low, high, level, count, faultBounds, caution
  }

  /// Reads an object in which null stands for a number that does not exist.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      value: try container.decodeNumber(forKey: .value), low: try container.decodeNumber(forKey: .low),
      high: try container.decodeNumber(forKey: .high), level: try container.decode(Double.self, forKey: .level),
      count: try container.decode(Int.self, forKey: .count),
      faultBounds: try container.decodeIfPresent(FaultBounds.self, forKey: .faultBounds),
      caution: try container.decodeIfPresent(Caution.self, forKey: .caution))
  }

  /// Writes an object in which null stands for a number that is not finite.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeNumber(value, forKey: .value)
    try container.encodeNumber(low, forKey: .low)
    try container.encodeNumber(high, forKey: .high)
    try container.encode(level, forKey: .level)
    try container.encode(count, forKey: .count)
    try container.encodeIfPresent(faultBounds, forKey: .faultBounds)
    try container.encodeIfPresent(caution, forKey: .caution)
  }
}

extension KeyedEncodingContainer {
  /// Writes a number, or null for what JSON has no number for.
  mutating func encodeNumber(_ number: Double, forKey key: Key) throws {
    try encode(number.isFinite ? number : nil, forKey: key)
  }
}

extension KeyedDecodingContainer {
  /// Reads a number; NaN for null.
  func decodeNumber(forKey key: Key) throws -> Double { try decode(Double?.self, forKey: key) ?? .nan }
}
