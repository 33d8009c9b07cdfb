/// A report as one file of HTML that needs nothing else: it opens offline, prints, and is complete without its script.
package struct HTMLPage: Sendable {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  /// The whole file.
  package var text: String {
    let sections = report.sections
    let numbered = sections.map { section in
      (section.heading, section.name, Self.markup(of: section.blocks, in: section.name))
    }
    let body: [Markup] = [
      header(sections.map { ($0.heading, $0.name) }),
      .element(
        "main", [:],
        numbered.map { heading, name, content in
          .element("section", ["id": name], [.element("h2", [:], Markup(heading))] + content)
        }), footer, .program("script", PageScript.source),
    ]
    let page = Markup.element("html", ["lang": "en"], .element("head", [:], head), .element("body", [:], body))
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  /// What the page may load and run: nothing but its own style and this one script, by its hash (Content Security Policy
  /// Level 3, section 2.3.1).
  static var policy: String {
    let hash = Base64.text(of: SHA256.digest(Array(PageScript.source.utf8)))
    return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private var head: [Markup] {
    [
      .void("meta", ["charset": "utf-8"]),
      .void("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy]),
      .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .void("meta", ["name": "referrer", "content": "no-referrer"]),
      .void("link", ["rel": "icon", "href": "data:,"]),
      .element("title", [:], "\(report.title) – Brink"), .program("style", PageStyle.source),
    ]
  }

  private func header(_ sections: [(heading: String, name: String)]) -> Markup {
    let summary = report.runs[0].summary
    let counts = report.columns.map(\.ensemble.trajectories)
    let facts = [
      report.runs.count == 1 ? summary.scenario : report.runs.map(\.name).joined(separator: ", "),
      report.columns.count == 1 ? report.columns[0].label : "\(report.columns.count) variants",
      "\(DecimalText.grouped(counts.reduce(0, +))) trajectories in all", "seed \(summary.seed)",
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

  /// The markup of some blocks.
  /// - Parameter place: begins the ids of what stands in them.
  static func markup(of blocks: [Block], in place: String) -> [Markup] {
    blocks.enumerated().map { number, block in
      let here = "\(place)-\(number)"
      switch block {
      case .paragraph(let text): return .element("p", ["dir": "auto"], Markup(text))
      case .warning(let text): return .element("p", ["class": "warning", "role": "alert"], Markup(text))
      case .heading(let text): return .element("h3", ["dir": "auto"], Markup(text))
      case .list(let items): return .element("ul", [:], items.map { .element("li", ["dir": "auto"], Markup($0)) })
      case .code(let text): return .element("pre", ["tabindex": "0"], .element("code", [:], Markup(text)))
      case .table(let table): return Self.table(table)
      case .charts(let charts):
        let figures = charts.enumerated().map { Self.figure($1, id: "\(here)-\($0)") }
        return .element("div", ["class": !charts.isEmpty && charts.allSatisfy(\.isSmall) ? "charts small" : "charts"], figures)
      case .collapsible(let summary, let inner):
        return .element(
          "details", [:], [.element("summary", ["dir": "auto"], Markup(summary))] + markup(of: inner, in: here))
      }
    }
  }

  private static func table(_ table: ReportTable) -> Markup {
    let headings = table.headings.map { heading in
      Markup.element("th", ["scope": "col", "class": heading.isNumber ? "n" : nil], Markup(heading.text))
    }
    let rows = table.rows.map { row in
      Markup.element(
        "tr", [:],
        zip(row, table.headings).enumerated().map { place, pair in
          let (cell, heading) = pair
          let note = cell.note.map { [Markup.element("span", ["class": "note"], Markup($0))] } ?? []
          let content = [Markup(cell.text)] + note
          return place == 0
            ? .element("th", ["scope": "row"], content)
            : .element("td", ["class": heading.isNumber ? "n" : nil], content)
        })
    }
    return .element(
      "div", ["class": "table", "role": "region", "aria-label": table.caption, "tabindex": "0"],
      .element(
        "table", [:], .element("caption", [:], Markup(table.caption)),
        .element("thead", [:], .element("tr", [:], headings)), .element("tbody", [:], rows)))
  }

  static func figure(_ chart: Chart, id: String) -> Markup {
    let caption = Markup.element(
      "figcaption", [:], .element("b", ["dir": "auto"], Markup(chart.title)),
      .element("span", [:], Markup(chart.subtitle)))
    if chart.plot.isEmpty {
      return .element("figure", ["id": id], caption, .element("p", [:], "No trajectory has a value to show."))
    }
    let narrow = chart.picture(width: Chart.narrow, id: "\(id)-n", class: chart.isSmall ? "only" : "narrow")
    let pictures = chart.isSmall ? [narrow] : [chart.picture(width: Chart.wide, id: "\(id)-w", class: "wide"), narrow]
    let rest: [Markup] = [
      .element("p", ["class": "source"], Markup(chart.source)),
      .element("details", [:], .element("summary", [:], "Numbers of this chart"), table(ReportTable(chart))),
    ]
    return .element("figure", ["id": id], [caption] + pictures + rest)
  }
}
