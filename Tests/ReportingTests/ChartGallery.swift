import Analysis
import Foundation
import Reporting

/// Every kind of chart, with numbers that make drawing hard.
enum ChartGallery {
  static let hostile = "</script><img src=x onerror=alert(1)>\"'&\u{202E}\u{0}"
  static let long = "A title that goes on for longer than anybody would want to read it aloud in one breath"

  static func clock(start: String?, steps: Int = 360) throws -> ClockSummary {
    let start = start.map { "\"\($0)\"" } ?? "null"
    return try JSONDecoder().decode(
      ClockSummary.self, from: Data("{\"start\":\(start),\"stepLength\":1,\"steps\":\(steps)}".utf8))
  }

  static func curve(_ label: String, _ index: Int, _ height: Double, count: Int = 361) -> Curve {
    let value = (0..<count).map { height * (1 - exp(-3 * Double($0) / Double(max(1, count - 1)))) }
    return Curve(label, index: index, value: value, low: value.map { $0 * 0.9 }, high: value.map { $0 * 1.1 })
  }

  static func chart(_ name: String, _ plot: any Plot, title: String? = nil) -> Chart {
    Chart(
      name: name, title: title ?? name, subtitle: "unit", summary: "What \(name) shows.", source: "Source: made up.",
      plot)
  }

  static func charts() throws -> [Chart] {
    let days = TimeAxis(days: (0...360).map(Double.init), clock: try clock(start: "2025-01-06"))
    let bare = TimeAxis(days: (0...12).map(Double.init), clock: try clock(start: nil, steps: 12))
    let single = TimeAxis(days: [0], clock: try clock(start: "2025-01-06", steps: 1))
    let rows = [
      LabelledRow("higher", index: 1, value: 0.21, low: 0.17, high: 0.25),
      LabelledRow(long, index: 2, value: -0.034, low: -0.05, high: -0.018),
      LabelledRow(hostile, index: 3, value: 0, low: 0, high: 0), LabelledRow("none", index: 4, value: .nan),
    ]
    let six = (0..<6).map { curve("variant \($0)", $0, 0.3 + 0.002 * Double($0)) }
    let flat = Curve("flat", index: 0, value: Array(repeating: 0.4, count: 13))
    let gap = Curve("gap", index: 1, value: (0..<13).map { (4...6).contains($0) ? .nan : Double($0) - 6 })
    let median = six[0].value
    let bands = [0.6, 0.3].map { spread in
      LinePlot.Band("band", low: median.map { $0 * (1 - spread) }, high: median.map { $0 * (1 + spread) })
    }
    return [
      chart("incidence-of-one", LinePlot(days, [curve("base", 0, 0.4)], as: .percent)),
      chart("incidence-of-six", LinePlot(days, six, as: .percent)),
      chart("incidence-of-ten", LinePlot(days, (0..<10).map { curve(long, $0, 0.05 * Double($0)) }, as: .percent)),
      chart("fan", LinePlot(days, six, bands: bands, as: .number(unit: "points"), startsAtZero: false)),
      chart("lines-with-gaps", LinePlot(bare, [flat, gap], as: .number(unit: "points"), startsAtZero: false)),
      chart("lines-of-one-point", LinePlot(single, [Curve("one", index: 0, value: [3])], as: .number(unit: nil))),
      chart("lines-of-nothing", LinePlot(single, [Curve("none", index: 0, value: [.nan])], as: .percent)),
      chart("hostile", LinePlot(days, [curve(hostile, 0, 0.4), curve(long, 1, 0.4)], as: .percent), title: hostile),
      chart("bars", BarPlot(rows, as: .percent)), chart("bars-of-nothing", BarPlot([], as: .percent)),
      chart("bars-all-zero", BarPlot([LabelledRow("a", value: 0), LabelledRow("b", value: 0)], as: .percent)),
      chart("differences", IntervalPlot(rows, as: .points)),
      chart("estimates", IntervalPlot(rows, as: .number(unit: "days"), showsZero: false), title: long),
      chart("one-estimate", IntervalPlot([LabelledRow("only", value: 5)], as: .number(unit: nil), showsZero: false)),
      chart(
        "histogram",
        HistogramPlot(low: -3, binWidth: 0.5, counts: [1, 4, 9, 20, 31, 22, 12, 6, 0, 2, 1, 1], unit: "points")),
      chart("histogram-of-one-bin", HistogramPlot(low: 4, binWidth: 1, counts: [12], unit: nil)),
      chart("histogram-of-nothing", HistogramPlot(low: 0, binWidth: 1, counts: [], unit: nil)),
      chart(
        "heat-map",
        HeatMapPlot(
          rows: ["low", "middle", long], columns: ["0.03", "0.06", "0.09"],
          values: [[0.01, 0.2, 0.45], [0, 0.0001, .nan], [1, 0.5, 0.33]], as: .percent)),
      chart(
        "heat-map-of-many",
        HeatMapPlot(
          rows: (0..<12).map { "rung \($0)" }, columns: (0..<12).map { "a rather long rung \($0)" },
          values: (0..<12).map { row in (0..<12).map { Double(row * $0) / 40 } }, as: .number(unit: nil), isRooted: true
        )),
      chart(
        "flow",
        FlowPlot(
          ["calm", "alert", long],
          [
            .init(from: 0, to: 1, count: 900), .init(from: 1, to: 0, count: 700), .init(from: 1, to: 2, count: 40),
            .init(from: 2, to: 0, count: 1),
          ], unit: "moves")),
      chart("flow-of-nothing", FlowPlot(["calm"], [], unit: "moves")),
    ]
  }

  /// All of them as a page to look at.
  static func page() throws -> String {
    HTMLDocument(
      title: "Charts", header: .element("header", [:], .element("h1", [:], "Charts")),
      sections: [("All kinds", "kinds", [.charts(try charts())])], footer: .element("footer", [:], "")
    ).text
  }
}
