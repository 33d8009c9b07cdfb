import Simulation

/// What the trajectories say of one outcome.
package struct OutcomeSummary: Sendable, Equatable {
  package let name: String
  package let title: String?
  package let unit: String?
  package let measure: Outcome.Measure
  package let result: Result

  /// One shape for each kind of measure.
  package enum Result: Sendable, Equatable {
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
package struct FirstTimeSummary: Sendable, Equatable, Codable {
  /// That it came before the horizon and before any end.
  package let probability: Estimate
  /// Mean time in days, given that it came.
  package let meanDay: Estimate
  /// Quantiles of the time in days, given that it came.
  package let quantiles: [QuantileEstimate]
  /// Share of all trajectories to which it had come by each recorded look.
  package let incidence: IncidenceCurve
  /// Share of all trajectories that an end had stopped without it by each recorded look.
  package let endedWithout: IncidenceCurve
}

/// How often something was so.
package struct NumberSummary: Sendable, Equatable, Codable {
  package let mean: Estimate
  package let spread: Spread
  package let quantiles: [QuantileEstimate]
  /// The numbers that came, ascending.
  package let numbers: [Int]
  /// How many trajectories had each number.
  package let trajectories: [Int]
}

/// A quantity that has any value.
package struct LevelSummary: Sendable, Equatable, Codable {
  package let mean: Estimate
  package let spread: Spread
  /// From the values that were kept one by one; their count says how many.
  package let quantiles: [QuantileEstimate]
  package let histogram: Histogram?
}
