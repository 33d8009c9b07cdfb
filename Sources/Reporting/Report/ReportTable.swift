/// A table with a name in the first cell of each row.
package struct ReportTable: Sendable {
  /// What the table holds, for those who don't see it as a whole.
  package let caption: String
  package let headings: [Heading]
  package let rows: [[Cell]]

  package struct Heading: Sendable {
    package let text: String
    /// Numbers stand at the right.
    package let isNumber: Bool

    package static func text(_ text: String) -> Heading { Heading(text: text, isNumber: false) }
    package static func number(_ text: String) -> Heading { Heading(text: text, isNumber: true) }
  }

  package struct Cell: Sendable, ExpressibleByStringInterpolation {
    package let text: String
    /// Smaller, below the text: an interval, or a name for programs.
    package let note: String?

    package init(_ text: String, note: String? = nil) { (self.text, self.note) = (text, note) }

    package init(stringLiteral text: String) { self.init(text) }
  }

  /// Each row has as many cells as there are headings.
  package init(caption: String, _ headings: [Heading], _ rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == headings.count }, "a cell below each heading")
    (self.caption, self.headings, self.rows) = (caption, headings, rows)
  }

  /// The table that a chart was drawn from.
  init(_ chart: Chart) {
    let data = chart.plot.table
    let headings = data.columns.map { column in
      let title = column.unit.map { "\(column.title) (\($0))" } ?? column.title
      if case .numbers = column.values { return Heading.number(title) }
      return column == data.columns[0] ? .text(title) : .number(title)
    }
    let rows = (0..<data.rowCount).map { row in
      data.columns.map { column in
        switch column.values {
        case .texts(let texts): Cell(texts[row])
        case .numbers(let numbers): Cell(DecimalText.significant(numbers[row], digits: 4))
        }
      }
    }
    self.init(caption: chart.title, headings, rows)
  }
}

extension ReportTable.Cell {
  /// An estimate with its interval below.
  init(_ text: EstimateText) {
    let notes = [text.interval, text.caution ?? ""].filter { !$0.isEmpty }
    self.init(text.estimate, note: notes.isEmpty ? nil : notes.joined(separator: ", "))
  }
}
