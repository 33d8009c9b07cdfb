import Analysis

extension ReportComparison.Outcome {
  /// The difference and its interval; shares as percentage points.
  var differenceText: EstimateText {
    EstimateText(
      Estimate(value: difference.value, low: difference.low, high: difference.high, level: 0.95, count: pairs),
      as: isProbability ? .percent : .number)
  }

  /// The baseline's value, with as many digits as its own interval supports.
  func baselineText(_ report: Report) -> String {
    text(baseline, report.columns.first?.outcome(name))
  }

  /// The variant's value, with as many digits as its own interval supports.
  func valueText(_ report: Report, of variant: String) -> String {
    text(value, report.column(variant)?.outcome(name))
  }

  private func text(_ value: Double, _ outcome: OutcomeSummary?) -> String {
    if let outcome, outcome.headline.value == value { return outcome.headlineText.estimate }
    return (isProbability ? ValueForm.percent : .number(unit: nil)).cell(value)
  }
}

extension Report {
  /// The column that a comparison names.
  func column(_ variant: String) -> ReportColumn? {
    columns.first { $0.label == variant } ?? columns.first { $0.ensemble.variant == variant }
  }
}
