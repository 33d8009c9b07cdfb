import Simulation

/// What the trajectories say of one outcome.
public struct OutcomeSummary: Sendable, Equatable {
  public let name: String
  public let title: String?
  public let unit: String?
  public let measure: Outcome.Measure
  public let result: Result

  /// One shape for each kind of measure.
  public enum Result: Sendable, Equatable {
    /// `occurs`.
    case probability(Estimate)
    /// `first`.
    case firstTime(FirstTimeSummary)
    /// `count`.
    case number(NumberSummary)
    /// `maximum`, `minimum`, `final` and `mean`.
    case level(LevelSummary)
  }
}

/// When something came for the first time.
public struct FirstTimeSummary: Sendable, Equatable, Codable {
  /// That it came before the horizon and before any end.
  public let probability: Estimate
  /// Mean time in days, given that it came.
  public let meanDay: Estimate
  /// Quantiles of the time in days, given that it came.
  public let quantiles: [QuantileEstimate]
  /// Share of all trajectories to which it had come by each recorded look.
  public let incidence: IncidenceCurve
  /// Share of all trajectories that an end had stopped without it by each recorded look.
  public let endedWithout: IncidenceCurve
}

/// How often something was so.
public struct NumberSummary: Sendable, Equatable, Codable {
  public let mean: Estimate
  public let spread: Spread
  public let quantiles: [QuantileEstimate]
  /// The numbers that came, ascending.
  public let numbers: [Int]
  /// How many trajectories had each number.
  public let trajectories: [Int]
}

/// A quantity that has any value.
public struct LevelSummary: Sendable, Equatable, Codable {
  public let mean: Estimate
  public let spread: Spread
  /// From the values that were kept one by one; their count says how many.
  public let quantiles: [QuantileEstimate]
  public let histogram: Histogram?
}
