import Analysis

/// What another policy would change.
struct ComparisonSection: ReportSection {
  let heading = "What the variants change"
  let name = "comparison"
  private let report: Report

  init(_ report: Report) { self.report = report }

  /// The paired comparisons of the run; of several runs, or without pairs, each column against the first.
  static func comparisons(_ report: Report) -> [ReportComparison] {
    let paired = (report.runs.first?.summary.comparisons ?? []).map { ReportComparison($0) }
    guard paired.isEmpty || report.runs.count > 1, let first = report.columns.first else { return paired }
    let others = report.columns.dropFirst()
    return others.compactMap { ReportComparison(first, $0, among: others.count) }
  }

  var blocks: [Block] {
    let comparisons = Self.comparisons(report)
    guard let first = comparisons.first else { return [] }
    let charts = comparisons.prefix(12).compactMap(chart)
    let tables = comparisons.map { comparison in
      Block.collapsible("\(comparison.variant) against \(comparison.baseline)", [.table(table(comparison))])
    }
    let settled = comparisons.flatMap(\.outcomes).filter(\.verdict.isSettled).count
    let all = comparisons.reduce(0) { $0 + $1.outcomes.count }
    let lead =
      "Differences from \(first.baseline) with their intervals; \(DecimalText.grouped(settled)) of \(DecimalText.grouped(all)) are settled. "
      + first.method
    return [.paragraph(lead), .charts(charts)] + ObjectiveBlocks(report).blocks + tables
  }

  /// The differences of the most telling probabilities.
  private func chart(_ comparison: ReportComparison) -> Chart? {
    let column = report.column(comparison.variant)
    let rows = report.telling.compactMap { name -> LabelledRow? in
      guard let outcome = comparison.outcomes.first(where: { $0.name == name }), outcome.isProbability else {
        return nil
      }
      return LabelledRow(
        report.outcome(name)?.title ?? name, index: column?.index ?? 0, value: outcome.difference.value,
        low: outcome.difference.low, high: outcome.difference.high,
        note: outcome.verdict.phrase(
          isProbability: true, unit: nil, isTooRare: outcome.paired?.isTooRare ?? false))
    }.prefix(12)
    guard !rows.isEmpty else { return nil }
    return Chart(
      name: "difference-\(comparison.variant)", title: comparison.variant,
      subtitle: "change against \(comparison.baseline), percentage points",
      summary: rows.prefix(4).map { $0.tooltip(.points) }.joined(separator: "; ") + ".",
      source: report.source(report.columns), IntervalPlot(Array(rows), as: .points))
  }

  private func table(_ comparison: ReportComparison) -> ReportTable {
    let isPaired = comparison.outcomes.contains { $0.paired != nil }
    let rows = comparison.outcomes.map { outcome -> [ReportTable.Cell] in
      let described = report.outcome(outcome.name)
      let text = outcome.differenceText
      let unit = outcome.isProbability ? " points" : described?.unit.map { " \($0)" } ?? ""
      return [
        .init(described?.title ?? outcome.name, note: described?.title == nil ? nil : outcome.name),
        .init(outcome.baselineText(report)), .init(outcome.valueText(report, of: comparison.variant)),
        .init("\(text.value)\(unit)", note: [text.interval, text.caution].compactMap(\.self).joined(separator: ", ")),
        .init(
          outcome.verdict.phrase(
            isProbability: outcome.isProbability, unit: described?.unit, isTooRare: outcome.paired?.isTooRare ?? false)),
        .init(DecimalText.grouped(outcome.difference.count)),
      ] + (isPaired ? pairedCells(outcome.paired) : [])
    }
    return ReportTable(
      caption: "\(comparison.variant) against \(comparison.baseline)",
      [
        .text("Outcome"), .number(comparison.baseline), .number(comparison.variant), .number("Difference"),
        .text("Verdict"), .number("Trajectories"),
      ]
        + (isPaired
          ? [
            .number("Ratio"), .number("Flips to yes"), .number("Flips to no"), .number("Greater, or half if equal"),
            .text("Dominance"), .number("p (Holm)"),
          ] : []),
      rows)
  }

  /// What only pairs of trajectories tell.
  private func pairedCells(_ outcome: OutcomeComparison?) -> [ReportTable.Cell] {
    func cell(_ estimate: Estimate?, _ scale: EstimateText.Scale) -> ReportTable.Cell {
      estimate.map { .init(EstimateText($0, as: scale, digits: 4)) } ?? ""
    }
    let probability = outcome?.adjustedPValue ?? .nan
    return [
      cell(outcome?.ratio, .number), cell(outcome?.flips?.toYes, .percent), cell(outcome?.flips?.toNo, .percent),
      cell(outcome?.superiority, .percent), .init(outcome?.dominance.map(Self.phrase) ?? ""),
      .init(probability < 0.0001 ? "< 0.0001" : DecimalText.significant(probability, digits: 2)),
    ]
  }

  /// First-order stochastic dominance in a word.
  private static func phrase(_ dominance: Dominance) -> String {
    switch dominance.relation {
    case .variantLarger: "stochastically larger"
    case .variantSmaller: "stochastically smaller"
    case .equal: "equal"
    case .neither: "neither"
    }
  }
}
