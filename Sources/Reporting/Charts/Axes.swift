/// The frame of a drawing with values up and something across.
struct Axes {
  let width: Double
  let height: Double
  /// Room for what stands at the sides.
  let margin: (top: Double, right: Double, bottom: Double, left: Double)
  let y: LinearScale
  private let ticks: Ticks
  private let suffix: String

  var left: Double { margin.left }
  var right: Double { width - margin.right }
  var bottom: Double { height - margin.bottom }

  /// A scale of values that ends on ticks.
  ///
  /// - Parameters:
  ///   - values: the least and the greatest value to be seen; nil for a drawing without any.
  ///   - suffix: stands after the numbers on ticks, such as ` %`.
  init(width: Double, height: Double, right: Double, values: (low: Double, high: Double)?, suffix: String) {
    let (low, high) = values ?? (0, 1)
    let span = LinearScale(domain: (low, high), range: (0, 1)).domain
    let ticks = Ticks(from: span.low, to: span.high, about: 4, coversEnds: true)
    let widest = ticks.values.map { DrawnText.width(ticks.text($0) + suffix) }.max() ?? 0
    margin = (10, right, 24, widest + 8)
    self.width = width
    self.height = height
    self.ticks = ticks
    self.suffix = suffix
    y = LinearScale(
      domain: (ticks.values.first ?? 0, ticks.values.last ?? 1), range: (height - margin.bottom, margin.top))
  }

  /// Lines and numbers of the values.
  var valueMarks: [Markup] {
    ticks.values.flatMap { value in
      let place = y.place(value)
      return [
        Mark.line((left, place), (right, place), class: value == 0 ? "zero" : "grid"),
        Mark.text(ticks.text(value) + suffix, x: left - 6, y: place + 4, class: "tick", anchor: "end"),
      ]
    }
  }

  /// Marks and texts at the bottom.
  func bottomMarks(_ ticks: [(place: Double, text: String)]) -> [Markup] {
    var taken = -Double.infinity
    return ticks.flatMap { tick -> [Markup] in
      let half = DrawnText.width(tick.text) / 2
      let centre = min(max(tick.place, half), width - half)
      let mark = Mark.line((tick.place, bottom), (tick.place, bottom + 4), class: "axis")
      guard centre - half > taken else { return [mark] }
      taken = centre + half + 6
      return [mark, Mark.text(tick.text, x: centre, y: bottom + 17, class: "tick", anchor: "middle")]
    }
  }
}
