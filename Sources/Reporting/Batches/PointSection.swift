import Analysis

/// Every run with what it sets and its estimates.
struct PointSection: ReportSection {
  let heading = "All points"
  let name = "points"
  private let report: BatchReport

  init(_ report: BatchReport) { self.report = report }

  var blocks: [Block] {
    let rows = report.summary.runs.map { run -> [ReportTable.Cell] in
      let changes = run.settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
      let values = zip(report.summary.outcomes, run.estimates).map { outcome, estimate in
        estimate.map { ReportTable.Cell(EstimateText($0, as: outcome.scale.text)) } ?? "–"
      }
      return [.init("\(run.point)", note: run.problem), .init(run.variant), .init(changes)] + values
    }
    let table = ReportTable(
      caption: "All points",
      [.text("Point"), .text("Variant"), .text("Set")] + report.summary.outcomes.map { .number($0.title ?? $0.name) },
      rows)
    return [.collapsible("\(DecimalText.grouped(rows.count)) runs", [.table(table)])]
  }
}
