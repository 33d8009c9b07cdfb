import Probability

/// One thing that may have been there before an outcome came, and how much more often it had than elsewhere.
package struct Precedent: Sendable, Equatable, Codable {
  package let kind: Kind
  /// The occurrence, the ladder, or the slot.
  package let name: String
  /// The rung or the state; nil for occurrences and numbers.
  package let state: String?
  /// For a number at the start, the quarter's border.
  package let border: Double?
  /// Days before the outcome in which it counts; nil for any time before.
  package let days: Double?
  /// Part of the trajectories in which the outcome came that had it before.
  package let cases: Estimate
  /// Part of the matched trajectories without the outcome that had it over the same days.
  package let controls: Estimate
  /// How much faster the outcome comes with it than without, or of one that only the end tells, the ratio of odds; infinite, or 0, where only one side had it.
  package let rateRatio: Ratio
  /// Two-sided; exact where the cases are few.
  package let pValue: Double
  /// By Holm's method over everything that was tested; nil for what was not.
  package let adjustedPValue: Double?

  package enum Kind: String, Sendable, Codable {
    /// An event, a branch or an action.
    case happening
    /// A rung, or one above it.
    case rung
    /// A parameter, policy or variable that had this state at the start.
    case state
    /// A number in the highest, or lowest, quarter at the start.
    case highest, lowest
  }

  /// A ratio of rates with its interval; null in JSON stands for no number, or one without bound.
  package struct Ratio: Sendable, Equatable {
    package let value: Double
    package let interval: Interval
  }
}

extension Precedent.Ratio: Codable {
  private enum CodingKeys: String, CodingKey {
    case value
  }

  package init(from decoder: any Decoder) throws {
    let ends = try Interval(from: decoder)
    let value = try decoder.container(keyedBy: CodingKeys.self).decode(NumberOrNull.self, forKey: .value).wrappedValue
    // Only what has no bound is written without a number: a precedent has been met.
    func unbounded(_ number: Double) -> Double { number.isNaN ? .infinity : number }
    self.value = unbounded(value)
    interval = Interval(low: ends.low, high: unbounded(ends.high), level: ends.level)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(NumberOrNull(wrappedValue: value), forKey: .value)
    try interval.encode(to: encoder)
  }
}
