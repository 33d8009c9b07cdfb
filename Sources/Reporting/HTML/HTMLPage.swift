/// A report as one file of HTML that needs nothing else: it opens offline, prints, and is complete without its script.
package struct HTMLPage: Sendable {
  private let report: any FramedReport

  package init(_ report: any FramedReport) { self.report = report }

  /// The whole file.
  package var text: String {
    let parts = report.parts
    return HTMLDocument(
      title: "\(report.title) – Brink", header: header(parts),
      sections: parts.map { ($0.heading, $0.name, $0.blocks) }, footer: footer
    ).text
  }

  private func header(_ parts: [ReportPart]) -> Markup {
    let links = parts.map { Markup.element("li", [:], .element("a", ["href": "#\($0.name)"], Markup($0.heading))) }
    let hideable = report.hideable
    return .element(
      "header", [:],
      [
        .element("h1", ["dir": "auto"], Markup(report.title)),
        .element("p", ["class": "facts"], Markup(report.facts.joined(separator: " · "))),
        .element("nav", ["aria-label": "Sections"], .element("ul", [:], links)),
      ]
        + (hideable.count > 1
          ? [
            .element(
              "div",
              [
                "class": "tools", "role": "group", "aria-label": "Variants shown in the charts", "hidden": "",
                "data-variants": SpecValue.list(hideable.map { .text($0) }).json,
              ], Markup("Charts show:"))
          ] : []))
  }

  private var footer: Markup {
    .element("footer", [:], .element("p", [:], Markup("Made by Brink \(report.version). This file needs no network.")))
  }
}
