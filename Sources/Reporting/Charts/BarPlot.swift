/// Bars from zero, one below the other, each with its number.
package struct BarPlot: Plot {
  private let rows: [LabelledRow]
  private let form: ValueForm

  package init(_ rows: [LabelledRow], as form: ValueForm) { (self.rows, self.form) = (rows, form) }

  package var isEmpty: Bool { !rows.contains { $0.value.isFinite } }

  package var data: ChartData { LabelledRow.data(rows, form) }

  package var table: ChartData { LabelledRow.table(rows, form) }

  package var specification: [(String, SpecValue)] {
    [
      ("mark", .text("bar")),
      (
        "encoding",
        .object([
          ("y", .object([("field", .text("label")), ("type", .text("nominal")), ("sort", .flag(false))])),
          ("x", .object([("field", .text("value")), ("type", .text("quantitative"))])),
        ])
      ),
    ]
  }

  package func drawing(width: Double) -> Drawing {
    let room = LabelledRow.room(rows, width: width)
    let values = rows.map(\.value).filter(\.isFinite)
    let texts = rows.map { $0.text(form) }
    let end = (texts.map { DrawnText.width($0) }.max() ?? 0) + 6
    let hasNegative = values.contains { $0 < 0 }
    let scale = LinearScale(
      domain: (min(0, values.min() ?? 0), max(0, values.max() ?? 0, hasNegative ? 0 : 1e-12)),
      range: (room + (hasNegative ? end : 0), width - end))
    let zero = scale.place(0)
    let height = Double(rows.count) * LabelledRow.rowHeight + 4
    var marks = [Markup]()
    for (index, row) in rows.enumerated() {
      let y = (Double(index) + 0.5) * LabelledRow.rowHeight + 2
      let place = row.value.isFinite ? scale.place(row.value) : zero
      let isNegative = place < zero
      marks += [
        row.labelMark(room: room, y: y),
        Mark.rectangle(
          x: min(zero, place), y: y - 8, width: abs(place - zero), height: 16,
          class: Mark.variant(row.index, "bar"), tooltip: row.tooltip(form)),
        Mark.text(
          texts[index], x: isNegative ? place - 4 : place + 4, y: y + 4, class: "value",
          anchor: isNegative ? "end" : "start"),
      ]
    }
    marks.append(Mark.line((zero, 0), (zero, height), class: "zero"))
    return Drawing(height: height, marks: marks)
  }
}
