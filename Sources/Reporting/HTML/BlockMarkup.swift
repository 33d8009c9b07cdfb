/// Blocks as markup.
enum BlockMarkup {
  /// The markup of some blocks.
  /// - Parameter place: begins the ids of what stands in them.
  static func pieces(_ blocks: [Block], in place: String) -> [Markup] {
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
        return .element(
          "div", ["class": !charts.isEmpty && charts.allSatisfy(\.isSmall) ? "charts small" : "charts"], figures)
      case .collapsible(let summary, let inner):
        return .element(
          "details", [:], [.element("summary", ["dir": "auto"], Markup(summary))] + pieces(inner, in: here))
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
    let source = Markup.element("p", ["class": "source"], Markup(chart.source))
    // Each mark of a small chart has its number as a tooltip, and a table beside it.
    let numbers =
      chart.isSmall
      ? []
      : [Markup.element("details", [:], .element("summary", [:], "Numbers of this chart"), table(ReportTable(chart)))]
    return .element("figure", ["id": id], [caption] + pictures + [source] + numbers)
  }
}
