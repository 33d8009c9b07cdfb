extension OutcomeLabel: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, title, unit, isProbability
  }

  /// Reads an object of its own.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(from: decoder, as: container.decode(Bool.self, forKey: .isProbability) ? .probability : .mean)
  }

  /// Writes an object of its own.
  public func encode(to encoder: any Encoder) throws {
    try encodeWords(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(isProbability, forKey: .isProbability)
  }

  /// Reads the words from an object whose other keys tell the scale.
  init(from decoder: any Decoder, as scale: Scale) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      title: try container.decodeIfPresent(String.self, forKey: .title),
      unit: try container.decodeIfPresent(String.self, forKey: .unit), scale: scale)
  }

  /// Writes the words into an object whose other keys tell the scale.
  func encodeWords(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encodeIfPresent(title, forKey: .title)
    try container.encodeIfPresent(unit, forKey: .unit)
  }
}
