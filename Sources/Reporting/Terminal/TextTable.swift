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
    let other: TerminalStyle.Emphasis = row.isHeading ? .faint : .none
    var cells: [String] = []
    func add(_ text: String, _ width: Int, right: Bool, _ emphasis: TerminalStyle.Emphasis) {
      guard width > 0 else { return }
      cells.append(style.apply(emphasis, to: text.fitted(to: width, alignedRight: right)))
    }
    let name = row.fullName.displayWidth <= grid.name ? row.fullName : row.name
    add(name, grid.name, right: false, row.isHeading ? .heading : .none)
    add(row.estimate, grid.estimate, right: true, other)
    add(row.interval, grid.interval, right: true, .faint)
    add(row.figure, grid.figure, right: false, row.isHeading ? .faint : .figure)
    add(row.note, grid.note, right: false, other)
    let line = cells.joined(separator: "  ")
    return style == .plain ? String(line.reversed().drop { $0 == " " }.reversed()) : line
  }
}
