import Simulation

extension OutcomeSummary: Codable {
  private enum CodingKeys: String, CodingKey {
    case measure, probability
  }

  /// Reads the shape that belongs to the measure.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let word = try container.decode(String.self, forKey: .measure)
    guard let measure = Outcome.Measure(rawValue: word) else {
      throw DecodingError.dataCorruptedError(
        forKey: .measure, in: container, debugDescription: "there is no measure \"\(word)\"")
    }
    self.measure = measure
    label = try OutcomeLabel(from: decoder, as: OutcomeLabel.Scale(measure))
    switch measure.traits.kind {
    case .happening: result = .probability(try container.decode(Estimate.self, forKey: .probability))
    case .firstTime: result = .firstTime(try FirstTimeSummary(from: decoder))
    case .number: result = .number(try NumberSummary(from: decoder))
    case .level: result = .level(try LevelSummary(from: decoder))
    }
  }

  /// One object: the keys of the measure's summary stand beside the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try label.encodeWords(to: encoder)
    try container.encode(measure.rawValue, forKey: .measure)
    switch result {
    case .probability(let probability): try container.encode(probability, forKey: .probability)
    case .firstTime(let summary): try summary.encode(to: encoder)
    case .number(let summary): try summary.encode(to: encoder)
    case .level(let summary): try summary.encode(to: encoder)
    }
  }
}
