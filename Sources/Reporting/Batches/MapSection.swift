import Analysis

/// For each outcome a map by every two factors.
struct MapSection: ReportSection {
  let heading = "Heat maps"
  let name = "maps"
  private let report: BatchReport

  init(_ report: BatchReport) { self.report = report }

  var blocks: [Block] {
    var charts: [Chart] = []
    for outcome in report.summary.outcomes.indices {
      for rows in report.summary.factors.indices {
        for columns in report.summary.factors.indices where columns > rows && charts.count < BatchReport.mostCharts {
          charts.append(chart(report.summary.map(ofOutcome: outcome, rows: rows, columns: columns)))
        }
      }
    }
    return charts.isEmpty ? [] : [.charts(charts)]
  }

  private func chart(_ map: BatchMap) -> Chart {
    let values = map.cells.map { $0.map { $0?.value ?? .nan } }
    let form = map.outcome.form
    let seen = values.flatMap(\.self).filter(\.isFinite)
    let range = [seen.min(), seen.max()].compactMap { $0.map { form.text($0) } }.joined(separator: " to ")
    return Chart(
      name: "map-\(map.outcome.name)-\(map.rows.label)-\(map.columns.label)",
      title: map.outcome.title ?? map.outcome.name,
      subtitle: "\(form.unit), by \(map.rows.label) (down) and \(map.columns.label) (across)",
      summary: range.isEmpty ? "No run has an estimate." : "From \(range).", source: report.source,
      HeatMapPlot(
        rows: map.rows.levels.map(\.label), columns: map.columns.levels.map(\.label), values: values, as: form))
  }
}
