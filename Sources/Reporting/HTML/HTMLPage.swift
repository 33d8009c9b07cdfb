/// A report as one file of HTML that needs nothing else: it opens offline, prints, and is complete without its script.
package struct HTMLPage: Sendable {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  /// The whole file.
  package var text: String {
    let sections = report.sections
    return HTMLDocument(
      title: "\(report.title) – Brink", header: header(sections.map { ($0.heading, $0.name) }),
      sections: sections, footer: footer
    ).text
  }

  private func header(_ sections: [(heading: String, name: String)]) -> Markup {
    let summary = report.runs[0].summary
    let counts = report.columns.map(\.ensemble.trajectories)
    let facts = [
      report.runs.count == 1 ? summary.scenario : report.runs.map(\.name).joined(separator: ", "),
      report.columns.count == 1 ? report.columns[0].label : "\(report.columns.count) variants",
      DecimalText.count(counts.reduce(0, +), "trajectory", "trajectories") + " in all", "seed \(summary.seed)",
    ]
    let links = sections.map { Markup.element("li", [:], .element("a", ["href": "#\($0.name)"], Markup($0.heading))) }
    let variants = SpecValue.list(report.drawn.map { .text($0.label) }).json
    return .element(
      "header", [:],
      [
        .element("h1", ["dir": "auto"], Markup(report.title)),
        .element("p", ["class": "facts"], Markup(facts.joined(separator: " · "))),
        .element("nav", ["aria-label": "Sections"], .element("ul", [:], links)),
      ]
        + (report.drawn.count > 1
          ? [
            .element(
              "div",
              [
                "class": "tools", "role": "group", "aria-label": "Variants shown in the charts", "hidden": "",
                "data-variants": variants,
              ], Markup("Charts show:"))
          ] : []))
  }

  private var footer: Markup {
    let version = report.runs[0].context.version
    return .element("footer", [:], .element("p", [:], Markup("Made by Brink \(version). This file needs no network.")))
  }
}
