import Analysis
import Foundation
import Reporting
import Testing

@Suite("A mistake of the caller stops the program")
struct PreconditionTests {
  private static func golden<Value: Decodable>(_ name: String) throws -> Value {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appending(path: name)))
  }

  /// The plays of a report, with a chronicle for each but some.
  private static func explain(withoutChronicles missing: Int) throws {
    let explanation: Explanation = try golden("explanation.json")
    let chronicle = PlayNarrative(try golden("account.json"))
    _ = ExplanationBlocks(
      explanation, chronicles: explanation.plays.dropFirst(missing).map { _ in chronicle }, traceCommand: "brink trace")
  }

  /// One line over two days.
  private static func plotLine(ofValues count: Int) throws {
    let axis = TimeAxis(days: [0, 1], clock: try ChartGallery.clock(start: nil, steps: 1))
    _ = LinePlot(axis, [Curve("line", index: 0, value: Array(repeating: 0, count: count))], as: .percent)
  }

  @Test("A report is of a run")
  func report() async {
    await #expect(processExitsWith: .failure) { _ = Report([]) }
  }

  @Test("A table has a cell below each heading")
  func table() async {
    await #expect(processExitsWith: .failure) {
      _ = ReportTable(caption: "One", [.text("name"), .number("value")], [["a"]])
    }
  }

  @Test("Each play has a chronicle")
  func chronicles() async {
    await #expect(processExitsWith: .failure) { try Self.explain(withoutChronicles: 1) }
    await #expect(processExitsWith: .success) { try Self.explain(withoutChronicles: 0) }
  }

  @Test("The bins of a histogram have a width")
  func binWidth() async {
    await #expect(processExitsWith: .failure) { _ = HistogramPlot(low: 0, binWidth: 0, counts: [1], unit: nil) }
    await #expect(processExitsWith: .failure) { _ = HistogramPlot(low: 0, binWidth: .nan, counts: [1], unit: nil) }
  }

  @Test("A heat map has a value for each cell")
  func heatMap() async {
    await #expect(processExitsWith: .failure) {
      _ = HeatMapPlot(rows: ["a"], columns: ["b", "c"], values: [[1]], as: .percent)
    }
    await #expect(processExitsWith: .failure) {
      _ = HeatMapPlot(rows: ["a", "b"], columns: ["c"], values: [[1]], as: .percent)
    }
  }

  @Test("Flows are between states that there are")
  func flow() async {
    await #expect(processExitsWith: .failure) {
      _ = FlowPlot(["calm"], [FlowPlot.Link(from: 0, to: 1, count: 1)], unit: "moves")
    }
    await #expect(processExitsWith: .failure) {
      _ = FlowPlot(["calm"], [FlowPlot.Link(from: -1, to: 0, count: 1)], unit: "moves")
    }
  }

  @Test("A curve has an interval at each point, or none")
  func interval() async {
    await #expect(processExitsWith: .failure) { _ = Curve("a", index: 0, value: [1], low: [1], high: []) }
    await #expect(processExitsWith: .failure) { _ = Curve("a", index: 0, value: [1], low: [1, 1], high: [1, 1]) }
  }

  @Test("The columns of a chart's table have one length")
  func chartData() async {
    await #expect(processExitsWith: .failure) {
      _ = ChartData([.init("a", title: "a", .numbers([1])), .init("b", title: "b", .texts([]))])
    }
  }

  @Test("A line has a value at each point of the axis")
  func line() async {
    await #expect(processExitsWith: .failure) { try Self.plotLine(ofValues: 3) }
    await #expect(processExitsWith: .success) { try Self.plotLine(ofValues: 2) }
  }
}
