import Foundation
import ResultsStore
import TestSupport
import Testing

@Suite("Records of version 0.1.0")
struct OldRecordTests {
  private let folder: TemporaryFolder

  /// Works on a copy of the records.
  init() throws {
    folder = try TemporaryFolder()
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: tests.appending(path: "ReferenceData/records-0.1.0"), to: folder.url.appending(path: "old"))
  }

  private func brink(_ line: String) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: line.split(separator: " ").map(String.init), folder: folder).run()
  }

  @Test(
    "are listed, shown, exported and reported",
    arguments: [
      ("results list old", "old/comparison  complete                 300         2     1"),
      ("results list old", "old/batch       batch complete"),
      ("results show old/run", "launches                     1.37"),
      ("results show old/run --json", "\"seed\": 1"), ("results show old/batch", "grid of 4 points"),
      ("results show old/comparison", "cautious_north"),
      ("results export old/run", "base,0,horizon,26.0,"), ("results export old/run --table manifest", "0.1.0"),
      ("results export old/run --table estimates", "base,outcome,launches,,mean,1.3733333333333333"),
      ("results export old/comparison --table comparisons --json", "\"baseline\": \"base\""),
      ("results export old/batch", "2,played,two_state_crisis,base,0.03,cautious,100,0,0.83"),
      ("report old/run", "The report is old/run/report.html"),
      ("report old/run --format markdown", "# A two-state crisis"),
      ("report old/run old/comparison --format markdown", "side by side"),
    ])
  func reading(command: String, text: String) throws {
    let before = try records()
    let result = try brink(command)
    #expect(result.code == 0 && result.output.contains(text), "\(result.output.prefix(2000)) \(result.errors)")
    #expect(try records() == before)
  }

  @Test(
    "are not played on or again, with the reason",
    arguments: [
      "run --resume old/run", "run --resume old/run -n 9000", "compare old/comparison", "explain old/run",
      "merge old/run",
      "batch --resume old/batch",
    ])
  func playing(command: String) throws {
    let before = try records()
    let result = try brink(command)
    #expect(result.code == 2 && result.errors.contains("made by brink 0.1.0 with bits 1"), "\(result.errors)")
    #expect(try records() == before)
  }

  @Test("are reported though today's rules refuse their scenario")
  func refusedScenario() throws {
    _ = try brink("run old/crisis.json -n 100 -q -o new")
    try RunRecord.open(in: folder.path("new")).book.update { manifest in
      guard case .text(let order) = manifest.order else { return }
      let name = #"\"name\": \"two_state_crisis\","#
      manifest.order = .text(order.replacing(name, with: name + #" \"no_longer\": \"allowed\","#))
    }
    let result = try brink("report new --format markdown")
    #expect(result.code == 0 && result.output.contains("launches"), "\(result.output)")
    #expect(result.errors.contains("refuses the scenario") && result.errors.contains("no_longer"), "\(result.errors)")
    #expect(try brink("report new").code == 0)
    #expect(try brink("run --resume new -n 9000").code == 4)
  }

  @Test("are removed with what was written beside them")
  func removal() throws {
    #expect(try brink("report old/run").code == 0)
    #expect(try brink("results remove old/run old/batch").code == 0)
    #expect(!folder.exists("old/run") && !folder.exists("old/batch"))
  }

  @Test("Tables that they don't have are named", arguments: ["old/run", "old/batch"])
  func missingTable(path: String) throws {
    let result = try brink("results export \(path) --table files")
    #expect(result.code == 2 && result.errors.contains("made by brink 0.1.0, which had no table files"))
  }

  private func records() throws -> [Data] {
    try ["old/run/run.sqlite", "old/comparison/run.sqlite", "old/batch/batch.sqlite"].map(folder.contents)
  }
}
