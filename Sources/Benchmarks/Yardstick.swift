import Foundation
import MonteCarlo
import ScenarioLanguage
import Simulation

/// The files of the yardstick, and the C program made of them.
enum Yardstick {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "K5")
  /// The project's example scenarios.
  static let scenarios = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios")
  static let scenario = folder.appending(path: "scenario.json")

  static func program(ofScenario file: URL) throws -> Program {
    let bytes = [UInt8](try Data(contentsOf: file))
    return Program(compiling: try Scenario(reading: bytes, fileName: file.path()).model())
  }

  /// Compiles the scalar C program with the system's compiler, at its best.
  ///
  /// - Throws: `BenchmarkError` if there is no compiler or no GSL.
  static func compiledC() throws -> URL {
    let binary = FileManager.default.temporaryDirectory.appending(path: "brink-k5-\(getpid())")
    let source = folder.appending(path: "k5.c").path()
    _ = try capture(
      "/usr/bin/env",
      [
        "cc", "-O3", "-march=native", source, "-o", binary.path(), "-lgsl", "-lgslcblas", "-lm",
      ])
    return binary
  }
}

struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
}

/// Runs a program and returns what it printed.
func capture(_ executable: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: executable)
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw BenchmarkError(description: "\(executable) \(arguments.joined(separator: " ")) failed")
  }
  return String(decoding: text, as: UTF8.self)
}
