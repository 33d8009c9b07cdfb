import Analysis

/// When things come: cumulative incidence with bands.
struct TimingSection: ReportSection {
  let heading = "When"
  let name = "when"
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    let charts = firstTimes + ends
    guard !charts.isEmpty else { return [] }
    return [
      .paragraph(
        "The share of all trajectories to which each thing has come by each day. Bands are pointwise intervals; trajectories "
          + "that an end stopped stay in the denominator."),
      .charts(charts),
    ]
  }

  private var firstTimes: [Chart] {
    let order = report.telling + report.outcomes.map(\.name).filter { !report.telling.contains($0) }
    return order.compactMap { name -> Chart? in
      guard let outcome = report.outcome(name), case .firstTime = outcome.result else { return nil }
      return chart("incidence-\(name)", outcome.title ?? name) { column in
        guard case .firstTime(let summary)? = column.outcome(name)?.result else { return nil }
        return summary.incidence
      }
    }.prefixed(12)
  }

  private var ends: [Chart] {
    let names = report.drawn.first?.ensemble.estimates?.ends.map(\.name) ?? []
    return names.compactMap { name in
      chart("end-\(name)", "Ended by: \(report.runs[0].context.titles[name] ?? name)") { column in
        column.ensemble.estimates?.ends.first { $0.name == name }?.incidence
      }
    }.prefixed(6)
  }

  /// A chart with a curve for each variant; nil where nothing ever came.
  private func chart(_ name: String, _ title: String, _ curve: (ReportColumn) -> IncidenceCurve?) -> Chart? {
    guard let axis = report.drawn.first?.days else { return nil }
    let curves = report.drawn.compactMap { column -> Curve? in
      // Runs on other clocks have no place on this axis.
      guard let curve = curve(column), curve.value.numbers.count == axis.days.count,
        column.days.days == axis.days
      else { return nil }
      return Curve(
        column.label, index: column.index, value: curve.value.numbers, low: curve.low.numbers,
        high: curve.high.numbers)
    }
    guard curves.contains(where: { ($0.value.last ?? 0) > 0 }) else { return nil }
    let last = curves.map { "\($0.label) \(ValueForm.percent.text($0.value.last ?? .nan))" }
    let ending = axis.days.last.map { axis.text(ofDay: $0) } ?? ""
    return Chart(
      name: name, title: title,
      subtitle: "per cent of trajectories by day\(axis.title.isEmpty ? "" : ", \(axis.title)")",
      summary: "Cumulative incidence; by \(ending): \(last.joined(separator: ", ")).",
      source: report.source(report.drawn), LinePlot(axis, curves, as: .percent))
  }
}

extension Array {
  /// At most so many elements.
  func prefixed(_ count: Int) -> [Element] { Array(prefix(count)) }
}
