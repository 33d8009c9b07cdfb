/// A dot with its interval in each row, above a line at zero: estimates, or differences.
package struct IntervalPlot: Plot {
  private let rows: [LabelledRow]
  private let form: ValueForm
  /// Whether zero is always seen, as it is for differences.
  private let showsZero: Bool

  package init(_ rows: [LabelledRow], as form: ValueForm, showsZero: Bool = true) {
    (self.rows, self.form, self.showsZero) = (rows, form, showsZero)
  }

  package var isEmpty: Bool { !rows.contains { $0.value.isFinite } }

  package var data: ChartData { LabelledRow.data(rows, form) }

  package var table: ChartData { LabelledRow.table(rows, form) }

  package var specification: [(String, SpecValue)] {
    let y = (
      "y", SpecValue.object([("field", .text("label")), ("type", .text("nominal")), ("sort", .flag(false))])
    )
    func x(_ field: String) -> (String, SpecValue) {
      ("x", .object([("field", .text(field)), ("type", .text("quantitative"))]))
    }
    return [
      (
        "layer",
        .list([
          .object([
            ("mark", .text("rule")),
            ("encoding", .object([y, x("low"), ("x2", .object([("field", .text("high"))]))])),
          ]),
          .object([
            ("mark", .object([("type", .text("point")), ("filled", .flag(true))])),
            ("encoding", .object([y, x("value")])),
          ]),
        ])
      )
    ]
  }

  package func drawing(width: Double) -> Drawing {
    let room = LabelledRow.room(rows, width: width)
    let texts = rows.map { $0.text(form) }
    let end = (texts.map { DrawnText.width($0) }.max() ?? 0) + 10
    let seen = rows.flatMap { [$0.value, $0.low, $0.high] }.filter(\.isFinite) + (showsZero ? [0] : [])
    let span = LinearScale(
      domain: ((seen.min() ?? 0) * form.factor, (seen.max() ?? 1) * form.factor), range: (0, 1)
    ).domain
    let ticks = Ticks(from: span.low, to: span.high, about: width < 450 ? 3 : 4, coversEnds: true)
    let scale = LinearScale(
      domain: (ticks.values.first ?? 0, ticks.values.last ?? 1), range: (room + 8, width - end))
    let bottom = Double(rows.count) * LabelledRow.rowHeight + 4
    var marks = ticks.values.flatMap { value in
      [
        Mark.line(
          (scale.place(value), 0), (scale.place(value), bottom), class: value == 0 ? "zero" : "grid"),
        Mark.text(
          ticks.text(value) + form.suffix, x: scale.place(value), y: bottom + 15, class: "tick", anchor: "middle"),
      ]
    }
    for (index, row) in rows.enumerated() {
      let y = (Double(index) + 0.5) * LabelledRow.rowHeight + 2
      marks.append(row.labelMark(room: room, y: y))
      marks.append(Mark.text(texts[index], x: width, y: y + 4, class: "value", anchor: "end"))
      guard row.value.isFinite else { continue }
      if row.low.isFinite, row.high.isFinite {
        marks.append(
          Mark.line(
            (scale.place(row.low * form.factor), y), (scale.place(row.high * form.factor), y),
            class: Mark.variant(row.index, "whisker")))
      }
      marks.append(
        Mark.circle(
          x: scale.place(row.value * form.factor), y: y, radius: 4, class: Mark.variant(row.index, "dot"),
          tooltip: row.tooltip(form)))
    }
    return Drawing(height: bottom + 22, marks: marks)
  }
}
