import Analysis

extension FindingTables {
  /// A look of a curve of cumulative incidence.
  struct IncidenceRow {
    let variant, quantity, name: String
    let day, value, low, high: Double
  }

  static let incidence = FindingTable<IncidenceRow>(
    "incidence",
    [
      .text("variant", "name of the variant") { $0.variant },
      .text("quantity", "outcome, end, or ended_without: stopped by an end before the outcome came") { $0.quantity },
      .text("name", "of the outcome or end") { $0.name },
      .number("day", unit: "d", "since the start") { $0.day },
      .number("value", "share of all trajectories to which it had happened") { $0.value },
      .number("low", "lower end of the interval") { $0.low },
      .number("high", "upper end of the interval") { $0.high },
    ]
  ) { summary in
    summary.variants.flatMap { variant -> [IncidenceRow] in
      guard let estimates = variant.estimates else { return [] }
      return (estimates.outcomes.flatMap(curves) + estimates.ends.map { ("end", $0.name, $0.incidence) })
        .flatMap { quantity, name, curve in
          estimates.days.numbers.enumerated().map { look, day in
            IncidenceRow(
              variant: variant.variant, quantity: quantity, name: name, day: day, value: curve.value.numbers[look],
              low: curve.low.numbers[look], high: curve.high.numbers[look])
          }
        }
    }
  }

  private static func curves(_ outcome: OutcomeSummary) -> [(String, String, IncidenceCurve)] {
    guard case .firstTime(let summary) = outcome.result else { return [] }
    return [("outcome", outcome.name, summary.incidence), ("ended_without", outcome.name, summary.endedWithout)]
  }

  /// A look of a series.
  struct SeriesRow {
    let variant, series: String
    let day: Double
    let alive: Int
    let mean: Double
    /// The quantiles of `SeriesSummary.bands`, in their order.
    let bands: [Double]
  }

  static let series = FindingTable<SeriesRow>(
    "series",
    [
      .text("variant", "name of the variant") { $0.variant },
      .text("series", "its text in the scenario") { $0.series },
      .number("day", unit: "d", "since the start") { $0.day },
      .whole("alive", unit: "trajectories", "with a value") { $0.alive },
      .number("mean", "of those, in the series' unit") { $0.mean },
      .number("p05", "quantile 5 %") { $0.bands[0] },
      .number("p25", "quantile 25 %") { $0.bands[1] },
      .number("p50", "median") { $0.bands[2] },
      .number("p75", "quantile 75 %") { $0.bands[3] },
      .number("p95", "quantile 95 %") { $0.bands[4] },
    ]
  ) { summary in
    summary.variants.flatMap { variant -> [SeriesRow] in
      guard let estimates = variant.estimates else { return [] }
      return estimates.series.flatMap { series in
        estimates.days.numbers.enumerated().map { look, day in
          SeriesRow(
            variant: variant.variant, series: series.name, day: day, alive: series.alive[look],
            mean: series.mean.numbers[look], bands: series.bands.map { $0.value.numbers[look] })
        }
      }
    }
  }
}
