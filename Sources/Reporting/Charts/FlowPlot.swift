/// Moves between states as bands from a left column to a right one, as wide as they are frequent (Sankey 1898).
package struct FlowPlot: Plot {
  /// One band.
  package struct Link: Sendable, Equatable {
    let from: Int
    let to: Int
    let count: Int

    package init(from: Int, to: Int, count: Int) { (self.from, self.to, self.count) = (from, to, count) }
  }

  private let states: [String]
  private let links: [Link]
  /// What is counted, such as "moves".
  private let unit: String

  /// - Parameter links: between indices of states; only those with a count are drawn.
  package init(_ states: [String], _ links: [Link], unit: String) {
    precondition(links.allSatisfy { states.indices.contains($0.from) && states.indices.contains($0.to) })
    self.states = states
    self.links = links.filter { $0.count > 0 }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    self.unit = unit
  }

  package var isEmpty: Bool { links.isEmpty }

  package var data: ChartData {
    ChartData([
      .init("from", title: "from", .texts(links.map { states[$0.from] })),
      .init("to", title: "to", .texts(links.map { states[$0.to] })),
      .init("count", title: unit, .numbers(links.map { Double($0.count) })),
    ])
  }

  /// Vega-Lite has no bands: a matrix of the same numbers.
  package var specification: [(String, SpecValue)] {
    func axis(_ field: String) -> SpecValue { .object([("field", .text(field)), ("type", .text("nominal"))]) }
    return [
      ("mark", .text("rect")),
      (
        "encoding",
        .object([
          ("x", axis("to")), ("y", axis("from")),
          ("color", .object([("field", .text("count")), ("type", .text("quantitative"))])),
        ])
      ),
    ]
  }

  /// Labels are 12 units high.
  private static let gap = 14.0
  private static let nodeWidth = 8.0
  private static let header = 18.0

  package func drawing(width: Double) -> Drawing {
    let left = column { $0.from }
    let right = column { $0.to }
    let total = Double(links.reduce(0) { $0 + $1.count })
    let rows = Double(max(left.filter { $0 > 0 }.count, right.filter { $0 > 0 }.count))
    let body = max(110, rows * 34)
    // A unit of count is as high on both sides; the fewer nodes, the more air.
    let scale = total > 0 ? (body - (rows - 1) * Self.gap) / total : 0
    let room = min(width * 0.3, (states.map { DrawnText.width($0) }.max() ?? 0) + 8)
    let (start, end) = (room + Self.nodeWidth, width - room - Self.nodeWidth)
    var (leftTops, rightTops) = (tops(left, scale), tops(right, scale))
    var bands: [Markup] = []
    for link in links {
      let height = max(0.6, Double(link.count) * scale)
      let tooltip = "\(states[link.from]) to \(states[link.to]): \(DecimalText.grouped(link.count)) \(unit)"
      bands.append(
        band(from: (start, leftTops[link.from]), to: (end, rightTops[link.to]), height, link.from, tooltip))
      leftTops[link.from] += Double(link.count) * scale
      rightTops[link.to] += Double(link.count) * scale
    }
    let heads = [
      Mark.text("from", x: room + Self.nodeWidth, y: 11, class: "tick", anchor: "end"),
      Mark.text("to", x: end, y: 11, class: "tick"),
    ]
    return Drawing(
      height: Self.header + body + 6,
      marks: heads + bands + nodes(left, scale, x: room, room: room, isLeft: true)
        + nodes(right, scale, x: end, room: room, isLeft: false))
  }

  private func column(_ end: (Link) -> Int) -> [Int] {
    var counts = [Int](repeating: 0, count: states.count)
    for link in links { counts[end(link)] += link.count }
    return counts
  }

  private func tops(_ counts: [Int], _ scale: Double) -> [Double] {
    var y = Self.header
    // Ladders are read upwards: the highest state stands on top.
    var tops = [Double](repeating: 0, count: counts.count)
    for index in counts.indices.reversed() where counts[index] > 0 {
      tops[index] = y
      y += Double(counts[index]) * scale + Self.gap
    }
    return tops
  }

  private func band(
    from: (x: Double, y: Double), to: (x: Double, y: Double), _ height: Double, _ index: Int, _ tooltip: String
  ) -> Markup {
    func point(_ x: Double, _ y: Double) -> String { Mark.coordinate(x) + " " + Mark.coordinate(y) }
    let middle = (from.x + to.x) / 2
    let upper = "M\(point(from.x, from.y))C\(point(middle, from.y)) \(point(middle, to.y)) \(point(to.x, to.y))"
    let lower =
      "L\(point(to.x, to.y + height))C\(point(middle, to.y + height)) \(point(middle, from.y + height)) "
      + "\(point(from.x, from.y + height))Z"
    return .element(
      "path", ["d": upper + lower, "class": Mark.variant(index % Palette.light.count, "flow")],
      Markup.element("title", [:], Markup(tooltip)))
  }

  private func nodes(_ counts: [Int], _ scale: Double, x: Double, room: Double, isLeft: Bool) -> [Markup] {
    let tops = tops(counts, scale)
    return counts.indices.filter { counts[$0] > 0 }.flatMap { index -> [Markup] in
      let height = max(1, Double(counts[index]) * scale)
      let text = DrawnText.fitted(states[index], to: room - 6)
      let tooltip = "\(states[index]): \(DecimalText.grouped(counts[index])) \(unit) \(isLeft ? "from" : "to") it"
      return [
        Mark.rectangle(
          x: x, y: tops[index], width: Self.nodeWidth, height: height, class: "node", tooltip: tooltip),
        Mark.text(
          text, x: isLeft ? x - 5 : x + Self.nodeWidth + 5, y: tops[index] + height / 2 + 4, class: "label",
          anchor: isLeft ? "end" : "start", full: states[index]),
      ]
    }
  }
}
