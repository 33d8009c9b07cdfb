import Analysis

extension FindingTables {
  /// A bin of an outcome's histogram.
  struct HistogramRow {
    let variant, outcome: String
    let low, high: Double
    let count: Int
  }

  static let histograms = FindingTable<HistogramRow>(
    "histograms",
    [
      .text("variant", "name of the variant") { $0.variant },
      .text("outcome", "name of the outcome") { $0.outcome },
      .number("low", "lower edge, in the outcome's unit; the first bin holds what is below, too") { $0.low },
      .number("high", "upper edge; the last bin holds what is above, too") { $0.high },
      .whole("trajectories", unit: "trajectories", "in the bin") { $0.count },
    ]
  ) { summary in
    summary.variants.flatMap { variant in
      (variant.estimates?.outcomes ?? []).flatMap { outcome in
        bins(outcome).map {
          HistogramRow(variant: variant.variant, outcome: outcome.name, low: $0.low, high: $0.high, count: $0.count)
        }
      }
    }
  }

  private static func bins(_ outcome: OutcomeSummary) -> [(low: Double, high: Double, count: Int)] {
    switch outcome.result {
    case .probability, .firstTime: return []
    case .number(let summary):
      return zip(summary.numbers, summary.trajectories).map { (Double($0) - 0.5, Double($0) + 0.5, $1) }
    case .level(let summary):
      guard let histogram = summary.histogram else { return [] }
      return histogram.counts.enumerated().map { (histogram.edge($0), histogram.edge($0 + 1), $1) }
    }
  }
}
