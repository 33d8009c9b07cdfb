import Analysis
import Foundation
import Reporting
import Testing

@Suite("The plays in a report")
struct ExplanationBlocksTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func blocks() throws -> [Block] {
    let data = try Data(contentsOf: Self.folder.appending(path: "explanation.json"))
    let explanation = try JSONDecoder().decode(Explanation.self, from: data)
    let account = try JSONDecoder().decode(
      TrajectoryAccount.self, from: Data(contentsOf: Self.folder.appending(path: "account.json")))
    return ExplanationBlocks(
      explanation, chronicles: explanation.plays.map { _ in PlayNarrative(account) },
      traceCommand: "brink trace scenario.json"
    ).blocks
  }

  @Test("Each play says why it was chosen, and how to replay it")
  func plays() throws {
    let blocks = try blocks()
    let headings = blocks.compactMap { block in if case .heading(let text) = block { text } else { nil } }
    #expect(headings.first?.hasPrefix("Typical play: trajectory") == true)
    #expect(headings.contains("What precedes it") && headings.contains("Where base and cautious_north part"))
    #expect(headings.last == "Ways on the ladders")
    let chronicles = blocks.compactMap { block -> [Block]? in
      if case .collapsible("The chronicle", let inner) = block { inner } else { nil }
    }
    #expect(chronicles.count == headings.count { $0.contains("trajectory") } && !chronicles.isEmpty)
    for chronicle in chronicles {
      guard case .list(let entries) = chronicle.first, case .code(let command) = chronicle.last else {
        Issue.record("a chronicle is a list and a command")
        continue
      }
      #expect(entries.count > 1 && command.hasPrefix("brink trace scenario.json -i "))
    }
  }

  @Test("The ways on a ladder are a chart with the numbers of the explanation")
  func flows() throws {
    let charts = try blocks().flatMap { block -> [Chart] in if case .charts(let charts) = block { charts } else { [] } }
    #expect(charts.count == 2)
    #expect(charts[0].plot.data.columns.map(\.name) == ["from", "to", "count"])
  }
}
