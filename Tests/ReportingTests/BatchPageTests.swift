import Analysis
import Foundation
import Reporting
import Testing

@Suite("The page of a batch")
struct BatchPageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func page(_ name: String, width: Int = 80, style: TerminalStyle = .plain) throws -> String {
    let data = try Data(contentsOf: Self.folder.appending(path: "\(name).summary.json"))
    let batch = try JSONDecoder().decode(BatchSummary.self, from: data)
    let maps = [batch.map(ofOutcome: 0, rows: 0, columns: 1)]
    return BatchPage(batch, maps: maps).text(width: width, style: style)
  }

  /// Set `BRINK_RECORD=1` to write the pages anew, and look at what changed.
  @Test("Pages look as recorded", arguments: ["batch-grid", "batch-sample"])
  func golden(name: String) throws {
    let page = try page(name)
    let file = Self.folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(page.utf8).write(to: file) }
    #expect(page == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  /// Set `BRINK_RECORD=1` to write the report anew, and look at what changed.
  @Test("The report answers first, and ends with the command that makes it again", arguments: ["batch-grid"])
  func report(name: String) throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "\(name).summary.json"))
    let batch = try JSONDecoder().decode(BatchSummary.self, from: data)
    let report = BatchReport(batch, version: "0.2.0", planSHA256: "ab12", command: ["brink", "batch", "a plan.json"])
    #expect(report.parts.map(\.name) == ["answer", "effects", "maps", "points", "method"])
    let text = MarkdownPage(report).text
    let file = Self.folder.appending(path: "\(name).md")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(text.utf8).write(to: file) }
    #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test("No line is wider than the terminal", arguments: [60, 72, 80, 100, 120])
  func width(columns: Int) throws {
    for name in ["batch-grid", "batch-sample"] {
      for line in try page(name, width: columns).split(separator: "\n") {
        #expect(String(line).displayWidth <= columns && line.last != " ", "\(line)")
      }
    }
  }

  @Test("Colours change nothing but colours")
  func colours() throws {
    let stripped = try page("batch-sample", style: .coloured).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(stripped == (try page("batch-sample")))
  }
}
