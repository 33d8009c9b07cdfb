import Analysis

/// All outcomes of all variants, with intervals.
struct OutcomeSection: ReportSection {
  let heading = "Outcomes"
  let name = "outcomes"
  private let report: Report

  /// Rows of the first table.
  private static let shownCount = 12

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    guard !report.outcomes.isEmpty else { return [] }
    let telling = report.telling.compactMap { report.outcome($0) }
    let numbers = telling.filter { !$0.isProbability }.prefix(Self.shownCount / 3)
    let first = telling.filter(\.isProbability).prefix(Self.shownCount - numbers.count) + numbers
    let order = report.columns.count > 1 ? "in which variants differ most" : "that are most open"
    var blocks: [Block] = []
    if !first.isEmpty, first.count < report.outcomes.count {
      blocks += [
        .paragraph("The \(first.count) of \(report.outcomes.count) outcomes \(order); all of them follow."),
        .table(table(Array(first), caption: "The outcomes \(order)")),
        .collapsible(
          "All \(report.outcomes.count) outcomes", [.table(table(report.outcomes, caption: "All outcomes"))]),
      ]
    } else {
      blocks.append(.table(table(report.outcomes, caption: "All outcomes")))
    }
    blocks.append(.collapsible("Each outcome by itself", report.outcomes.map(details)))
    return blocks
  }

  private func table(_ outcomes: [OutcomeSummary], caption: String) -> ReportTable {
    ReportTable(
      caption: caption, [.text("Outcome")] + report.columns.map { .number($0.label) },
      outcomes.map { outcome in
        [.init(outcome.title ?? outcome.name, note: Self.note(outcome))]
          + report.columns.map { $0.outcome(outcome.name).map { .init($0.headlineText) } ?? "–" }
      })
  }

  private static func note(_ outcome: OutcomeSummary) -> String {
    let measure = outcome.isProbability ? "probability" : "mean\(outcome.unit.map { ", \($0)" } ?? "")"
    return outcome.title == nil ? measure : "\(outcome.name), \(measure)"
  }

  private func details(_ outcome: OutcomeSummary) -> Block {
    let present = report.columns.compactMap { column in column.outcome(outcome.name).map { (column, $0) } }
    // Whether a condition held has no day; what came nowhere has none either.
    let hasQuantiles = present.contains { !$0.1.quantiles.isEmpty }
    let rows = present.map { column, outcome -> [ReportTable.Cell] in
      let quantiles = outcome.quantiles
      let ends = [quantiles.first, quantiles.first { $0.p == 0.5 }, quantiles.last]
      let lastDay = outcome.isProbability ? column.days.days.last : nil
      return [.init(column.label), .init(outcome.headlineText), "\(DecimalText.grouped(outcome.headline.count))"]
        + (hasQuantiles ? ends.map { .init(quantiles.text(of: $0, upTo: lastDay)) } : [])
    }
    let what = outcome.isProbability ? "Day, if it came: " : ""
    let table = ReportTable(
      caption: outcome.title ?? outcome.name,
      [
        .text("Variant"), .number(outcome.isProbability ? "Probability" : "Mean"), .number("Trajectories"),
      ] + (hasQuantiles ? ["5 %", "median", "95 %"].map { .number("\(what)\($0)") } : []), rows)
    return .collapsible(
      outcome.title.map { "\($0) (\(outcome.name))" } ?? outcome.name, [.table(table), .charts(charts(outcome))])
  }

  private func charts(_ outcome: OutcomeSummary) -> [Chart] {
    let title = outcome.title ?? outcome.name
    var charts: [Chart] = []
    if report.drawn.count > 1 {
      let rows = report.drawn.compactMap { column in
        column.outcome(outcome.name).map { outcome in
          LabelledRow(
            column.label, index: column.index, value: outcome.headline.value, low: outcome.headline.low,
            high: outcome.headline.high)
        }
      }
      charts.append(
        Chart(
          name: "outcome-\(outcome.name)", title: title,
          subtitle: "\(outcome.isProbability ? "probability" : "mean"), \(outcome.form.unit), with intervals",
          summary: rows.map { $0.tooltip(outcome.form) }.joined(separator: "; "), source: report.source(report.drawn),
          isSmall: true, IntervalPlot(rows, as: outcome.form, showsZero: outcome.isProbability)))
    }
    if let plot = histogram(outcome), let first = report.drawn.first {
      charts.append(
        Chart(
          name: "histogram-\(outcome.name)", title: "\(title): distribution",
          subtitle: "per cent of the trajectories of \(first.label), by \(outcome.unit ?? "value")",
          summary: "Shares of the trajectories in bins of equal width.", source: report.source([first]), isSmall: true,
          plot))
    }
    return charts
  }

  private func histogram(_ outcome: OutcomeSummary) -> HistogramPlot? {
    switch outcome.result {
    case .probability, .firstTime: return nil
    case .level(let summary):
      guard let histogram = summary.histogram, histogram.width > 0 else { return nil }
      return HistogramPlot(
        low: histogram.low, binWidth: histogram.width, counts: histogram.counts, unit: outcome.unit)
    case .number(let summary):
      guard let first = summary.numbers.first, let last = summary.numbers.last else { return nil }
      let width = (last - first) / 80 + 1
      var counts = Array(repeating: 0, count: (last - first) / width + 1)
      for (number, count) in zip(summary.numbers, summary.trajectories) { counts[(number - first) / width] += count }
      return HistogramPlot(
        low: Double(first) - 0.5, binWidth: Double(width), counts: counts, unit: outcome.unit)
    }
  }
}
