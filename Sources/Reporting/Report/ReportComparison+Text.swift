import Analysis

extension ReportComparison.Outcome {
  /// The difference and its interval; shares as percentage points.
  var differenceText: EstimateText {
    EstimateText(difference, as: label.scale.text, noise: .noise(baseline, value))
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

extension Verdict {
  /// In a few plain words.
  ///
  /// - Parameters:
  ///   - unit: of margins; nil for probabilities, whose differences are in percentage points.
  ///   - isTooRare: whether the events are too few to tell.
  func phrase(isProbability: Bool, unit: String?, isTooRare: Bool = false) -> String {
    switch self {
    case .higher: return "higher"
    case .lower: return "lower"
    case .noDifference(0): return "no difference"
    case .noDifference(let margin):
      let number = DecimalText.significant(margin * (isProbability ? 100 : 1), digits: 2)
      let unit = isProbability ? number == "1" ? " point" : " points" : unit.map { " \($0)" } ?? ""
      return "no difference larger than \(number)\(unit)"
    case .notSettled(nil): return isTooRare ? "too rare to tell" : "not settled"
    case .notSettled(let needed?):
      return
        "\(isTooRare ? "too rare to tell" : "not settled"); about \(DecimalText.significant(Double(needed), digits: 2)) trajectories would"
    }
  }
}

extension Report {
  /// The column that a comparison names.
  func column(_ variant: String) -> ReportColumn? {
    columns.first { $0.label == variant } ?? columns.first { $0.ensemble.variant == variant }
  }
}
