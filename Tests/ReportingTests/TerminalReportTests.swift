import Analysis
import Foundation
import Reporting
import Testing

@Suite("The page of a run")
struct TerminalReportTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func run(_ name: String) throws -> RunSummary {
    let data = try Data(contentsOf: Self.folder.appending(path: "\(name).summary.json"))
    return try JSONDecoder().decode(RunSummary.self, from: data)
  }

  /// Set `BRINK_RECORD=1` to write the pages anew, and look at what changed.
  @Test("Pages look as recorded", arguments: ["two-variants", "faults-withheld", "faults-allowed"])
  func golden(name: String) throws {
    let page = TerminalReport(try run(name), fileName: "scenario.json", seconds: 0.25).text()
    let file = Self.folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(page.utf8).write(to: file) }
    #expect(page == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test("A page of comparisons looks as recorded, in 80 columns")
  func comparison() throws {
    let run = try run("comparison")
    let page = ComparisonPage(run, below: TerminalReport(run, fileName: "scenario.json")).text()
    let file = Self.folder.appending(path: "comparison.txt")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(page.utf8).write(to: file) }
    #expect(page == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    for line in page.split(separator: "\n") { #expect(String(line).displayWidth <= 80 && line.last != " ", "\(line)") }
  }

  @Test("Comparisons that are too wide for the terminal have their numbers on lines of their own")
  func stacked() throws {
    let run = try run("comparison")
    let page = ComparisonPage(run, below: TerminalReport(run, fileName: "scenario.json")).text(width: 50)
    let lines = page.split(separator: "\n").map(String.init)
    let heading = try #require(lines.firstIndex { $0.hasPrefix("outcome") })
    let rows = lines[heading...].prefix { !$0.contains("pairs of trajectories") }
    #expect(rows.count == 2 * (1 + (run.comparisons?.first?.outcomes.count ?? 0)))
    #expect(rows.allSatisfy { $0.displayWidth <= 50 && $0.last != " " })
    #expect(zip(rows, 0...).allSatisfy { $0.hasPrefix("  ") == !$1.isMultiple(of: 2) })
  }

  @Test("No line is wider than the terminal", arguments: [60, 72, 80, 100, 120])
  func width(columns: Int) throws {
    for name in ["two-variants", "faults-withheld", "faults-allowed"] {
      for line in TerminalReport(try run(name), fileName: "scenario.json").text(width: columns).split(separator: "\n") {
        #expect(String(line).displayWidth <= columns, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  @Test("Colours change nothing but colours")
  func colours() throws {
    let report = TerminalReport(try run("two-variants"), fileName: "scenario.json")
    let stripped = report.text(style: .coloured).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(stripped == report.text())
  }

  @Test("A run with faults says so before anything it estimates")
  func faultsFirst() throws {
    let text = TerminalReport(try run("faults-withheld"), fileName: "scenario.json").text()
    let faults = try #require(text.range(of: "FAULTS in faulty"))
    let estimates = try #require(text.range(of: "Outcomes"))
    #expect(faults.lowerBound < estimates.lowerBound)
    #expect(text.components(separatedBy: "Outcomes").count == 2)
  }
}
