/// A table of numbers with a shade for each: two factors, or rungs and variants.
package struct HeatMapPlot: Plot {
  private let rows: [String]
  private let columns: [String]
  /// By row; NaN where there is none.
  private let values: [[Double]]
  private let form: ValueForm
  /// Whether shades follow the square root, which shows the rare beside the frequent.
  private let isRooted: Bool

  package init(rows: [String], columns: [String], values: [[Double]], as form: ValueForm, isRooted: Bool = false) {
    precondition(
      values.count == rows.count && values.allSatisfy { $0.count == columns.count }, "a value for each cell")
    (self.rows, self.columns, self.values, self.form) = (rows, columns, values, form)
    self.isRooted = isRooted
  }

  package var isEmpty: Bool { !values.contains { $0.contains(where: \.isFinite) } }

  package var data: ChartData {
    ChartData([
      .init("row", title: "row", .texts(rows.flatMap { Array(repeating: $0, count: columns.count) })),
      .init("column", title: "column", .texts(rows.flatMap { _ in columns })),
      .init("value", title: "value", unit: form.dataUnit, .numbers(values.flatMap { $0 })),
    ])
  }

  package var table: ChartData {
    ChartData(
      [.init("row", title: "row", .texts(rows))]
        + columns.enumerated().map { index, name in
          .init("column\(index)", title: name, .texts(values.map { form.cell($0[index]) }))
        })
  }

  package var specification: [(String, SpecValue)] {
    func axis(_ field: String) -> SpecValue {
      .object([("field", .text(field)), ("type", .text("nominal")), ("sort", .flag(false))])
    }
    return [
      ("mark", .text("rect")),
      (
        "encoding",
        .object([
          ("x", axis("column")), ("y", axis("row")),
          ("color", .object([("field", .text("value")), ("type", .text("quantitative"))])),
        ])
      ),
    ]
  }

  package func drawing(width: Double) -> Drawing {
    let room = min(width * 0.38, (rows.map { DrawnText.width($0) }.max() ?? 0) + 8)
    let head = ColumnNames(columns, from: room, to: width)
    let side = head.side
    let height = head.height + Double(rows.count) * 24 + 2
    var marks = head.marks
    let seen = values.flatMap { $0 }.filter(\.isFinite)
    let (least, greatest) = (min(0, seen.min() ?? 0), max(0, seen.max() ?? 0))
    for (row, name) in rows.enumerated() {
      let y = head.height + Double(row) * 24
      marks.append(
        Mark.text(
          DrawnText.fitted(name, to: room - 8), x: room - 6, y: y + 16, class: "label", anchor: "end", full: name))
      for (column, value) in values[row].enumerated() {
        let x = room + Double(column) * side
        let share = greatest > least && value.isFinite ? (value - least) / (greatest - least) : 0
        let shade = 0.06 + 0.5 * (isRooted ? share.squareRoot() : share)
        marks.append(
          Mark.rectangle(
            x: x + 0.5, y: y + 0.5, width: side - 1, height: 23, class: value.isFinite ? "cell" : "nothing",
            tooltip: "\(name), \(columns[column]): \(value.isFinite ? form.text(value) : "none")",
            opacity: value.isFinite ? shade : nil))
        let text = cellText(value)
        guard DrawnText.width(text) <= side - 2 else { continue }
        marks.append(Mark.text(text, x: x + side / 2, y: y + 16, class: "cellvalue", anchor: "middle"))
      }
    }
    return Drawing(height: height, marks: marks)
  }

  private func cellText(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let number = value * form.factor
    if number != 0, abs(number) < 0.05 { return number > 0 ? "<0.1" : "0.0" }
    let magnitude = abs(number)
    return DecimalText.fixed(number, decimals: magnitude == 0 || magnitude >= 9.95 ? 0 : 1)
  }
}
