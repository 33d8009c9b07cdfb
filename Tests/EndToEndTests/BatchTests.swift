import Foundation
import ResultsStore
import TestSupport
import Testing

@Suite("Batches: points, resume, refuse")
struct BatchTests {
  private let folder: TemporaryFolder
  private let plan: String

  private static let grid = #"""
    {
      "scenario": "incident.json", "variants": ["base", "hot"], "trajectories": 6000, "seed": 3,
      "set": { "tension": [0.1, 0.3], "heat": [0.2, "uniform(0.2, 1)", 1] }
    }
    """#

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("incident.json", SmallScenarios.incident)
    plan = try folder.file("plan.json", Self.grid)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  private func object(_ path: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: folder.contents(path)) as? [String: Any])
  }

  @Test("A batch's report is written anew, with the same bytes, and as Markdown")
  func report() throws {
    let folder = try TemporaryFolder.withIncident()
    #expect(try folder.brink("batch plan.json -q -o out").code == 0)
    let first = try folder.contents("out/report.html")
    let plan = try folder.contents("plan.json")
    #expect(try folder.brink("report out").code == 0)
    #expect(try folder.contents("out/report.html") == first)
    let text = try folder.brink("report out --format markdown")
    #expect(text.code == 0 && text.output.contains("## Question and answer"), "\(text)")
    let refused = try folder.brink("report out --output plan.json")
    #expect(refused.code == 2, "\(refused)")
    #expect(try folder.contents("plan.json") == plan)
    #expect(try folder.brink("report out out").errors.contains("only runs are reported side by side"))
  }

  @Test("Each point has the bits of a single run with its settings")
  func singleRuns() throws {
    #expect(try brink("batch", plan, "--quiet", "--output", "out").code == 0)
    let runs = try #require(try object("out/batch.json")["runs"] as? [[String: Any]])
    #expect(runs.count == 12)
    for run in [runs[0], runs[3], runs[11]] {
      let settings = try #require(run["settings"] as? [[String: String]])
      let set = settings.flatMap { ["--set", "\($0["name"] ?? "")=\($0["value"] ?? "")"] }
      let arguments = [
        "run", "incident.json", "-n", "6000", "--seed", "3", "-v", "hot", "--force", "--quiet", "-o", "one",
      ]
      #expect(try BrinkProcess(arguments: arguments + set, folder: folder).run().code == 0)
      let variants = try #require(try object("one/summary.json")["variants"] as? [[String: Any]])
      let single = try #require(variants.first { $0["variant"] as? String == run["variant"] as? String })
      let outcomes = try #require((single["estimates"] as? [String: Any])?["outcomes"] as? [[String: Any]])
      let expected = outcomes.map { ($0["probability"] ?? $0["mean"]) as? NSDictionary }
      #expect(run["estimates"] as? [NSDictionary] == expected)
    }
  }

  @Test("The same bits come from any number of threads, and from a batch that was killed and resumed")
  func resume() throws {
    let long = try folder.file("long.json", Self.grid.replacing("6000", with: "60000"))
    #expect(try brink("batch", long, "--quiet", "--output", "whole").code == 0)
    let whole = try folder.contents("whole/batch.json")
    #expect(try brink("batch", long, "--quiet", "--output", "one", "--threads", "1").code == 0)
    #expect(try folder.contents("one/batch.json") == whole)
    var resumed = 0
    for _ in 0..<8 {
      let process = Process()
      process.executableURL = BrinkProcess.binary
      process.arguments = ["batch", long, "--quiet", "--force", "--output", "cut"]
      process.currentDirectoryURL = folder.url
      process.standardError = FileHandle.nullDevice
      try BrinkProcess.launch(process)
      let delay = Double.random(in: 0.02...0.8)
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let result = try brink("batch", "--resume", "cut", "--quiet", "--threads", "3")
      if result.code != 0, result.errors.contains("abandoned") || result.errors.contains("there is no") { continue }
      resumed += 1
      #expect(result.code == 0, "after \(delay) s: \(result.errors)")
      #expect(try folder.contents("cut/batch.json") == whole, "after \(delay) s")
    }
    #expect(resumed > 0)
  }

  @Test("Ctrl-C keeps the points that are done, and says how to go on")
  func interrupt() throws {
    let long = try folder.file("long.json", Self.grid.replacing("6000", with: "300000"))
    let process = BrinkProcess(arguments: ["batch", long, "--quiet", "--output", "cut"], folder: folder)
    let result = try process.run(interruptAfter: 0.5)
    #expect(result.code == 130 && result.errors.contains("brink batch --resume cut"), "\(result.errors)")
    #expect(try RecordBook.read(.batch, in: folder.path("cut")).manifest().state == .interrupted)
    #expect(try object("cut/batch.json")["isComplete"] as? Bool == false)
    let list = try brink("results", "list", ".").output
    #expect(list.contains(/batch interrupted, [0-9]+ of [0-9]+ points/), "\(list)")
  }

  @Test("A changed plan, scenario or version is refused, and a folder that is taken")
  func refusals() throws {
    #expect(try brink("batch", plan, "--quiet", "--output", "out").code == 0)
    let taken = try brink("batch", plan, "--output", "out")
    #expect(taken.code == 2 && taken.errors.contains("holds a finished batch"), "\(taken.errors)")
    #expect(try brink("batch", plan, "--resume", "out", "--quiet").code == 0)
    _ = try folder.file("plan.json", Self.grid.replacing("6000", with: "7000"))
    let changed = try brink("batch", plan, "--resume", "out")
    #expect(changed.code == 2 && changed.errors.contains("is not the plan of the batch"), "\(changed.errors)")
    _ = try folder.file("plan.json", Self.grid)
    _ = try folder.file("incident.json", SmallScenarios.incident.replacing("0.02", with: "0.03"))
    let other = try brink("batch", plan, "--resume", "out")
    #expect(other.code == 2 && other.errors.contains("is not the scenario of the batch"), "\(other.errors)")
    // The recorded texts are enough.
    #expect(try brink("batch", "--resume", "out", "--quiet").code == 0)
    _ = try brink("run", "incident.json", "-n", "100", "--quiet", "--output", "run")
    let run = try brink("batch", plan, "--output", "run")
    #expect(run.code == 2 && run.errors.contains("holds a run"), "\(run.errors)")
  }

  @Test("A second process is told that the batch is being played")
  func lock() throws {
    #expect(try brink("batch", plan, "--quiet", "--output", "out").code == 0)
    let lock = try RunLock(folder: folder.path("out"))
    let second = try brink("batch", "--resume", "out")
    #expect(second.code == 75 && second.errors.contains("another brink is working"), "\(second.errors)")
    withExtendedLifetime(lock) {}
  }

  @Test("A point with faults does not lose the others, and the batch says so")
  func faults() throws {
    _ = try folder.file("faulty.json", SmallScenarios.faulty)
    let plan = try folder.file(
      "faulty-plan.json",
      #"{ "scenario": "faulty.json", "trajectories": 500, "set": { "x": [10000, "uniform(-0.1, 1)"] } }"#)
    let result = try brink("batch", plan, "--output", "out")
    #expect(result.code == 3 && result.output.contains("RUNS WITHOUT ESTIMATES: 1"), "\(result.output)")
    let runs = try #require(try object("out/batch.json")["runs"] as? [[String: Any]])
    #expect(runs.map { $0["state"] as? String } == ["played", "faults"])
    #expect(
      (runs[0]["estimates"] as? [Any])?.first is [String: Any] && (runs[1]["estimates"] as? [Any])?.first is NSNull)
  }

  @Test("Mistakes of the plan and a missing scenario come with their places, before anything is written")
  func mistakes() throws {
    let bad = try folder.file("bad.json", Self.grid.replacing(#""heat""#, with: #""heta""#))
    let result = try brink("batch", bad)
    #expect(result.code == 1 && result.errors.contains(#"did you mean "heat"?"#), "\(result.errors)")
    let missing = try folder.file("missing.json", #"{ "scenario": "nowhere.json" }"#)
    let second = try brink("batch", missing)
    #expect(second.code == 1 && second.errors.contains("missing.json:1:15: error: scenario: "), "\(second.errors)")
    #expect(!folder.exists("results"))
  }

  @Test("The table of points has a row for each run and a column for each factor and outcome")
  func export() throws {
    #expect(try brink("batch", plan, "--quiet", "--output", "out").code == 0)
    let lines = try brink("results", "export", "out").output.split(separator: "\r\n")
    #expect(
      lines.first == "point,state,scenario,variant,tension,heat,trajectories,faults,first_shot,shots,peak"
        && lines.count == 13)
    #expect(lines[3].hasPrefix(#"2,played,incident,base,0.1,"uniform(0.2, 1)",6000,0,"#), "\(lines[3])")
    let unknown = try brink("results", "export", "out", "--table", "blocks")
    #expect(unknown.code == 2 && unknown.errors.contains("there are points, factors"), "\(unknown.errors)")
  }

  @Test("Every column of the record is in its dictionary")
  func dictionary() throws {
    #expect(try brink("batch", plan, "--quiet", "--output", "out").code == 0)
    for table in BatchRecord.exportedTables where table != "points" {
      let header = try brink("results", "export", "out", "--table", table).output.prefix { $0 != "\r\n" }
      let known = try brink("results", "export", "out", "--table", "dictionary").output
      for column in header.split(separator: ",") where column != "id" {
        #expect(known.contains("\r\n\(table),\(column),"), "\(table).\(column)")
      }
    }
  }
}
