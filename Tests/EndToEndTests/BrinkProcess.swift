import Foundation
import Synchronization
import TestSupport

/// The binary that was built beside the tests, run as its users run it.
struct BrinkProcess {
  var program = BrinkProcess.binary
  let arguments: [String]
  var environment: [String: String] = [:]
  let folder: TemporaryFolder

  struct Result {
    let code: Int32
    let output: String
    let errors: String
  }

  /// What a shell does behind `&` until a run that it started has something in its record; its process is `$p` then.
  static func whilePlaying(_ path: String) -> String {
    "p=$!; for i in $(seq 400); do test -s \(path)/run.sqlite-wal && break; sleep 0.05; done; sleep 0.5"
  }

  /// What comes before a command for an ordinary user: nothing is forbidden to root. Nil where the binary can't be run so.
  static let ordinaryUser: String? = {
    let user = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups -- " : ""
    guard let result = try? TemporaryFolder().shell("chmod 755 . && \(user)$brink --version"), result.code == 0 else {
      print("Skipped: the binary can't be run as an ordinary user here.")
      return nil
    }
    return user
  }()

  /// `brink` among the products; the tests' bundle lies there too.
  static let binary: URL = {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "brink")
    if FileManager.default.isExecutableFile(atPath: beside.path(percentEncoded: false)) { return beside }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return root.deletingLastPathComponent().appending(path: ".build/debug/brink")
  }()

  private static let launching = NSLock()

  /// Starts a process, no other one at the same time: Foundation 6.3.1 has crashed then within `Process.run`.
  static func launch(_ process: Process) throws { try launching.withLock { try process.run() } }

  /// Runs to the end, a minute at most; `interruptAfter` seconds, if given, a SIGINT is sent.
  func run(interruptAfter delay: Double? = nil) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (try capture("output"), try capture("errors"))
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try Self.launch(process)
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      process.interrupt()
    }
    let watchdog = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()
    return Result(code: process.terminationStatus, output: try output.finish(), errors: try errors.finish())
  }

  /// A file that takes a stream: unlike a pipe it can't fill up.
  private func capture(_ name: String) throws -> Capture {
    let url = FileManager.default.temporaryDirectory.appending(path: "brink-\(name)-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: url.path(percentEncoded: false), contents: nil)
    return Capture(url: url, handle: try FileHandle(forWritingTo: url))
  }

  private struct Capture {
    let url: URL
    let handle: FileHandle

    /// What was written, and nothing of it is left.
    ///
    /// Foundation 6.3.1 keeps the handles of ended processes open, and crashes when it starts another with more than 1,300
    /// open files: it reads past the end of their listing.
    func finish() throws -> String {
      try handle.close()
      defer { try? FileManager.default.removeItem(at: url) }
      return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
  }
}

extension TemporaryFolder {
  /// A folder with `incident.json`, and `plan.json` for a batch of it.
  static func withIncident() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("incident.json", SmallScenarios.incident)
    _ = try folder.file("plan.json", SmallScenarios.incidentPlan)
    return folder
  }

  /// Runs brink with the words of a line.
  func brink(_ line: String) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: line.split(separator: " ").map(String.init), folder: self).run()
  }

  /// Runs a shell command, in which `$brink` is the binary.
  func shell(_ command: String) throws -> BrinkProcess.Result {
    try BrinkProcess(
      program: URL(filePath: "/bin/sh"), arguments: ["-c", command],
      environment: ["brink": BrinkProcess.binary.path(percentEncoded: false)], folder: self
    ).run()
  }
}
