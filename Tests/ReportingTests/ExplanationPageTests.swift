import Analysis
import Foundation
import Reporting
import Testing

@Suite("The page of an explanation")
struct ExplanationPageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// The two-state crisis as `brink explain --json` had it.
  private func page() throws -> ExplanationPage {
    let data = try Data(contentsOf: Self.folder.appending(path: "explanation.json"))
    return ExplanationPage(
      try JSONDecoder().decode(Explanation.self, from: data), traceCommand: "brink trace scenario.json",
      wasChosen: true)
  }

  /// Set `BRINK_RECORD=1` to write the page anew, and look at what changed.
  @Test("The page looks as recorded")
  func golden() throws {
    let text = try page().text()
    let file = Self.folder.appending(path: "explanation.txt")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(text.utf8).write(to: file) }
    #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test("No line is wider than the terminal", arguments: [72, 80, 100, 120])
  func width(columns: Int) throws {
    for line in try page().text(width: columns).split(separator: "\n") {
      #expect(String(line).displayWidth <= columns, "\(line)")
      #expect(line.last != " ", "\(line)")
    }
  }

  @Test("Colours change nothing but colours")
  func colours() throws {
    let stripped = try page().text(style: .coloured).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(try stripped == page().text())
  }
}
