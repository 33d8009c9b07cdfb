/// A row of a chart that has names at its left.
package struct LabelledRow: Sendable {
  package let label: String
  /// Which variant it is, for its colour.
  package let index: Int
  package let value: Double
  /// NaN where there is no interval.
  package let low: Double
  package let high: Double
  /// Ends the tooltip, such as the verdict.
  package let note: String?

  package init(
    _ label: String, index: Int = 0, value: Double, low: Double = .nan, high: Double = .nan, note: String? = nil
  ) {
    (self.label, self.index, self.value, self.low, self.high, self.note) = (label, index, value, low, high, note)
  }

  func tooltip(_ form: ValueForm) -> String {
    var text = "\(label): \(form.text(value))"
    if low.isFinite, high.isFinite { text += " [\(form.text(low)), \(form.text(high))]" }
    return note.map { "\(text), \($0)" } ?? text
  }

  /// A table with a row for each.
  static func data(_ rows: [LabelledRow], _ form: ValueForm) -> ChartData {
    let unit = form.dataUnit
    return ChartData([
      .init("label", title: "of", .texts(rows.map(\.label))),
      .init("value", title: "value", unit: unit, .numbers(rows.map(\.value))),
      .init("low", title: "low", unit: unit, .numbers(rows.map(\.low))),
      .init("high", title: "high", unit: unit, .numbers(rows.map(\.high))),
    ])
  }

  static let rowHeight = 24.0

  /// Room for the names: as much as they need, two fifths at most.
  static func room(_ rows: [LabelledRow], width: Double) -> Double {
    min(width * 0.42, (rows.map { DrawnText.width($0.label) }.max() ?? 0) + 10)
  }

  func labelMark(room: Double, y: Double) -> Markup {
    Mark.text(
      DrawnText.fitted(label, to: room - 8), x: room - 8, y: y + 4, class: "label", anchor: "end", full: label)
  }
}
