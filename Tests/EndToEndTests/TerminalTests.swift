import Foundation
import TestSupport
import Testing

/// Runs under `script`, which gives the program a terminal; the tests are skipped, saying so, where there is none.
@Suite("On a terminal", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct TerminalTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  /// What the terminal is sent.
  private func terminal(_ environment: [String: String], quiet: Bool = false) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/script")
    let command =
      "stty cols 80; '\(BrinkProcess.binary.path(percentEncoded: false))' run '\(incident)' --trajectories 300000"
    process.arguments = ["-qec", command, "/dev/null"]
    process.currentDirectoryURL = folder.url
    var all = ProcessInfo.processInfo.environment
    all["NO_COLOR"] = nil
    all["TERM"] = "xterm"
    process.environment = all.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try BrinkProcess.launch(process)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test("There are colours and a progress bar")
  func colours() throws {
    let text = try terminal([:])
    #expect(text.contains("\u{1B}[1m") && text.contains("▕") && text.contains("first_shot"))
  }

  @Test("NO_COLOR takes the colours away")
  func noColour() throws {
    #expect(try !terminal(["NO_COLOR": "1"]).contains("m▁") && !terminal(["NO_COLOR": "1"]).contains("\u{1B}[1m"))
  }

  @Test("A dumb terminal gets plain text")
  func dumb() throws {
    #expect(try !terminal(["TERM": "dumb"]).contains("\u{1B}"))
  }
}
