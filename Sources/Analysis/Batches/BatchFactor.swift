import Probability

/// Something that differs between the runs of a batch, with the levels by which its runs are grouped.
package struct BatchFactor: Sendable, Equatable, Codable {
  /// What differs.
  package let source: Source
  package let levels: [Level]

  /// Where the values of a factor come from.
  package enum Source: Sendable, Equatable {
    case scenario
    case variant
    /// What is set, such as `North.policy` or `tempo`; it may be called as the others are.
    case setting(String)
  }

  /// `scenario`, `variant`, or what is set.
  package var name: String { Self.name(source) }

  private static func name(_ source: Source) -> String {
    switch source {
    case .scenario: "scenario"
    case .variant: "variant"
    case .setting(let name): name
    }
  }

  /// The name for people, by which factors are told apart.
  package var label: String {
    guard case .setting(let name) = source, [Source.scenario, .variant].map(Self.name).contains(name) else {
      return name
    }
    return "\(name) (set)"
  }

  /// A value, or a band of numbers.
  package struct Level: Sendable, Equatable, Codable {
    /// As it is set; nil for a band.
    package let value: String?
    /// The lower end of a band, which belongs to it.
    package let low: Double?
    /// The upper end of a band, which belongs to the next one, except for the last.
    package let high: Double?
  }

  /// A factor with the values given, each once, in their order.
  package init(_ source: Source, values: [String]) {
    self.source = source
    var distinct: [String] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    levels = distinct.map { Level(value: $0, low: nil, high: nil) }
  }

  /// A number that is picked from a range, in bands of equal width, or of equal ratio.
  ///
  /// - Parameter runs: of the design; there are about as many bands as runs in each, eight at most.
  package init(setting name: String, low: Double, high: Double, isLogarithmic: Bool, runs: Int) {
    precondition(low < high && (!isLogarithmic || low > 0), "a range has a low and a high end")
    source = .setting(name)
    let count = min(8, max(2, Int(Double(runs).squareRoot())))
    let edges = (0...count).map { index in
      let share = Double(index) / Double(count)
      if index == 0 { return low }
      if index == count { return high }
      guard isLogarithmic else { return low + share * (high - low) }
      return low * exp(LaneGroup(repeating: share) * log(LaneGroup(repeating: high / low)))[0]
    }
    levels = (0..<count).map { Level(value: nil, low: edges[$0], high: edges[$0 + 1]) }
  }

  /// The number of the level that a value belongs to; nil for none.
  package func level(of value: String?) -> Int? {
    guard let value else { return nil }
    if let exact = levels.firstIndex(where: { $0.value == value }) { return exact }
    guard let number = Double(value), let low = levels.first?.low, let high = levels.last?.high,
      (low...high).contains(number)
    else { return nil }
    return levels.lastIndex { ($0.low ?? .infinity) <= number }
  }
}

extension BatchFactor {
  private enum CodingKeys: String, CodingKey {
    case name, source, levels
  }

  /// How a source is called in JSON.
  private enum Kind: String, Codable {
    case scenario, variant, setting
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let name = try values.decode(String.self, forKey: .name)
    // Version 0.1.0 had no source, and no factors that are called so.
    switch try values.decodeIfPresent(Kind.self, forKey: .source) ?? Kind(rawValue: name) ?? .setting {
    case .scenario: source = .scenario
    case .variant: source = .variant
    case .setting: source = .setting(name)
    }
    levels = try values.decode([Level].self, forKey: .levels)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    switch source {
    case .scenario: try values.encode(Kind.scenario, forKey: .source)
    case .variant: try values.encode(Kind.variant, forKey: .source)
    case .setting: try values.encode(Kind.setting, forKey: .source)
    }
    try values.encode(levels, forKey: .levels)
  }
}
