import Probability

/// Something that differs between the runs of a batch, with the levels by which its runs are grouped.
package struct BatchFactor: Sendable, Equatable, Codable {
  /// `scenario`, `variant`, or what is set, such as `North.policy` or `tempo`.
  package let name: String
  package let levels: [Level]

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
  package init(name: String, values: [String]) {
    self.name = name
    var distinct: [String] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    levels = distinct.map { Level(value: $0, low: nil, high: nil) }
  }

  /// A number that is picked from a range, in bands of equal width, or of equal ratio.
  ///
  /// - Parameter runs: of the design; there are about as many bands as runs in each, eight at most.
  package init(name: String, low: Double, high: Double, isLogarithmic: Bool, runs: Int) {
    precondition(low < high && (!isLogarithmic || low > 0), "a range has a low and a high end")
    self.name = name
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
