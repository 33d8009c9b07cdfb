import Analysis

/// For each outcome and factor the mean at each level, with its interval.
struct EffectSection: ReportSection {
  let heading = "What each factor does"
  let name = "effects"
  private let report: BatchReport

  init(_ report: BatchReport) { self.report = report }

  var blocks: [Block] {
    let charts = report.summary.effects.compactMap { effect -> Chart? in
      guard let outcome = report.summary.outcomes.first(where: { $0.name == effect.outcome }),
        let factor = report.summary.factors.first(where: { $0.label == effect.factor })
      else { return nil }
      let rows = zip(factor.levels, effect.levels).compactMap { level, found in
        found.mean.map { LabelledRow(level.label, value: $0.value, low: $0.low, high: $0.high) }
      }
      guard !rows.isEmpty else { return nil }
      let form = outcome.form
      return Chart(
        name: "effect-\(effect.outcome)-\(effect.factor)", title: outcome.title ?? outcome.name,
        subtitle: "\(form.unit), by \(effect.factor)", summary: rows.map { $0.tooltip(form) }.joined(separator: "; "),
        source: report.source, IntervalPlot(rows, as: form, showsZero: false))
    }
    guard !charts.isEmpty else { return [] }
    return [
      .paragraph("The mean over all runs at each level of a factor, whatever the others are, with its 95 % interval."),
      .charts(Array(charts.prefix(BatchReport.mostCharts))),
    ]
  }
}
