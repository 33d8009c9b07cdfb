import Analysis

/// The question, and its answer in three sentences.
struct RunAnswer {
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    let faulty = report.columns.filter { $0.ensemble.faults > 0 }.map { column in
      let count = DecimalText.grouped(column.ensemble.faults)
      let effect =
        column.ensemble.estimates == nil ? "its estimates are withheld" : "its estimates rest on the others"
      return Block.warning(
        "Faults: \(count) of \(DecimalText.grouped(column.ensemble.trajectories)) trajectories of \(column.label) met "
          + "a number where it can't stand and were frozen; \(effect).")
    }
    let stopped = report.runs.filter { !$0.summary.isComplete }.map { run in
      Block.warning("The run \(run.name) was stopped before all its trajectories were played.")
    }
    let rankings = report.runs.count == 1 ? report.runs[0].summary.rankings ?? [] : []
    let answer =
      rankings.isEmpty ? change : rankings.map { ObjectiveBlocks(report).sentence($0) }.joined(separator: " ")
    let sentences = [state, answer, certainty].compactMap { $0 }
    return faulty + stopped + [.heading(question)] + sentences.map { .paragraph(Self.unbroken($0)) }
  }

  private var question: String {
    let others = report.columns.count - 1
    let policies = others == 1 ? "another variant" : "\(others) other variants"
    return others > 0 ? "How likely is each outcome, and what would \(policies) change?" : "How likely is each outcome?"
  }

  private var baseline: ReportColumn? { report.columns.first { $0.ensemble.estimates != nil } }

  private var state: String? {
    guard let baseline, let estimates = baseline.ensemble.estimates else { return nil }
    let shares = report.telling.compactMap { baseline.outcome($0) }.filter(\.isProbability).prefix(3).map { outcome in
      "“\(outcome.title ?? outcome.name)” in \(Self.text(outcome.headline))"
    }
    let until = estimates.days.numbers.last.map { "until \(baseline.days.text(ofDay: $0))" } ?? ""
    let count = DecimalText.grouped(baseline.ensemble.trajectories)
    let what =
      shares.isEmpty ? "shows no outcome that is open" : "brings \(Self.list(Array(shares))) of the trajectories"
    let isBase = baseline.ensemble.variant == "base" && report.runs.count == 1
    let subject = isBase ? "the scenario as it stands (base)" : baseline.label
    var text = "Played \(count) times \(until), \(subject) \(what)"
    if !estimates.ends.isEmpty {
      text += "; \(Self.text(estimates.horizon.complement)) end before the horizon"
    }
    return text + "."
  }

  private var change: String? {
    guard let baseline else { return nil }
    guard let strongest = strongestChange(from: baseline) else {
      guard report.columns.count == 1 else { return "No variant differs from it by more than luck explains." }
      let widest = report.telling.compactMap { baseline.outcome($0) }.first { !$0.isProbability }
      guard let widest, let low = widest.quantiles.first, let high = widest.quantiles.last else { return nil }
      let range = [low, high].map { widest.quantiles.text(of: $0) }.joined(separator: " and ")
      return "“\(widest.title ?? widest.name)” is \(widest.headlineText.value)\(widest.unit.map { " \($0)" } ?? "") on "
        + "average, and between \(range) in nine trajectories of ten."
    }
    let (variant, outcome) = strongest
    let title = report.outcome(outcome.name)?.title ?? outcome.name
    return "Among the variants \(variant) changes most: “\(title)” goes from \(outcome.baselineText(report)) to "
      + "\(outcome.valueText(report, of: variant)), a difference of \(outcome.differenceText.value)"
      + "\(outcome.isProbability ? " points" : "") \(outcome.differenceText.interval)."
  }

  /// The settled difference of the most telling outcome that has one.
  private func strongestChange(
    from baseline: ReportColumn
  ) -> (variant: String, outcome: ReportComparison.Outcome)? {
    let comparisons = ComparisonSection.comparisons(report)
    for name in report.telling {
      let found = comparisons.flatMap { comparison in
        comparison.outcomes.filter { $0.name == name && ($0.verdict == .higher || $0.verdict == .lower) }
          .map { (variant: comparison.variant, outcome: $0) }
      }
      if let strongest = found.max(by: { abs($0.outcome.difference.value) < abs($1.outcome.difference.value) }) {
        return strongest
      }
    }
    return nil
  }

  private var certainty: String? {
    let estimates = report.columns.flatMap { column in
      (column.ensemble.estimates?.outcomes ?? []).filter(\.isProbability).map(\.headline)
    }
    guard let widest = estimates.map({ ($0.high - $0.low) / 2 }).filter(\.isFinite).max() else { return nil }
    let level = DecimalText.significant((estimates.first?.level ?? 0.95) * 100, digits: 3)
    return
      "Luck leaves every share certain to within ±\(DecimalText.significant(widest * 100, digits: 2)) "
      + "points or better (\(level) % intervals); what the scenario gets wrong about the world is not in that number."
  }

  private static func text(_ estimate: Estimate) -> String {
    let text = EstimateText(estimate, as: .percent)
    return "\(text.estimate) \(text.interval)"
  }

  /// The sentence with numbers and their per cent signs on one line.
  private static func unbroken(_ sentence: String) -> String {
    sentence.split(separator: " %", omittingEmptySubsequences: false).joined(separator: "\u{A0}%")
  }

  private static func list(_ parts: [String]) -> String {
    parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }
}
