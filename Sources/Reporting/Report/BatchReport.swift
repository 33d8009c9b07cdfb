import Analysis
import Probability

/// A batch as a report: what each factor does, heat maps of every two factors, and all points.
package struct BatchReport: Sendable {
  private let summary: BatchSummary
  private let version: String

  /// Charts of one kind at most: pages of hundreds are not read. The rest is in `batch.json`.
  private static let mostCharts = 60

  /// - Parameter version: of the program that played the batch.
  package init(_ summary: BatchSummary, version: String) { (self.summary, self.version) = (summary, version) }

  /// The whole file, which needs no network.
  ///
  package func html() -> String {
    let sections = [
      ("What each factor does", "effects", effects), ("Heat maps", "maps", maps()),
      ("All points", "points", points),
    ].filter { !$0.2.isEmpty }
    let title = summary.title ?? summary.name
    let links = sections.map { Markup.element("li", [:], .element("a", ["href": "#\($0.1)"], Markup($0.0))) }
    let header = Markup.element(
      "header", [:],
      [
        .element("h1", ["dir": "auto"], Markup(title)),
        .element("p", ["class": "facts"], Markup(facts)),
        .element("nav", ["aria-label": "Sections"], .element("ul", [:], links)),
      ])
    let footer = Markup.element(
      "footer", [:], .element("p", [:], Markup("Made by Brink \(version). This file needs no network.")))
    return HTMLDocument(
      title: "\(title) – Brink", header: header,
      sections: sections.map { (heading: $0.0, name: $0.1, blocks: $0.2) }, footer: footer
    ).text
  }

  private var facts: String {
    let played = summary.runs.count { $0.state == .played || $0.state == .faults }
    return "\(DecimalText.grouped(played)) of \(DecimalText.grouped(summary.runs.count)) runs, "
      + "\(DecimalText.count(summary.trajectories, "trajectory", "trajectories")) each · \(summary.design.rawValue) · seed \(summary.seed)"
  }

  private var source: String {
    "Source: Brink, \(DecimalText.count(summary.trajectories, "trajectory", "trajectories")) of each run, seed \(summary.seed)."
  }

  private func form(_ outcome: BatchOutcome) -> ValueForm {
    outcome.isProbability ? .percent : .number(unit: outcome.unit)
  }

  /// For each outcome and factor the mean at each level, with its interval.
  private var effects: [Block] {
    let charts = summary.effects.compactMap { effect -> Chart? in
      guard let outcome = summary.outcomes.first(where: { $0.name == effect.outcome }),
        let factor = summary.factors.first(where: { $0.label == effect.factor })
      else { return nil }
      let rows = zip(factor.levels, effect.levels).compactMap { level, found in
        found.mean.map { LabelledRow(level.label, value: $0.value, low: $0.low, high: $0.high) }
      }
      guard !rows.isEmpty else { return nil }
      let form = form(outcome)
      return Chart(
        name: "effect-\(effect.outcome)-\(effect.factor)", title: outcome.title ?? outcome.name,
        subtitle: "\(form.unit), by \(effect.factor)", summary: rows.map { $0.tooltip(form) }.joined(separator: "; "),
        source: source, IntervalPlot(rows, as: form, showsZero: false))
    }
    guard !charts.isEmpty else { return [] }
    return [
      .paragraph("The mean over all runs at each level of a factor, whatever the others are, with its 95 % interval."),
      .charts(Array(charts.prefix(Self.mostCharts))),
    ]
  }

  private func maps() -> [Block] {
    var charts: [Chart] = []
    for outcome in summary.outcomes.indices {
      for rows in summary.factors.indices {
        for columns in summary.factors.indices where columns > rows && charts.count < Self.mostCharts {
          charts.append(chart(summary.map(ofOutcome: outcome, rows: rows, columns: columns)))
        }
      }
    }
    return charts.isEmpty ? [] : [.charts(charts)]
  }

  private func chart(_ map: BatchMap) -> Chart {
    let values = map.cells.map { $0.map { $0?.value ?? .nan } }
    let form = form(map.outcome)
    let seen = values.flatMap(\.self).filter(\.isFinite)
    let range = [seen.min(), seen.max()].compactMap { $0.map { form.text($0) } }.joined(separator: " to ")
    return Chart(
      name: "map-\(map.outcome.name)-\(map.rows.label)-\(map.columns.label)",
      title: map.outcome.title ?? map.outcome.name,
      subtitle: "\(form.unit), by \(map.rows.label) (down) and \(map.columns.label) (across)",
      summary: range.isEmpty ? "No run has an estimate." : "From \(range).", source: source,
      HeatMapPlot(
        rows: map.rows.levels.map(\.label), columns: map.columns.levels.map(\.label), values: values, as: form))
  }

  private var points: [Block] {
    let rows = summary.runs.map { run -> [ReportTable.Cell] in
      let changes = run.settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
      let values = zip(summary.outcomes, run.estimates).map { outcome, estimate in
        estimate.map { ReportTable.Cell(EstimateText($0, as: outcome.isProbability ? .percent : .number)) } ?? "–"
      }
      return [.init("\(run.point)", note: run.problem), .init(run.variant), .init(changes)] + values
    }
    let table = ReportTable(
      caption: "All points",
      [.text("Point"), .text("Variant"), .text("Set")] + summary.outcomes.map { .number($0.title ?? $0.name) }, rows)
    return [.collapsible("\(DecimalText.grouped(rows.count)) runs", [.table(table)])]
  }
}
