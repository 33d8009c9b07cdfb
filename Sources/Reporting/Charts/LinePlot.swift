/// Lines over time with their intervals, each named at its end; with nested bands behind the first one it is a fan chart.
package struct LinePlot: Plot {
  private let axis: TimeAxis
  private let curves: [Curve]
  private let bands: [Band]
  private let form: ValueForm
  /// Whether the values begin at zero, as shares do.
  private let startsAtZero: Bool

  /// A band of quantiles.
  package struct Band: Sendable {
    /// Such as `5 to 95 %`.
    package let label: String
    package let low: [Double]
    package let high: [Double]

    package init(_ label: String, low: [Double], high: [Double]) {
      (self.label, self.low, self.high) = (label, low, high)
    }
  }

  /// - Parameter bands: from the widest to the narrowest, all of the first curve.
  package init(
    _ axis: TimeAxis, _ curves: [Curve], bands: [Band] = [], as form: ValueForm, startsAtZero: Bool = true
  ) {
    precondition(curves.allSatisfy { $0.value.count == axis.days.count }, "a value at each point of the axis")
    (self.axis, self.curves, self.bands, self.form) = (axis, curves, bands, form)
    self.startsAtZero = startsAtZero
  }

  package var isEmpty: Bool { !curves.contains { $0.value.contains(where: \.isFinite) } }

  package var data: ChartData {
    let (count, days) = (axis.days.count, axis.days)
    func all(_ column: (Curve) -> [Double]) -> ChartData.Values {
      .numbers(
        curves.flatMap { curve in
          let numbers = column(curve)
          return numbers.isEmpty ? Array(repeating: .nan, count: count) : numbers
        })
    }
    let unit = form.dataUnit
    var columns = [
      ChartData.Column("line", title: "line", .texts(curves.flatMap { Array(repeating: $0.label, count: count) })),
      .init("day", title: "day", unit: "days", .numbers(curves.flatMap { _ in days })),
      .init("value", title: "value", unit: unit, all(\.value)),
    ]
    if curves.contains(where: { !$0.low.isEmpty }) {
      columns += [
        .init("low", title: "low", unit: unit, all(\.low)), .init("high", title: "high", unit: unit, all(\.high)),
      ]
    }
    let rest = Array(repeating: Double.nan, count: count * max(0, curves.count - 1))
    for (number, band) in bands.enumerated() {
      columns += [
        .init("low\(number + 1)", title: "\(band.label), low", unit: unit, .numbers(band.low + rest)),
        .init("high\(number + 1)", title: "\(band.label), high", unit: unit, .numbers(band.high + rest)),
      ]
    }
    return ChartData(columns)
  }

  package var table: ChartData {
    let shown = ThinnedLooks.indices(count: axis.days.count, limit: 12)
    let dates = ChartData.Column("date", title: "date", .texts(shown.map { axis.text(ofDay: axis.days[$0]) }))
    let lines = curves.enumerated().map { number, curve in
      ChartData.Column(
        "line\(number)", title: curve.label, .texts(shown.map { form.cell(curve.value[$0]) }))
    }
    return ChartData([dates] + lines)
  }

  package var specification: [(String, SpecValue)] {
    let x = ("x", SpecValue.object([("field", .text("day")), ("type", .text("quantitative"))]))
    let colour = ("color", SpecValue.object([("field", .text("line")), ("type", .text("nominal"))]))
    func area(_ low: String, _ high: String) -> SpecValue {
      .object([
        ("mark", .object([("type", .text("area")), ("opacity", .number(0.2))])),
        (
          "encoding",
          .object([
            x, ("y", .object([("field", .text(low)), ("type", .text("quantitative"))])),
            ("y2", .object([("field", .text(high))])), colour,
          ])
        ),
      ])
    }
    var layers = bands.indices.map { area("low\($0 + 1)", "high\($0 + 1)") }
    if curves.contains(where: { !$0.low.isEmpty }) { layers.append(area("low", "high")) }
    let y = ("y", SpecValue.object([("field", .text("value")), ("type", .text("quantitative"))]))
    layers.append(.object([("mark", .text("line")), ("encoding", .object([x, y, colour]))]))
    return [("layer", .list(layers))]
  }

  package func drawing(width: Double) -> Drawing {
    let height = width < 450 ? 230.0 : 290
    let labels = curves.map(\.label)
    let room = min(width * (width < 450 ? 0.38 : 0.34), (labels.map { DrawnText.width($0) }.max() ?? 0) + 16)
    let axes = Axes(width: width, height: height, right: room, values: extremes, suffix: form.suffix)
    let x = axis.scale((axes.left, axes.right))
    let shown = ThinnedLooks.indices(count: axis.days.count, limit: Int(width / 2.6))
    let places = shown.map { x.place(axis.days[$0]) }
    func heights(_ numbers: [Double]) -> [Double] { shown.map { axes.y.place(numbers[$0] * form.factor) } }
    let ticks = axis.ticks(atMost: max(2, Int((axes.right - axes.left) / 62)))
    var marks = axes.valueMarks + axes.bottomMarks(ticks.map { (x.place($0.day), $0.text) })
    for (depth, band) in bands.enumerated() {
      let name = Mark.variant(curves[0].index, "band") + " depth\(depth)"
      marks.append(Mark.area(x: places, low: heights(band.low), high: heights(band.high), class: name))
    }
    for curve in curves where !curve.low.isEmpty {
      let name = Mark.variant(curve.index, "band")
      marks.append(Mark.area(x: places, low: heights(curve.low), high: heights(curve.high), class: name))
    }
    // The first line is drawn last, above all others.
    for curve in curves.reversed() {
      let points = zip(places, heights(curve.value)).map { (x: $0, y: $1) }
      marks.append(
        Mark.path(
          points, class: Mark.variant(curve.index, "line"), label: curve.label, tooltip: tooltip(curve)))
      let seen = points.filter { $0.y.isFinite }
      // A line needs two points.
      guard seen.count == 1, let point = seen.first else { continue }
      marks.append(
        Mark.circle(
          x: point.x, y: point.y, radius: 4, class: Mark.variant(curve.index, "dot"), tooltip: tooltip(curve)))
    }
    marks += endLabels(axes, x)
    return Drawing(
      height: height, marks: marks,
      axes: DrawnAxes(x: x, y: axes.y, suffix: form.suffix, start: axis.start))
  }

  /// Names at the lines' ends, moved apart, each with a stroke of its colour.
  private func endLabels(_ axes: Axes, _ x: LinearScale) -> [Markup] {
    let ends = curves.compactMap { curve -> (curve: Curve, x: Double, y: Double)? in
      guard let last = curve.value.lastIndex(where: \.isFinite) else { return nil }
      return (curve, x.place(axis.days[last]), axes.y.place(curve.value[last] * form.factor))
    }
    guard curves.count > 1 || !bands.isEmpty else { return [] }
    let places = LabelStack.resolved(ends.map(\.y), gap: 14, low: axes.margin.top, high: axes.bottom)
    return zip(ends, places).flatMap { end, place -> [Markup] in
      let label = end.curve.label
      let fitted = DrawnText.fitted(label, to: axes.margin.right - 14)
      return [
        Mark.path(
          [(end.x, end.y), (axes.right + 10, place)], class: Mark.variant(end.curve.index, "leader")),
        Mark.text(
          fitted, x: axes.right + 13, y: place + 4, class: "label v\(end.curve.index)", full: label),
      ]
    }
  }

  private func tooltip(_ curve: Curve) -> String {
    guard let last = curve.value.lastIndex(where: \.isFinite) else { return curve.label }
    return "\(curve.label): \(form.text(curve.value[last])) on \(axis.text(ofDay: axis.days[last]))"
  }

  /// The least and the greatest value to be seen, multiplied.
  private var extremes: (low: Double, high: Double)? {
    var columns: [[Double]] = []
    for curve in curves { columns += [curve.value, curve.low, curve.high] }
    for band in bands { columns += [band.low, band.high] }
    let seen = columns.joined().filter(\.isFinite)
    guard var low = seen.min(), let high = seen.max() else { return nil }
    if startsAtZero { low = min(0, low) }
    return (low * form.factor, high * form.factor)
  }
}
