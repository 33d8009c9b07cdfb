import Probability

/// How much trajectories differ, in the unit of the outcome; NaN where there are too few.
public struct Spread: Sendable, Equatable, Codable {
  /// Sample standard deviation, with n − 1.
  @NumberOrNull public private(set) var standardDeviation: Double
  /// The least value met.
  @NumberOrNull public private(set) var lowest: Double
  /// The greatest value met.
  @NumberOrNull public private(set) var highest: Double

  package init(_ moments: MomentAccumulator) {
    standardDeviation = moments.standardDeviation
    lowest = moments.count > 0 ? moments.minimum : .nan
    highest = moments.count > 0 ? moments.maximum : .nan
  }
}
