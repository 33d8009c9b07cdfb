import Simulation

/// What the trajectories say of one outcome.
public struct OutcomeSummary: LabelledOutcome, Sendable, Equatable {
  /// What it is called, and in what its numbers are.
  public let label: OutcomeLabel
  /// How the looks of a trajectory become one number.
  public let measure: Outcome.Measure
  /// The estimates that belong to the measure.
  public let result: Result

  /// The number that stands for the outcome: a probability where it happens or not, otherwise the mean.
  package var headline: Estimate {
    switch result {
    case .probability(let probability): probability
    case .firstTime(let summary): summary.probability
    case .number(let summary): summary.mean
    case .level(let summary): summary.mean
    }
  }

  /// One shape for each kind of measure; what it is of follows from the measure.
  public enum Result: Sendable, Equatable {
    /// It happened or not: `occurs`, `holds`.
    case probability(Estimate)
    /// When it happened: `first`.
    case firstTime(FirstTimeSummary)
    /// A whole number: `count`.
    case number(NumberSummary)
    /// Any number: `maximum`, `minimum`, `final`, `mean`, `sum`.
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
  /// Mean over all trajectories.
  public let mean: Estimate
  /// Standard deviation and extremes.
  public let spread: Spread
  /// Quantiles 5, 25, 50, 75 and 95 %.
  public let quantiles: [QuantileEstimate]
  /// The numbers that came, ascending.
  public let numbers: [Int]
  /// How many trajectories had each number.
  public let trajectories: [Int]
}

/// A quantity that has any value.
public struct LevelSummary: Sendable, Equatable, Codable {
  /// Mean over all trajectories.
  public let mean: Estimate
  /// Standard deviation and extremes.
  public let spread: Spread
  /// From the values that were kept one by one; their count says how many.
  public let quantiles: [QuantileEstimate]
  /// All values in bins; nil where the pilot had none.
  public let histogram: Histogram?
}
