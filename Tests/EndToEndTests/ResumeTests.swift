import Foundation
import GRDB
import ResultsStore
import TestSupport
import Testing
import Workbench

@Suite("The run record: resume, extend, refuse")
struct ResumeTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  private func started(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = BrinkProcess.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardError = FileHandle.nullDevice
    try BrinkProcess.launch(process)
    return process
  }

  /// Starts a run and kills it.
  private func killed(after delay: Double, _ arguments: [String]) throws {
    let process = try started(arguments)
    Thread.sleep(forTimeInterval: delay)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test("A run that is killed at any moment and resumed has the same bits")
  func kills() throws {
    let count = "300_001"
    _ = try brink("run", incident, "-n", count, "--variant", "hot", "--quiet", "--output", "whole")
    let whole = try folder.contents("whole/summary.json")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let delay = Double.random(in: 0.02...0.8, using: &generator)
      try killed(
        after: delay, ["run", incident, "-n", count, "--variant", "hot", "--quiet", "--force", "--output", "cut"])
      let resumed = try brink("run", "--resume", "cut", "--quiet", "--threads", "3")
      if resumed.errors.contains("abandoned") || resumed.errors.contains("there is no") { continue }
      #expect(resumed.code == 0, "after \(delay) s: \(resumed.errors)")
      #expect(try folder.contents("cut/summary.json") == whole, "after \(delay) s")
    }
  }

  @Test("No block that was committed is lost when a run is killed, and the run goes on behind it")
  func committed() throws {
    let process = try started(["run", incident, "-n", "1e9", "--quiet", "--output", "cut"])
    var committed = 0
    for _ in 0..<100 where committed == 0 {
      Thread.sleep(forTimeInterval: 0.1)
      committed = (try? RunRecord.read(in: folder.path("cut")).progress().nextUnit) ?? 0
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(committed > 0)
    let survived = try RunRecord.read(in: folder.path("cut")).progress().nextUnit
    #expect(survived >= committed)
    let resumed = try brink("run", "--resume", "cut", "-n", "\(survived * 4096)", "--quiet", "--json")
    #expect(resumed.code == 0, "\(resumed.errors)")
    let record = try RunRecord.read(in: folder.path("cut"))
    #expect(try record.progress().nextUnit == survived)
    _ = try brink("run", incident, "-n", "\(survived * 4096)", "--quiet", "--output", "whole")
    #expect(try folder.contents("cut/summary.json") == folder.contents("whole/summary.json"))
  }

  @Test(
    "A record of other bits is refused, and stays as it was; one of another version with the same bits is gone on with")
  func otherBits() throws {
    _ = try brink("run", incident, "-n", "5000", "--quiet", "--output", "out")
    try RunRecord.open(in: folder.path("out")).book.update { $0.brink = "0.0.1" }
    #expect(try brink("run", "--resume", "out", "-n", "6000", "--quiet").code == 0)
    try RunRecord.open(in: folder.path("out")).book.update { $0.bits = 1 }
    let result = try brink("run", "--resume", "out", "-n", "9000")
    #expect(result.code == 2 && result.errors.contains("made by brink 0.0.1 with bits 1"), "\(result.errors)")
    #expect(try RecordedRun(reading: ResultsFolder(folder.path("out"))).order.trajectories == 6000)
  }

  @Test("A clock that jumps changes neither results nor the time that was counted")
  func clockJump() throws {
    _ = try brink("run", incident, "-n", "5000", "--quiet", "--output", "out")
    // As if it had been begun on a machine whose clock was decades ahead.
    try RunRecord.open(in: folder.path("out")).book.update { $0.started = "2099-01-01T00:00:00Z" }
    let before = try RecordBook.read(.run, in: folder.path("out")).manifest().seconds
    #expect(try brink("run", "--resume", "out", "-n", "9000", "--quiet").code == 0)
    let after = try RecordBook.read(.run, in: folder.path("out")).manifest().seconds
    #expect(after > before && after < before + 60)
    _ = try brink("run", incident, "-n", "9000", "--quiet", "--output", "whole")
    #expect(try folder.contents("out/summary.json") == folder.contents("whole/summary.json"))
  }

  @Test(
    "A longer run has the bits of one that was as long from the start",
    arguments: [["--keep", "none"], ["--keep", "5000"], []])
  func longer(keep: [String]) throws {
    let start = ["run", incident, "-n", "10_000", "--quiet", "--output", "grown"] + keep
    #expect(try BrinkProcess(arguments: start, folder: folder).run().code == 0)
    #expect(try brink("run", "--resume", "grown", "-n", "30_000", "--quiet").code == 0)
    _ = try brink("run", incident, "-n", "30_000", "--quiet", "--output", "long")
    #expect(try folder.contents("grown/summary.json") == folder.contents("long/summary.json"))
    let shorter = try brink("run", "--resume", "grown", "-n", "4_000")
    #expect(shorter.code == 2 && shorter.errors.contains("are played already"))
  }

  @Test(
    "What would make another run is refused",
    arguments: [
      (["--seed", "2"], "the run has seed 1, not 2"), (["--set", "heat=0.5"], "other settings"),
      (["--variant", "cold"], "the run plays the variants base"), (["--keep", "none"], "keeps 100000"),
    ])
  func refusals(arguments: [String], message: String) throws {
    _ = try brink("run", incident, "-n", "100", "--quiet", "--output", "out")
    let result = try BrinkProcess(arguments: ["run", "--resume", "out"] + arguments, folder: folder).run()
    #expect(result.code == 2 && result.errors.contains(message), "\(result.errors)")
  }

  @Test("A changed scenario is refused; without a file the recorded text is played")
  func changedScenario() throws {
    _ = try brink("run", incident, "-n", "100", "--quiet", "--output", "out")
    let changed = try folder.file(
      "incident.json", SmallScenarios.incident.replacingOccurrences(of: "0.02", with: "0.03"))
    let result = try brink("run", changed, "--resume", "out")
    #expect(result.code == 2 && result.errors.contains("is not the scenario of the run"), "\(result.errors)")
    #expect(try brink("run", "--resume", "out", "-n", "9000", "--quiet").code == 0)
  }

  @Test("A damaged record is named, and kept unless --force is given")
  func damage() throws {
    _ = try brink("run", incident, "-n", "20_000", "--quiet", "--output", "out")
    let file = folder.url.appending(path: "out/run.sqlite")
    var bytes = try Data(contentsOf: file)
    bytes.replaceSubrange(8192..<40_960, with: Data(repeating: 0xA5, count: 32_768))
    try bytes.write(to: file)
    for arguments in [["run", "--resume", "out"], ["run", incident, "--output", "out"]] {
      let result = try BrinkProcess(arguments: arguments + ["-n", "30_000"], folder: folder).run()
      #expect(result.code == 4 && result.errors.contains("run.sqlite"), "\(result.errors)")
      #expect(try Data(contentsOf: file) == bytes)
    }
    try Data(bytes.prefix(5000)).write(to: file)
    #expect(try brink("run", "--resume", "out").code == 4)
    #expect(try brink("run", incident, "--output", "out", "-n", "100", "--force", "--quiet").code == 0)
  }

  @Test(
    "A record whose columns are not what they were is named as damaged",
    arguments: [
      "ALTER TABLE manifest RENAME COLUMN host TO other", "UPDATE progress SET block_size = -1",
      "UPDATE manifest SET threads = 'many'", "UPDATE manifest SET order_text = '{}'", "DROP TABLE progress",
      "UPDATE blocks SET faults = 1 WHERE block = 0", "DELETE FROM trajectories WHERE trajectory = 7",
      "UPDATE pairs SET baseline = 7 WHERE pair = 0", "ALTER TABLE variants RENAME COLUMN name TO other",
    ])
  func alteredColumns(change: String) throws {
    _ = try brink("run", incident, "-n", "1000", "--variant", "all", "--quiet", "--output", "out")
    try DatabaseQueue(path: folder.url.appending(path: "out/run.sqlite").path(percentEncoded: false)).write {
      try $0.execute(sql: change)
    }
    let resumed = try brink("run", "--resume", "out", "-n", "30_000")
    #expect(resumed.code == 4 && resumed.errors.contains("run.sqlite"), "\(resumed.errors)")
    #expect([0, 4].contains(try brink("results", "show", "out").code))
  }

  @Test("An unfinished run is not overwritten without --force")
  func unfinished() throws {
    try killed(after: 1.5, ["run", incident, "-n", "1e9", "--quiet", "--output", "out"])
    let result = try brink("run", incident, "--output", "out", "-n", "100")
    #expect(result.code == 2 && result.errors.contains("--resume out"), "\(result.errors)")
    #expect(try brink("run", incident, "--output", "out", "-n", "100", "--force", "--quiet").code == 0)
  }

  @Test("A finished run is never replaced unasked")
  func finished() throws {
    _ = try brink("run", incident, "-n", "9000", "--quiet")
    let first = try folder.contents("results/incident/summary.json")
    // Without a name the next run gets a folder of its own.
    #expect(try brink("run", incident, "-n", "100", "--quiet").code == 0)
    #expect(try folder.contents("results/incident/summary.json") == first && folder.exists("results/incident-2"))
    let named = try brink("run", incident, "-n", "100", "--output", "results/incident")
    #expect(named.code == 2 && named.errors.contains("holds a finished run"), "\(named.errors)")
    #expect(try brink("run", incident, "-n", "100", "--force", "--quiet").code == 0)
    #expect(try folder.contents("results/incident/summary.json") != first)
  }

  @Test("A database of somebody else is refused, and stays")
  func foreign() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "out"), withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder.path("out/run.sqlite"))
    try queue.write { try $0.execute(sql: "CREATE TABLE mine (x)") }
    for arguments in [["run", incident, "-o", "out"], ["results", "remove", "out"], ["run", "--resume", "out"]] {
      let result = try BrinkProcess(arguments: arguments, folder: folder).run()
      #expect(result.code == 4 && result.errors.contains("no run record of brink"), "\(result.errors)")
    }
    #expect(try queue.read { try $0.tableExists("mine") })
  }

  @Test("A run that was killed shows no results of an earlier one, and says how far it is")
  func staleResults() throws {
    _ = try brink("run", incident, "-n", "9000", "--quiet", "--output", "out")
    try killed(after: 1.5, ["run", "--resume", "out", "-n", "1e9", "--quiet"])
    for arguments in [["show", "out"], ["export", "out", "--table", "estimates"]] {
      let result = try BrinkProcess(arguments: ["results"] + arguments, folder: folder).run()
      #expect(result.code == 2 && result.errors.contains("of 1,000,000,000 trajectories"), "\(result.errors)")
    }
    #expect(try brink("results", "list", ".").output.contains("of 1,000,000,000"))
    #expect(try brink("results", "export", "out", "--table", "blocks").code == 0)
  }

  @Test("A precision that the limit cut short is gone on with when the limit is raised")
  func raisedLimit() throws {
    let precise = ["--precision", "first_shot=0.005"]
    let limited = try BrinkProcess(
      arguments: ["run", incident, "-n", "5000", "--quiet", "--output", "cut"] + precise, folder: folder
    ).run()
    #expect(limited.errors.contains("the interval is ±"), "\(limited.errors)")
    #expect(try brink("run", "--resume", "cut", "-n", "1e6", "--quiet").code == 0)
    _ = try BrinkProcess(arguments: ["run", incident, "--quiet", "--output", "whole"] + precise, folder: folder).run()
    #expect(try folder.contents("cut/summary.json") == folder.contents("whole/summary.json"))
  }

  @Test("The second of two processes on one run is told so")
  func lock() throws {
    let first = try started(["run", incident, "-n", "1e9", "--quiet", "--output", "out"])
    Thread.sleep(forTimeInterval: 1)
    for arguments in [["run", "--resume", "out"], ["run", incident, "--output", "out", "--force"]] {
      let second = try BrinkProcess(arguments: arguments, folder: folder).run()
      #expect(second.code == 75 && second.errors.contains("another brink is working"), "\(second.errors)")
    }
    let shown = try brink("results", "show", "out")
    #expect(shown.code == 75 && shown.errors.contains("is being played"), "\(shown.errors)")
    kill(first.processIdentifier, SIGKILL)
    first.waitUntilExit()
  }

  @Test("A run that was to be precise stops at the same block for any number of threads")
  func precision() throws {
    for threads in ["1", "3"] {
      let result = try brink(
        "run", incident, "--precision", "first_shot=0.005", "--threads", threads, "--quiet", "--output", threads)
      #expect(result.code == 0, "\(result.errors)")
    }
    #expect(try folder.contents("1/summary.json") == folder.contents("3/summary.json"))
    let limited = try brink("run", incident, "--precision", "hot:first_shot=1e-6", "-v", "hot", "-n", "5000")
    #expect(
      limited.code == 0 && limited.errors.contains("at the limit of 5,000 trajectories, before the precision"),
      "\(limited.errors)")
    let unknown = try brink("run", incident, "--precision", "shot=0.1")
    #expect(unknown.code == 2 && unknown.errors.contains("there are first_shot, shots, peak"))
  }
}
