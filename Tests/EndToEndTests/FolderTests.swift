import Foundation
import TestSupport
import Testing

@Suite("Folders: nothing that brink did not write is replaced or removed")
struct FolderTests {
  private let folder: TemporaryFolder
  private let incident: String
  private let plan: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
    plan = try folder.file("plan.json", SmallScenarios.incidentPlan)
  }

  private func brink(_ arguments: [String]) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  private func brink(_ line: String) throws -> BrinkProcess.Result { try folder.brink(line) }

  private func shell(_ command: String) throws -> BrinkProcess.Result { try folder.shell(command) }

  /// Starts commands at once, and gives their exit codes.
  private func together(_ lines: [String]) throws -> [Int32] {
    let processes = try lines.map { line in
      let process = Process()
      process.executableURL = BrinkProcess.binary
      process.arguments = line.split(separator: " ").map(String.init)
      process.currentDirectoryURL = folder.url
      try BrinkProcess.launch(process)
      return process
    }
    return processes.map { process in
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  private func write(_ path: String, _ text: String = "mine") throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    _ = try folder.file(path, text)
  }

  private func text(_ path: String) throws -> String { String(decoding: try folder.contents(path), as: UTF8.self) }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(path)).sorted()
  }

  static let names = [
    "report.html", "summary.json", "manifest.json", "explanation.json", "batch.json", "plan.json", "run.sqlite",
    "batch.sqlite", "run.sqlite-wal", "batch.sqlite-journal", ".brink.lock",
  ]

  @Test(
    "Files of somebody else survive every command that could take their place",
    arguments: [
      "results remove mine", "results remove mine --force", "run incident.json -n 10 -o mine",
      "run incident.json -n 10 -o mine --force", "batch plan.json -o mine", "batch plan.json -o mine --force",
      "merge mine", "run --resume mine", "batch --resume mine", "explain mine", "report mine",
    ])
  func foreign(command: String) throws {
    for name in Self.names { try write("mine/\(name)", "mine \(name)") }
    let result = try brink(command)
    #expect(result.code == 2 || result.code == 4, "\(result.code) \(result.errors)")
    for name in Self.names { #expect(try text("mine/\(name)") == "mine \(name)") }
    #expect(try names("mine") == Self.names.sorted())
  }

  @Test("Each file of somebody else is named, alone too", arguments: ["report.html", "summary.json", "run.sqlite-wal"])
  func named(name: String) throws {
    try write("mine/\(name)")
    for force in [[], ["--force"]] {
      let result = try brink(["run", incident, "-n", "10", "-o", "mine"] + force)
      #expect(result.code == 2 && result.errors.contains(name), "\(result.errors)")
    }
    #expect(try names("mine") == [name])
  }

  @Test("A folder that holds no run is not removed")
  func empty() throws {
    try FileManager.default.createDirectory(at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    for path in ["empty", "nowhere", "incident.json"] {
      let result = try brink(["results", "remove", path, "--force"])
      #expect(result.code == 2 && result.errors.contains("there is no run in"), "\(result.errors)")
    }
    #expect(folder.exists("empty") && folder.exists("incident.json"))
  }

  @Test("What was changed, or put beside a run, stays when the run is removed or replaced", arguments: [true, false])
  func changed(isRemoved: Bool) throws {
    _ = try brink("run incident.json -n 10 -q -o out")
    try write("out/notes.txt")
    try write("out/explanation.json")
    try write("out/report.html", "edited")
    if isRemoved {
      let result = try brink("results remove out")
      #expect(result.code == 0 && result.errors.contains("out stays"), "\(result.errors)")
      #expect(result.errors.contains("explanation.json, notes.txt, report.html"), "\(result.errors)")
      #expect(try names("out") == ["explanation.json", "notes.txt", "report.html"])
    } else {
      for arguments in ["run incident.json -n 10 -o out --force", "run --resume out -n 9000"] {
        let result = try brink(arguments)
        #expect(result.code == 2 && result.errors.contains("report.html"), "\(result.errors)")
      }
      #expect(folder.exists("out/summary.json"))
    }
    #expect(try text("out/report.html") == "edited" && text("out/explanation.json") == "mine")
  }

  @Test("A run is replaced by --force and removed with all that it wrote, explanations too")
  func own() throws {
    _ = try brink("run incident.json -n 2000 -q -o out")
    #expect(try brink("explain out --outcome shots").code == 0)
    #expect(folder.exists("out/explanation.json"))
    #expect(try brink("run incident.json -n 10 -q -o out --force").code == 0)
    #expect(try names("out") == ["manifest.json", "report.html", "run.sqlite", "summary.json"])
    #expect(try brink("report out --output out/report.html").code == 0)
    #expect(try brink("results remove out").code == 0 && !folder.exists("out"))
    #expect(try brink("batch plan.json -q -o out").code == 0)
    #expect(try brink("batch plan.json -q -o out --force").code == 0)
    #expect(try brink("results remove out").code == 0 && !folder.exists("out"))
  }

  @Test("Links are not followed to what they lead to", arguments: ["link", "link/", "link/.", "link/./", "out/up/.."])
  func links(path: String) throws {
    _ = try brink("run incident.json -n 10 -q -o out")
    _ = try shell("ln -s out link && mkdir out/up")
    let result = try brink(["results", "remove", path])
    #expect(result.code == 2 && result.errors.contains("leads to another folder"), "\(result.errors)")
    #expect(folder.exists("out/run.sqlite"))
  }

  @Test("A link or a pipe in the place of a temporary file or of the lock is not followed")
  func temporaries() throws {
    try write("victim")
    _ = try shell("mkdir out && ln -s ../victim out/.brink.lock")
    let result = try brink("run incident.json -n 10 -q -o out")
    #expect(result.code == 4, "\(result.errors)")
    #expect(try text("victim") == "mine")
    _ = try shell("mkdir pipe && mkfifo pipe/.brink.lock")
    #expect(try brink("run incident.json -n 10 -q -o pipe").code == 4)
  }

  @Test("What a killed process left behind is cleaned at the next start; what is in use, or is no plain file, is not")
  func leftovers() throws {
    _ = try brink("run incident.json -n 10 -q -o out")
    try write("out/.brink-summary.json.1234-0.part")
    _ = try shell("ln -s ../victim out/.brink-report.html.1234-0.part")
    #expect(try brink("run --resume out -n 9000 -q").code == 0)
    #expect(try names("out").filter { $0.hasPrefix(".") } == [".brink-report.html.1234-0.part"])
  }

  @Test("Runs that begin at once get folders of their own")
  func atOnce() throws {
    #expect(try together((1...4).map { "run incident.json -n 2000 -q --seed \($0)" }) == [0, 0, 0, 0])
    #expect(try names("results") == ["incident", "incident-2", "incident-3", "incident-4"])
    for run in try names("results") { #expect(folder.exists("results/\(run)/summary.json")) }
    #expect(try together((1...3).map { _ in "batch plan.json -q" }) == [0, 0, 0])
    #expect(try names("results").count == 7)
  }

  @Test("A run that is interrupted at any moment of its beginning is gone on with, or begun anew, without --force")
  func pilot() throws {
    let arguments = ["run", incident, "-n", "20_000", "-v", "all", "--quiet", "-o"]
    #expect(try brink(arguments + ["whole"]).code == 0)
    let whole = try folder.contents("whole/summary.json")
    for delay in stride(from: 0.0, to: 0.2, by: 0.01) {
      let path = "cut-\(delay)"
      let cut = try BrinkProcess(arguments: arguments + [path], folder: folder).run(interruptAfter: delay)
      #expect([0, 2, 130].contains(cut.code), "\(cut.code) \(cut.errors)")
      let resumed = try brink(["run", "--resume", path, "--quiet"])
      if resumed.code != 0 {
        #expect(!resumed.errors.contains("damaged"), "after \(delay) s: \(resumed.errors)")
        #expect(try brink(arguments + [path]).code == 0)
      }
      #expect(try folder.contents("\(path)/summary.json") == whole, "after \(delay) s")
    }
  }

  @Test("A record from which nothing was played does not stand in the way of a new run")
  func nothingPlayed() throws {
    let slow = try folder.file(
      "slow.json",
      #"""
      { "name": "slow", "clock": { "step": "hour", "steps": 1000000 },
        "variables": [{ "name": "x", "initial": 0, "next": "0.9 * x + normal(0, 1)" }],
        "outcomes": [{ "name": "x", "final": "x" }] }
      """#)
    let cut = try BrinkProcess(arguments: ["run", slow, "-o", "out"], folder: folder).run(interruptAfter: 0.5)
    #expect(cut.code == 130 && cut.errors.contains("--resume out"), "\(cut.errors)")
    #expect(try brink("run incident.json -n 10 -q -o out").code == 0)
  }

  @Test("A file for output is written through links, pipes and devices, and replaced only if it is a plain one")
  func outputs() throws {
    _ = try brink("run incident.json -n 10 -q -o out")
    for command in ["results export out --output", "report out --quiet --output"] {
      try write("target", "old")
      _ = try shell("ln -sf target link; rm -f pipe; mkfifo pipe")
      #expect(try brink("\(command) link").code == 0)
      #expect(FileManager.default.destinationOfLink(folder.path("link")) == "target")
      let whole = try text("target")
      #expect(whole != "old")
      let piped = try shell("cat pipe > got & $brink \(command) pipe && test -p pipe")
      // The reader may need a moment to end.
      for _ in 0..<100 where try text("got") != whole { Thread.sleep(forTimeInterval: 0.05) }
      #expect(try piped.code == 0 && text("got") == whole, "\(piped.errors)")
      #expect(try brink("\(command) /dev/null").code == 0)
      #expect(try shell("test -c /dev/null").code == 0)
      #expect(try shell("$brink \(command) /dev/stdout").output == whole)
      try write("plain", "old")
      _ = try shell("chmod 600 plain; ln plain other")
      #expect(try brink("\(command) plain").code == 0)
      #expect(try text("plain") == whole && text("other") == "old")
      #expect(try shell("stat -c %a plain").output == "600\n")
      _ = try shell("rm -f plain other")
      #expect(try brink("\(command) out").code == 2)
      #expect(try brink("\(command) no/such/file").code == 4)
    }
    #expect(try names(".").filter { $0.hasPrefix(".brink") }.isEmpty)
  }
}

extension FileManager {
  fileprivate func destinationOfLink(_ path: String) -> String? { try? destinationOfSymbolicLink(atPath: path) }
}
