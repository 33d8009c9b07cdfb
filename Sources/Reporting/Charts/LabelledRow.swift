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

  /// The value with as many digits as its interval supports.
  func text(_ form: ValueForm) -> String {
    guard value.isFinite else { return "–" }
    guard let texts = form.texts(value, low: low, high: high) else { return form.text(value) }
    switch form {
    case .percent: return texts.estimate
    case .points: return form.sign(value) + texts.value
    case .number(let unit): return unit.map { "\(texts.value) \($0)" } ?? texts.value
    }
  }

  func tooltip(_ form: ValueForm) -> String {
    var text = "\(label): \(text(form))"
    if let texts = form.texts(value, low: low, high: high) { text += " \(texts.interval)" }
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

  /// The rows to be read: no more digits than the intervals support.
  static func table(_ rows: [LabelledRow], _ form: ValueForm) -> ChartData {
    let intervals = rows.map { form.texts($0.value, low: $0.low, high: $0.high)?.interval ?? "" }
    let columns: [ChartData.Column] = [
      .init("label", title: "of", .texts(rows.map(\.label))),
      .init("value", title: form == .points ? form.unit : "value", .texts(rows.map { $0.text(form) })),
    ]
    let hasIntervals = intervals.contains { !$0.isEmpty }
    return ChartData(columns + (hasIntervals ? [.init("interval", title: "interval", .texts(intervals))] : []))
  }

  static let rowHeight = 24.0

  /// Room for the names: as much as they need, about half at most.
  static func room(_ rows: [LabelledRow], width: Double) -> Double {
    min(width * (width < 450 ? 0.5 : 0.42), (rows.map { DrawnText.width($0.label) }.max() ?? 0) + 10)
  }

  func labelMark(room: Double, y: Double) -> Markup {
    Mark.text(
      DrawnText.fitted(label, to: room - 8), x: room - 8, y: y + 4, class: "label", anchor: "end", full: label)
  }
}
