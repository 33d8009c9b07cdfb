/// The shares of trajectories in equal bins, from zero.
package struct HistogramPlot: Plot {
  private let low: Double
  private let binWidth: Double
  private let counts: [Int]
  private let unit: String?
  /// Which variant it is, for its colour.
  private let index: Int

  /// - Parameter low: lower edge of the first bin.
  package init(low: Double, binWidth: Double, counts: [Int], unit: String?, index: Int = 0) {
    precondition(binWidth > 0, "bins have a width")
    (self.low, self.binWidth, self.counts, self.unit, self.index) = (low, binWidth, counts, unit, index)
  }

  package var isEmpty: Bool { total == 0 }

  private var total: Int { counts.reduce(0, +) }

  private var shares: [Double] { counts.map { total > 0 ? Double($0) / Double(total) : 0 } }

  package var data: ChartData {
    let edges = counts.indices.map { low + Double($0) * binWidth }
    return ChartData([
      .init("low", title: "from", unit: unit, .numbers(edges)),
      .init("high", title: "to", unit: unit, .numbers(edges.map { $0 + binWidth })),
      .init("share", title: "share", .numbers(shares)),
    ])
  }

  package var specification: [(String, SpecValue)] {
    [
      ("mark", .text("bar")),
      (
        "encoding",
        .object([
          (
            "x",
            .object([
              ("field", .text("low")), ("type", .text("quantitative")), ("bin", .object([("binned", .flag(true))])),
            ])
          ), ("x2", .object([("field", .text("high"))])),
          ("y", .object([("field", .text("share")), ("type", .text("quantitative"))])),
        ])
      ),
    ]
  }

  package func drawing(width: Double) -> Drawing {
    let height = width < 450 ? 180.0 : 200
    let highest = shares.max() ?? 1
    let axes = Axes(width: width, height: height, right: 14, values: (0, highest * 100), suffix: " %")
    let end = low + Double(max(1, counts.count)) * binWidth
    let x = LinearScale(domain: (low, end), range: (axes.left, axes.right))
    let ticks = Ticks(from: x.domain.low, to: x.domain.high, about: max(2, Int(width / 90)))
    var marks = axes.valueMarks + axes.bottomMarks(ticks.values.map { (x.place($0), ticks.text($0)) })
    for (bin, share) in shares.enumerated() where share > 0 {
      let (left, right) = (low + Double(bin) * binWidth, low + Double(bin + 1) * binWidth)
      let (from, to) = (x.place(left), x.place(right))
      let gap = to - from > 3 ? 0.5 : 0
      let edges = DecimalText.range(left, right, digits: 4)
      marks.append(
        Mark.rectangle(
          x: from + gap, y: axes.y.place(share * 100), width: to - from - 2 * gap,
          height: axes.bottom - axes.y.place(share * 100), class: Mark.variant(index, "bar"),
          tooltip: "\(edges): \(ValueForm.percent.text(share))"))
    }
    return Drawing(height: height, marks: marks)
  }
}
