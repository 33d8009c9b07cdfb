import Foundation
import TestSupport
import Testing

@Suite("brink compare")
struct CompareTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  private func comparisons(_ path: String) throws -> String {
    let summary = try JSONSerialization.jsonObject(with: try folder.contents(path)) as? [String: Any]
    let data = try JSONSerialization.data(withJSONObject: summary?["comparisons"] ?? [:], options: .sortedKeys)
    return String(decoding: data, as: UTF8.self)
  }

  @Test("It plays all variants, records them, and says what differs")
  func page() throws {
    let result = try brink("compare", incident, "-n", "20_000", "--objective", "minimise first_shot")
    #expect(result.code == 0, "\(result.errors)")
    for text in ["hot against base", "cold against base", "verdict", "is best", "peak", "higher", "lower", "pairs of"] {
      #expect(result.output.contains(text), "\(result.output)")
    }
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(result.output)")
    #expect(folder.exists("results/incident-compare/run.sqlite"))
    let table = try brink("results", "export", "results/incident-compare", "--table", "comparisons").output
    #expect(table.hasPrefix("baseline,variant,outcome,trajectories,") && table.split(separator: "\r\n").count == 7)
  }

  @Test("Another baseline turns every difference, and a finished run is compared without playing")
  func recorded() throws {
    _ = try brink("run", incident, "-n", "10_000", "-v", "hot,cold", "--quiet", "-o", "out")
    let before = try folder.contents("out/summary.json")
    let again = try brink("compare", "out", "--json")
    #expect(again.code == 0 && again.output == String(decoding: before, as: UTF8.self), "\(again.errors)")
    let other = try brink("compare", "out", "--baseline", "cold", "--margin", "peak=0.5", "--margin", "0.2")
    #expect(other.code == 0 && other.output.contains("base against cold"), "\(other.errors)")
    #expect(try folder.contents("out/summary.json") == before)
    let played = try brink(
      "compare", incident, "-n", "10_000", "-v", "hot,cold", "--baseline", "cold", "-q", "-o", "new")
    #expect(played.code == 0, "\(played.errors)")
    #expect(try comparisons("new/summary.json") != comparisons("out/summary.json"))
    let json = try brink("compare", "out", "--baseline", "cold", "--json").output
    #expect(json == String(decoding: try folder.contents("new/summary.json"), as: UTF8.self))
  }

  @Test("Interrupted, resumed and grown, a comparison has the bits of one that never stopped")
  func resume() throws {
    let arguments = ["compare", incident, "-n", "2_000_003", "--quiet", "-o", "cut"]
    let cut = try BrinkProcess(arguments: arguments, folder: folder).run(interruptAfter: 0.7)
    #expect([0, 130].contains(cut.code), "\(cut.errors)")
    let resumed = try brink("compare", "--resume", "cut", "--quiet", "--threads", "3")
    #expect(resumed.code == 0, "\(resumed.errors)")
    _ = try brink("compare", incident, "-n", "1_000_000", "--quiet", "-o", "grown")
    #expect(try brink("compare", "--resume", "grown", "-n", "2_000_003", "--quiet").code == 0)
    #expect(try folder.contents("cut/summary.json") == folder.contents("grown/summary.json"))
  }

  @Test("A run can be played until a difference is precise")
  func precision() throws {
    for threads in ["1", "3"] {
      let result = try brink(
        "run", incident, "-v", "hot", "--precision", "hot-base:first_shot=0.004", "-t", threads, "-q", "-o", threads)
      #expect(result.code == 0, "\(result.errors)")
    }
    #expect(try folder.contents("1/summary.json") == folder.contents("3/summary.json"))
    let text = try comparisons("1/summary.json")
    #expect(text.contains("first_shot"))
  }

  @Test(
    "What can't be compared is said, with what there is",
    arguments: [
      (["--baseline", "cool"], "there is no played variant \"cool\""),
      (["--objective", "minimise peace"], "there are first_shot"),
      (["--objective", "less war"], "minimise war"), (["--margin", "0"], "above 0"),
      (["--margin", "war=1"], "no outcome \"war\""), (["--precision", "hot-hot:peak=1"], "variant-baseline"),
      (["--precision", "hot-cool:peak=1"], "there is no played variant \"cool\""),
    ])
  func mistakes(arguments: [String], message: String) throws {
    let result = try BrinkProcess(arguments: ["compare", incident] + arguments, folder: folder).run()
    #expect(result.code == 2 && result.errors.contains(message), "\(result.errors)")
    #expect(!folder.exists("results"))
  }

  @Test("Runs with nothing to compare are refused")
  func nothing() throws {
    _ = try brink("run", incident, "-n", "100", "--quiet", "-o", "alone")
    let alone = try brink("compare", "alone")
    #expect(alone.code == 2 && alone.errors.contains("no differences"), "\(alone.errors)")
    #expect(try brink("compare", "results").code != 0)
  }

  @Test("A comparison that is resumed ranks by the objectives that it was begun with")
  func resumedObjectives() throws {
    let goal = ["--objective", "minimise first_shot", "--quiet"]
    let whole = ["compare", incident, "-n", "20_000", "-o", "whole"] + goal
    #expect(try BrinkProcess(arguments: whole, folder: folder).run().code == 0)
    let start = ["compare", incident, "-n", "9_000", "-o", "cut"] + goal
    #expect(try BrinkProcess(arguments: start, folder: folder).run().code == 0)
    let resumed = try BrinkProcess(
      arguments: ["run", "--resume", "cut", "-n", "20_000", "--quiet"], folder: folder
    ).run()
    #expect(resumed.code == 0, "\(resumed.errors)")
    #expect(try folder.contents("cut/summary.json") == folder.contents("whole/summary.json"))
    #expect(try String(decoding: folder.contents("cut/summary.json"), as: UTF8.self).contains("\"rankings\""))
  }

  @Test("Options that a finished run can't follow are refused, not left out")
  func ignoredOptions() throws {
    let start = ["compare", incident, "-n", "2_000", "-o", "out", "--quiet"]
    #expect(try BrinkProcess(arguments: start, folder: folder).run().code == 0)
    for option in [["--variants", "hot"], ["--seed", "5"], ["-n", "30_000"], ["--set", "heat=1"]] {
      let result = try BrinkProcess(arguments: ["compare", "out"] + option, folder: folder).run()
      #expect(result.code == 2 && result.errors.contains("was played already"), "\(result.errors)")
    }
  }
}
