import Analysis

/// How it comes about: the course of series, and the ladders.
struct CourseSection: ReportSection {
  let heading = "How"
  let name = "how"
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    let first = report.drawn.first?.ensemble.estimates
    let (fans, ladders) = ((first?.series ?? []).compactMap { fan($0.name) }, (first?.ladders ?? []).flatMap(ladder))
    var blocks: [Block] = []
    if !fans.isEmpty, let first = report.drawn.first {
      let others = report.drawn.count > 1 ? "; lines of other variants are their medians" : ""
      blocks += [
        .heading("Series"),
        .paragraph(
          "Bands hold the middle 50 and 90 % of the trajectories of \(first.label) that live on each day\(others)."),
        .charts(fans.prefixed(4)),
      ]
      if fans.count > 4 {
        blocks.append(.collapsible("\(fans.count - 4) more series", [.charts(Array(fans.dropFirst(4)))]))
      }
    }
    return blocks + ladders
  }

  private func fan(_ name: String) -> Chart? {
    guard let first = report.drawn.first, let series = series(name, of: first), let median = medians(of: series) else {
      return nil
    }
    var bands: [LinePlot.Band] = []
    for (low, high) in [(0.05, 0.95), (0.25, 0.75)] {
      guard let below = series.bands.first(where: { $0.p == low }),
        let above = series.bands.first(where: { $0.p == high })
      else { continue }
      let label = "\(Int(low * 100 + 0.5)) to \(Int(high * 100 + 0.5)) %"
      bands.append(.init(label, low: below.value.numbers, high: above.value.numbers))
    }
    let others = report.drawn.dropFirst().compactMap { column -> Curve? in
      guard let other = self.series(name, of: column), let median = medians(of: other),
        column.days.days == first.days.days
      else { return nil }
      return Curve(column.label, index: column.index, value: median)
    }
    let ends = [median.first, median.last].compactMap { $0 }.map { DecimalText.significant($0, digits: 3) }
    let form = ValueForm.number(unit: series.unit)
    let unit = series.unit.map { "\($0); " } ?? ""
    return Chart(
      name: "series-\(name)", title: report.runs[0].context.titles[name] ?? name,
      subtitle: "\(unit)median with 50 and 90 % bands",
      summary: "The median of \(first.label) goes from \(ends.joined(separator: " to ")).",
      source: report.source(report.drawn),
      LinePlot(
        first.days, [Curve(first.label, index: first.index, value: median)] + others, bands: bands, as: form,
        startsAtZero: false))
  }

  private func series(_ name: String, of column: ReportColumn) -> SeriesSummary? {
    column.ensemble.estimates?.series.first { $0.name == name }
  }

  private func medians(of series: SeriesSummary) -> [Double]? {
    series.bands.first { $0.p == 0.5 }?.value.numbers
  }

  private func ladder(_ ladder: LadderSummary) -> [Block] {
    let titles = ladder.rungs.map { report.runs[0].context.titles[$0.name] ?? $0.name }
    let title = report.runs[0].context.titles[ladder.name] ?? ladder.name
    var charts = [
      rungs(ladder, titles, "peak-\(ladder.name)", "\(title): the highest rung", .percent, "per cent of trajectories") {
        $0.peak.value
      },
      rungs(
        ladder, titles, "time-\(ladder.name)", "\(title): time on each rung", .number(unit: "days"),
        "mean days of a trajectory"
      ) { $0.days.value },
    ]
    if let transitions = transitions(ladder, titles, title) { charts.append(transitions) }
    return [.heading("The ladder of \(title)"), .charts(charts)]
  }

  /// Bars for one variant, a heat map for several.
  private func rungs(
    _ ladder: LadderSummary, _ titles: [String], _ name: String, _ title: String, _ form: ValueForm, _ unit: String,
    _ value: (LadderSummary.RungSummary) -> Double
  ) -> Chart {
    let columns = report.drawn.compactMap { column in
      column.ensemble.estimates?.ladders.first { $0.name == ladder.name && $0.rungs.count == titles.count }
        .map { (column, $0.rungs.map(value)) }
    }
    let first = columns.first?.1 ?? []
    let highest = zip(titles, first).max { $0.1 < $1.1 }
    let summary = highest.map { "Most for \(columns[0].0.label): \($0.0), \(form.text($0.1))." } ?? ""
    let plot: any Plot =
      columns.count > 1
      ? HeatMapPlot(
        rows: titles.reversed(), columns: columns.map(\.0.label),
        values: titles.indices.reversed().map { rung in columns.map { $0.1[rung] } }, as: form, isRooted: true)
      : BarPlot(zip(titles, first).map { LabelledRow($0, value: $1) }.reversed(), as: form)
    return Chart(
      name: name, title: title, subtitle: unit, summary: summary, source: report.source(report.drawn), plot)
  }

  private func transitions(_ ladder: LadderSummary, _ titles: [String], _ title: String) -> Chart? {
    guard let first = report.drawn.first, ladder.transitions.contains(where: { $0.contains { $0 > 0 } }) else {
      return nil
    }
    let count = Double(max(1, first.ensemble.trajectories - first.ensemble.faults))
    let values = ladder.transitions.enumerated().map { from, row in
      row.enumerated().map { to, number in from == to ? Double.nan : Double(number) / count }
    }
    return Chart(
      name: "transitions-\(ladder.name)", title: "\(title): from rung to rung",
      subtitle: "moves in a trajectory of \(first.label), from the row's rung to the column's",
      summary: "How often trajectories go from each rung to each other one.", source: report.source([first]),
      HeatMapPlot(rows: titles, columns: titles, values: values, as: .number(unit: nil), isRooted: true))
  }
}
