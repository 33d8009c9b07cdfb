/// A confidence interval.
public struct Interval: Sendable, Equatable, Codable {
  /// Lower end; NaN where the sample does not bound it.
  @NumberOrNull public private(set) var low: Double
  /// Upper end; NaN where the sample does not bound it.
  @NumberOrNull public private(set) var high: Double
  /// Probability with which such an interval covers the truth, at least or asymptotically.
  public let level: Double

  /// Makes an interval of its ends.
  public init(low: Double, high: Double, level: Double) {
    self.low = low
    self.high = high
    self.level = level
  }

  /// The interval of a number that is known exactly.
  public init(exactly value: Double, level: Double) { self.init(low: value, high: value, level: level) }

  /// The interval of a number of which nothing is known.
  package static func unknown(level: Double) -> Interval { Interval(low: .nan, high: .nan, level: level) }
}
