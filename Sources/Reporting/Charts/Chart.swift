/// A chart with all that a reader needs beside its picture.
package struct Chart: Sendable {
  /// Tells it from others: letters, digits and hyphens.
  package let name: String
  package let title: String
  /// The unit of the values, and what else stands below the title.
  package let subtitle: String
  /// What the picture shows, in words, for those who don't see it.
  package let summary: String
  /// Where the numbers come from.
  package let source: String
  /// Whether one narrow picture is enough.
  package let isSmall: Bool
  package let plot: any Plot

  /// - Parameter name: any text; what is no letter or digit becomes a hyphen.
  package init(
    name: String, title: String, subtitle: String, summary: String, source: String, isSmall: Bool = false,
    _ plot: any Plot
  ) {
    let isPlain: (Character) -> Bool = { $0.isASCII && ($0.isLetter || $0.isNumber) }
    self.name = String(name.map { isPlain($0) ? $0 : "-" })
    (self.title, self.subtitle, self.summary) = (title, subtitle, summary)
    (self.source, self.isSmall, self.plot) = (source, isSmall, plot)
  }

  /// The chart's numbers as a specification for Vega-Lite, version 5, in JSON.
  package var vegaLite: String {
    let head: [(String, SpecValue)] = [
      ("$schema", .text("https://vega.github.io/schema/vega-lite/v5.json")),
      ("title", .object([("text", .text(title)), ("subtitle", .text(subtitle))])),
      ("description", .text(summary)), ("data", plot.data.specification),
    ]
    return SpecValue.object(head + plot.specification).json + "\n"
  }

  /// Widths that pages of two columns and phones show one to one.
  package static let wide = 540.0
  package static let narrow = 350.0

  /// The picture in so many units of width.
  package func picture(width: Double, id: String, class name: String) -> Markup {
    let drawing = plot.drawing(width: width)
    let axes = drawing.axes
    func pair(_ pair: (low: Double, high: Double)) -> String {
      "\(SpecValue.number(pair.low).json) \(SpecValue.number(pair.high).json)"
    }
    return .element(
      "svg",
      [
        "class": name, "viewBox": "0 0 \(Mark.coordinate(width)) \(Mark.coordinate(drawing.height))", "role": "img",
        "aria-labelledby": "\(id)-title \(id)-description",
        "data-days": axes.map { pair($0.x.domain) }, "data-across": axes.map { pair($0.x.range) },
        "data-values": axes.map { pair($0.y.domain) }, "data-up": axes.map { pair($0.y.range) },
        "data-suffix": axes?.suffix, "data-start": axes?.start,
      ],
      [
        .element("title", ["id": "\(id)-title"], Markup(title)),
        .element("desc", ["id": "\(id)-description"], Markup(summary)),
      ] + drawing.marks)
  }
}
