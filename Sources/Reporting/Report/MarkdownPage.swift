/// A report as Markdown (CommonMark with tables): charts become the tables that they were drawn from.
package struct MarkdownPage: Sendable {
  private let report: any FramedReport

  package init(_ report: any FramedReport) { self.report = report }

  package var text: String {
    let sections = report.parts.map { section in
      "## \(Self.escaped(section.heading))\n\n" + section.blocks.map { Self.text(of: $0) }.joined(separator: "\n")
    }
    return "# \(Self.escaped(report.title))\n\n" + sections.joined(separator: "\n")
  }

  private static func text(of block: Block) -> String {
    switch block {
    case .paragraph(let text): return escaped(text) + "\n"
    case .warning(let text): return "> **\(escaped(text))**\n"
    case .heading(let text): return "### \(escaped(text))\n"
    case .list(let items): return items.map { "- \(escaped($0))\n" }.joined()
    case .code(let text): return text.split(separator: "\n").map { "    \($0)\n" }.joined()
    case .table(let table): return Self.text(of: table)
    case .charts(let charts):
      // The numbers of small charts stand in a table beside them.
      return charts.filter { !$0.isSmall }.map { chart in
        let head = "**\(escaped(chart.title))** (\(escaped(chart.subtitle)))\n"
        return chart.plot.isEmpty
          ? head + "\nNo trajectory has a value to show.\n" : head + "\n" + rows(of: ReportTable(chart))
      }.joined(separator: "\n")
    case .collapsible(let summary, let blocks):
      return "**\(escaped(summary))**\n\n" + blocks.map { text(of: $0) }.joined(separator: "\n")
    }
  }

  private static func text(of table: ReportTable) -> String { "\(escaped(table.caption)):\n\n" + rows(of: table) }

  private static func rows(of table: ReportTable) -> String {
    let head = "| " + table.headings.map { escaped($0.text) }.joined(separator: " | ") + " |\n"
    let rule = "| " + table.headings.map { $0.isNumber ? "---:" : "---" }.joined(separator: " | ") + " |\n"
    let rows = table.rows.map { row in
      "| " + row.map { escaped([$0.text, $0.note].compactMap { $0 }.joined(separator: " ")) }.joined(separator: " | ")
        + " |\n"
    }
    return head + rule + rows.joined()
  }

  /// The text without anything that Markdown or the HTML in it would read as more than text.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.printable {
      if "\\`*_{}[]<>#|~&".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
