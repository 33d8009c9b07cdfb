/// The marks of drawings as SVG; colours come from classes, so that a page can change them.
enum Mark {
  /// A coordinate with a tenth of a unit, which no screen shows finer.
  static func coordinate(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    let tenths = Int((min(max(number, -1e6), 1e6) * 10).rounded())
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  static func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), class name: String) -> Markup {
    .element(
      "line",
      [
        "x1": coordinate(from.x), "y1": coordinate(from.y), "x2": coordinate(to.x), "y2": coordinate(to.y),
        "class": name,
      ])
  }

  /// - Parameter full: the whole text as a tooltip, where what is shown is cut.
  static func text(
    _ text: String, x: Double, y: Double, class name: String, anchor: StaticString = "start", full: String? = nil,
    rotated: Double? = nil
  ) -> Markup {
    let turn = rotated.map { "rotate(\(coordinate($0)) \(coordinate(x)) \(coordinate(y)))" }
    let tooltip = full.flatMap { $0 == text ? nil : Markup.element("title", [:], Markup($0)) }
    return .element(
      "text",
      [
        "x": coordinate(x), "y": coordinate(y), "class": name, "text-anchor": "\(anchor)", "transform": turn,
      ], [Markup(text)] + (tooltip.map { [$0] } ?? []))
  }

  static func rectangle(
    x: Double, y: Double, width: Double, height: Double, class name: String, tooltip: String?, opacity: Double? = nil
  ) -> Markup {
    .element(
      "rect",
      [
        "x": coordinate(x), "y": coordinate(y), "width": coordinate(max(0, width)),
        "height": coordinate(max(0, height)), "class": name,
        "fill-opacity": opacity.map { DecimalText.significant($0, digits: 2) },
      ], tooltip.map { [Markup.element("title", [:], Markup($0))] } ?? [])
  }

  static func circle(x: Double, y: Double, radius: Double, class name: String, tooltip: String) -> Markup {
    .element(
      "circle", ["cx": coordinate(x), "cy": coordinate(y), "r": coordinate(radius), "class": name],
      Markup.element("title", [:], Markup(tooltip)))
  }

  /// A line through points; it has gaps where there is no number.
  static func path(
    _ points: [(x: Double, y: Double)], class name: String, label: String? = nil, tooltip: String? = nil
  ) -> Markup {
    var (commands, isDown) = ("", false)
    for point in points {
      guard point.x.isFinite, point.y.isFinite else {
        isDown = false
        continue
      }
      commands += (isDown ? "L" : "M") + coordinate(point.x) + " " + coordinate(point.y)
      isDown = true
    }
    return .element(
      "path", ["d": commands, "class": name, "data-label": label],
      tooltip.map { [Markup.element("title", [:], Markup($0))] } ?? [])
  }

  /// The area between two lines over the same places, one polygon for each stretch in which both have numbers.
  static func area(x: [Double], low: [Double], high: [Double], class name: String) -> Markup {
    var (commands, start) = ("", 0)
    while start < x.count {
      guard low[start].isFinite, high[start].isFinite else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < x.count, low[end + 1].isFinite, high[end + 1].isFinite { end += 1 }
      let there = (start...end).map { coordinate(x[$0]) + " " + coordinate(high[$0]) }
      let back = (start...end).reversed().map { coordinate(x[$0]) + " " + coordinate(low[$0]) }
      commands += "M" + (there + back).joined(separator: "L") + "Z"
      start = end + 1
    }
    return .element("path", ["d": commands, "class": name])
  }

  /// The classes of a variant's marks: colours come round after eight, then with dashes.
  static func variant(_ index: Int, _ kind: StaticString) -> String {
    "\(kind) k\(index % Palette.light.count) v\(index)" + (index >= Palette.light.count ? " again" : "")
  }
}
