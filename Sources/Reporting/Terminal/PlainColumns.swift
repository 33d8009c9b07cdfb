/// Rows of text in columns, aligned to the right but for some.
package struct PlainColumns {
  private let rows: [[String]]
  private let leftAligned: Set<Int>

  package init(rows: [[String]], leftAligned: Set<Int> = [0]) {
    self.rows = rows
    self.leftAligned = leftAligned
  }

  package var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, text in
        leftAligned.contains(column) && column == row.count - 1
          ? text : text.fitted(to: widths[column], alignedRight: !leftAligned.contains(column))
      }
      return cells.joined(separator: "  ")
    }
  }
}
