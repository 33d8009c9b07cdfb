import Foundation
import TestSupport
import Testing

@Suite("Help texts")
struct HelpTests {
  private static let commands = [
    "", "check", "run", "compare", "batch", "merge", "report", "results", "results list", "results show",
    "results check", "results export", "results remove", "trace", "explain", "fork",
  ]

  private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// `BRINK_RECORD_HELP=1 swift test --filter HelpTests` writes the files anew, to be read before they are committed.
  @Test("are as they were read and found good", arguments: commands)
  func help(command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let result = try BrinkProcess(
      arguments: ["help"] + words, environment: ["COLUMNS": "80"], folder: try TemporaryFolder()
    ).run()
    let name = (["brink"] + words).joined(separator: "-") + ".txt"
    let file = Self.golden.appending(path: name)
    if ProcessInfo.processInfo.environment["BRINK_RECORD_HELP"] != nil {
      try Data(result.output.utf8).write(to: file)
    }
    #expect(result.code == 0)
    #expect(try result.output == String(decoding: Data(contentsOf: file), as: UTF8.self), "\(name)")
  }
}
