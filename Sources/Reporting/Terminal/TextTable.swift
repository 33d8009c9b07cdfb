/// Sections of rows on one grid, so that numbers stand under each other through the whole page.
struct TextTable {
  var sections: [[TableRow]]

  private struct Grid {
    var name: Int
    var estimate: Int
    var interval: Int
    var figure: Int
    var note: Int
  }

  /// The lines of the table, with an empty one between sections.
  ///
  /// Numbers are never cut: names give way first, then the notes, then the figures.
  func lines(width: Int, style: TerminalStyle) -> [String] {
    let grid = grid(width: width)
    return Array(
      sections.filter { !$0.isEmpty }.map { section in section.map { line($0, grid, style) } }
        .joined(separator: [""]))
  }

  private func grid(width: Int) -> Grid {
    let rows = sections.joined()
    func widest(_ column: KeyPath<TableRow, String>) -> Int {
      rows.map { $0[keyPath: column].displayWidth }.max() ?? 0
    }
    var grid = Grid(
      name: widest(\.fullName), estimate: widest(\.estimate), interval: widest(\.interval),
      figure: widest(\.figure), note: widest(\.note))
    func excess() -> Int {
      let columns = [grid.name, grid.estimate, grid.interval, grid.figure, grid.note]
      return columns.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) } - 2 - width
    }
    grid.name = max(min(grid.name, 16), grid.name - max(0, excess()))
    if excess() > 0 { grid.note = 0 }
    if excess() > 0 { grid.figure = 0 }
    if excess() > 0 { grid.name = max(4, grid.name - excess()) }
    return grid
  }

  private func line(_ row: TableRow, _ grid: Grid, _ style: TerminalStyle) -> String {
    let name = row.fullName.displayWidth <= grid.name ? row.fullName : row.name
    let other: TerminalStyle.Emphasis = row.isHeading ? .faint : .none
    let cells: [Cell] = [
      Cell(text: name, width: grid.name, emphasis: row.isHeading ? .heading : .none),
      Cell(text: row.estimate, width: grid.estimate, isRight: true, emphasis: other),
      Cell(text: row.interval, width: grid.interval, isRight: true, emphasis: .faint),
      Cell(text: row.figure, width: grid.figure, emphasis: row.isHeading ? .faint : .figure),
      Cell(text: row.note, width: grid.note, emphasis: other),
    ].filter { $0.width > 0 }
    let last = cells.lastIndex { !$0.text.isEmpty } ?? 0
    return cells[...last].enumerated().map { index, cell in
      // What would stand at the line's end are spaces.
      let text =
        index == last && !cell.isRight
        ? cell.text.truncated(to: cell.width) : cell.text.fitted(to: cell.width, alignedRight: cell.isRight)
      return style.apply(cell.emphasis, to: text)
    }
    .joined(separator: "  ")
  }

  private struct Cell {
    var text: String
    var width: Int
    var isRight = false
    var emphasis: TerminalStyle.Emphasis
  }
}
