import Analysis

extension FindingTables {
  /// An estimate, and of what it is.
  struct EstimateRow {
    let variant: String
    let subject: Subject
    let estimate: Estimate

    typealias Subject = (quantity: String, name: String, part: String?, estimate: String)
  }

  static let estimates = FindingTable<EstimateRow>(
    "estimates",
    [
      .text("variant", "name of the variant") { $0.variant },
      .text("quantity", "outcome, end, horizon or ladder") { $0.subject.quantity },
      .text("name", "of the outcome, end or ladder") { $0.subject.name },
      .optionalText("part", "rung of a ladder") { $0.subject.part },
      .text("estimate", "probability, mean, mean_day, mean_days, peak, or quantile such as p05") {
        $0.subject.estimate
      },
      .number("value", "in the unit of the outcome, days, or a probability; null if no trajectory has one") {
        $0.estimate.value
      },
      .number("low", "lower end of the interval") { $0.estimate.low },
      .number("high", "upper end of the interval") { $0.estimate.high },
      .number("level", "probability that such intervals cover the truth") { $0.estimate.level },
      .whole("count", unit: "trajectories", "that the estimate rests on: those without a fault") { $0.estimate.count },
      .optionalText("caution", "why the interval is not to be trusted: tooFewEvents; null where it is") {
        $0.estimate.caution?.rawValue
      },
    ]
  ) { summary in
    summary.variants.flatMap { variant -> [EstimateRow] in
      guard let estimates = variant.estimates else { return [] }
      let rows =
        estimates.outcomes.flatMap(rows) + estimates.ends.flatMap(rows)
        + [(("horizon", "horizon", nil, "probability"), estimates.horizon)] + estimates.ladders.flatMap(rows)
      return rows.map { EstimateRow(variant: variant.variant, subject: $0.0, estimate: $0.1) }
    }
  }

  private typealias Entry = (EstimateRow.Subject, Estimate)

  private static func rows(_ outcome: OutcomeSummary) -> [Entry] {
    func entry(_ name: String, _ estimate: Estimate) -> Entry { (("outcome", outcome.name, nil, name), estimate) }
    func entries(_ quantiles: [QuantileEstimate]) -> [Entry] {
      quantiles.map { quantile in
        let percent = Int((quantile.p * 100).rounded())
        return entry((percent < 10 ? "p0" : "p") + "\(percent)", quantile.estimate)
      }
    }
    switch outcome.result {
    case .probability(let probability): return [entry("probability", probability)]
    case .firstTime(let summary):
      return [entry("probability", summary.probability), entry("mean_day", summary.meanDay)]
        + entries(summary.quantiles)
    case .number(let summary): return [entry("mean", summary.mean)] + entries(summary.quantiles)
    case .level(let summary): return [entry("mean", summary.mean)] + entries(summary.quantiles)
    }
  }

  private static func rows(_ end: EndSummary) -> [Entry] {
    [(("end", end.name, nil, "probability"), end.probability), (("end", end.name, nil, "mean_day"), end.meanDay)]
  }

  private static func rows(_ ladder: LadderSummary) -> [Entry] {
    ladder.rungs.flatMap { rung -> [Entry] in
      [
        (("ladder", ladder.name, rung.name, "peak"), rung.peak),
        (("ladder", ladder.name, rung.name, "mean_days"), rung.days),
      ]
    }
  }
}
