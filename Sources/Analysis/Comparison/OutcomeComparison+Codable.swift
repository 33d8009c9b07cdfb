import Simulation

extension Outcome.Measure: Codable {}

extension OutcomeComparison: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, title, unit, measure, trajectories, baseline, value, difference, ratio, flips, time, superiority
    case varianceSaved, pValue, adjustedPValue, dominance, verdict
  }

  /// Reads an object in which null stands for a number that does not exist.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      title: try container.decodeIfPresent(String.self, forKey: .title),
      unit: try container.decodeIfPresent(String.self, forKey: .unit),
      measure: try container.decode(Outcome.Measure.self, forKey: .measure),
      trajectories: try container.decode(Int.self, forKey: .trajectories),
      baseline: try container.decodeNumber(forKey: .baseline), value: try container.decodeNumber(forKey: .value),
      difference: try container.decode(Estimate.self, forKey: .difference),
      ratio: try container.decodeIfPresent(Estimate.self, forKey: .ratio),
      flips: try container.decodeIfPresent(Flips.self, forKey: .flips),
      time: try container.decodeIfPresent(TimeComparison.self, forKey: .time),
      superiority: try container.decode(Estimate.self, forKey: .superiority),
      varianceSaved: try container.decodeNumber(forKey: .varianceSaved),
      pValue: try container.decodeNumber(forKey: .pValue),
      adjustedPValue: try container.decodeNumber(forKey: .adjustedPValue),
      dominance: try container.decodeIfPresent(Dominance.self, forKey: .dominance),
      verdict: try container.decode(Verdict.self, forKey: .verdict))
  }

  /// Writes an object in which null stands for a number that is not finite.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encodeIfPresent(title, forKey: .title)
    try container.encodeIfPresent(unit, forKey: .unit)
    try container.encode(measure, forKey: .measure)
    try container.encode(trajectories, forKey: .trajectories)
    try container.encodeNumber(baseline, forKey: .baseline)
    try container.encodeNumber(value, forKey: .value)
    try container.encode(difference, forKey: .difference)
    try container.encodeIfPresent(ratio, forKey: .ratio)
    try container.encodeIfPresent(flips, forKey: .flips)
    try container.encodeIfPresent(time, forKey: .time)
    try container.encode(superiority, forKey: .superiority)
    try container.encodeNumber(varianceSaved, forKey: .varianceSaved)
    try container.encodeNumber(pValue, forKey: .pValue)
    try container.encodeNumber(adjustedPValue, forKey: .adjustedPValue)
    try container.encodeIfPresent(dominance, forKey: .dominance)
    try container.encode(verdict, forKey: .verdict)
  }
}
