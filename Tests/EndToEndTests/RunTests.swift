import Foundation
import TestSupport
import Testing

@Suite("brink run")
struct RunTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(
    _ arguments: String..., environment: [String: String] = [:], interruptAfter delay: Double? = nil
  ) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, environment: environment, folder: folder).run(interruptAfter: delay)
  }

  @Test("A run prints its page and writes its four files")
  func page() throws {
    let result = try brink("run", incident, "--trajectories", "5e3", "--seed", "7")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("incident · A border incident\nbase · 5,000 trajectories · seed 7 · "))
    #expect(result.output.contains("first_shot"))
    #expect(!result.output.contains("\u{1B}") && result.errors.isEmpty)
    let manifest = try JSONDecoder().decode(JSONValue.self, from: folder.contents("results/incident/manifest.json"))
    #expect(manifest["seed"].number == 7 && manifest["trajectories"].number == 5000)
    #expect(manifest["scenario"]["text"].text == SmallScenarios.incident)
    #expect(manifest["brink"].text != "" && manifest["threads"].number >= 1)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "results/incident").path(percentEncoded: false))
    #expect(files.sorted() == ["manifest.json", "report.html", "run.sqlite", "summary.json"])
  }

  @Test("The manifest names the hashes that sha256sum finds")
  func hashes() throws {
    #expect(try brink("run", incident, "--trajectories", "100", "--quiet").code == 0)
    let manifest = try JSONDecoder().decode(JSONValue.self, from: folder.contents("results/incident/manifest.json"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sha256sum", incident, "results/incident/summary.json"]
    process.currentDirectoryURL = folder.url
    let output = Pipe()
    process.standardOutput = output
    try BrinkProcess.launch(process)
    let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(
      separator: "\n")
    process.waitUntilExit()
    #expect(lines[0].hasPrefix(manifest["scenario"]["sha256"].text) && lines[0].count > 64)
    #expect(lines[1].hasPrefix(manifest["summarySHA256"].text))
  }

  @Test("summary.json has the same bytes for any number of threads and lanes")
  func sameBytes() throws {
    var summaries: Set<Data> = []
    for (threads, batch) in [(1, 512), (2, 256), (3, 512), (8, 7), (2, 1), (8, 512)] {
      let result = try brink(
        "run", incident, "--trajectories", "9_000", "--variant", "all", "--threads", "\(threads)", "--batch",
        "\(batch)", "--quiet", "--force", "--output", "out")
      #expect(result.code == 0 && result.output.isEmpty && result.errors.isEmpty)
      summaries.insert(try folder.contents("out/summary.json"))
    }
    #expect(summaries.count == 1)
  }

  @Test("--json prints the summary and nothing else")
  func json() throws {
    let result = try brink("run", incident, "--trajectories", "500", "--json", "--variant", "hot")
    let summary = try JSONDecoder().decode(JSONValue.self, from: Data(result.output.utf8))
    #expect(summary["format"].text == "brink-summary-2")
    #expect(summary["variants"].elements.map { $0["variant"].text } == ["base", "hot"])
    #expect(
      summary["variants"].elements[0]["estimates"]["outcomes"].elements[0]["incidence"]["value"].elements.count == 13)
    #expect(try Data(result.output.utf8) == folder.contents("results/incident/summary.json"))
  }

  @Test("A setting changes all variants")
  func setting() throws {
    let result = try brink("run", incident, "--trajectories", "500", "--json", "--set", "heat=0", "--variant", "cold")
    let summary = try JSONDecoder().decode(JSONValue.self, from: Data(result.output.utf8))
    for variant in summary["variants"].elements {
      #expect(variant["estimates"]["outcomes"].elements[2]["spread"]["highest"].number == 0)
    }
  }

  @Test("Faults exit with 3 and withhold estimates unless they are asked for")
  func faults() throws {
    let faulty = try folder.file("faulty.json", SmallScenarios.faulty)
    let withheld = try brink("run", faulty, "--trajectories", "2000")
    #expect(withheld.code == 3 && withheld.output.contains("FAULTS") && !withheld.output.contains("Outcomes"))
    #expect(withheld.output.contains("faulty.json:3:"))
    let given = try brink("run", faulty, "--trajectories", "2000", "--allow-faults")
    #expect(given.code == 3 && given.output.contains("FAULTS") && given.output.contains("Outcomes"))
  }

  @Test("A draw that fails says why, in the terminal and in the record")
  func reasons() throws {
    let faulty = try folder.file(
      "shape.json",
      #"""
      { "name": "shape", "clock": { "step": "day", "steps": 2 }, "variables": [
          { "name": "shape", "initial": 1, "next": "shape - 1" },
          { "name": "x", "initial": 0, "next": "gamma(shape, 2)" }],
        "outcomes": [{ "name": "x", "final": "x" }] }
      """#)
    let result = try brink("run", faulty, "--trajectories", "100", "--output", "out")
    #expect(result.code == 3 && result.output.contains("gamma: shape must be"), "\(result.output)")
    let table = try brink("results", "export", "out", "--table", "faults").output
    #expect(table.hasPrefix("variant,trajectory,step,place,line,column,value,reason\r\n"), "\(table)")
    #expect(table.contains("gamma: shape must be"), "\(table)")
  }

  @Test("Ctrl-C ends a run with what is done, and says so")
  func interrupt() throws {
    let result = try brink("run", incident, "--trajectories", "1e9", interruptAfter: 2)
    #expect(result.code == 130)
    #expect(result.output.contains("Stopped before all 1,000,000,000 trajectories"))
    #expect(result.errors.contains("brink: interrupted"))
    let summary = try JSONDecoder().decode(JSONValue.self, from: folder.contents("results/incident/summary.json"))
    #expect(summary["variants"].elements[0]["trajectories"].number > 0)
  }

  @Test("A run in the middle of a block ends soon after it is asked to")
  func stopsWithinABlock() throws {
    let slow = try folder.file(
      "slow.json",
      #"""
      { "name": "slow", "clock": { "step": "hour", "steps": 10000000 },
        "variables": [{ "name": "x", "initial": 0, "next": "0.9 * x + normal(0, 1)" }],
        "outcomes": [{ "name": "x", "final": "x" }] }
      """#)
    let start = ContinuousClock.now
    let result = try brink("run", slow, "--trajectories", "100", interruptAfter: 1)
    #expect(result.code == 130)
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test("What is no regular file is refused at once", arguments: ["/dev/zero", "/dev/null", "/"])
  func devices(path: String) throws {
    let result = try brink("check", path)
    #expect(result.code == 1)
    #expect(result.output.contains(path))
  }

  @Test("Settings are told on the page and in the summary")
  func settings() throws {
    let result = try brink("run", incident, "--trajectories", "100", "--set", "heat=0.5")
    #expect(result.output.contains("\nwith heat=0.5\n"))
    let summary = try JSONDecoder().decode(JSONValue.self, from: folder.contents("results/incident/summary.json"))
    #expect(summary["settings"].elements.map(\.text) == ["heat=0.5"])
    #expect(try brink("run", incident, "--trajectories", "100", "--set", "nothing_such=1").code == 2)
  }
}
