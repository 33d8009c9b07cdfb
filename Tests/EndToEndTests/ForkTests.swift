import Foundation
import TestSupport
import Testing

@Suite("brink fork")
struct ForkTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func fork(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: ["fork", incident] + arguments, folder: folder).run()
  }

  @Test("Futures with and without an intervention are compared, on one page")
  func page() throws {
    let result = try fork("-i", "3", "--day", "2", "--set", "tension=1", "-n", "2000")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("The past: trajectory 3, seed 1, variant base, until"), "\(result.output)")
    #expect(result.output.contains("with against without") && result.output.contains("tension = 1"))
    // A command stands on one line, whole, for who copies it.
    let lines = result.output.split(separator: "\n").filter { !$0.hasPrefix("The same bits: ") }
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(result.output)")
  }

  @Test("The same fork has the same bits on any number of threads")
  func bits() throws {
    let results = try ["1", "3"].map { threads in
      try fork("-i", "3", "--day", "2", "--set", "tension=1", "-n", "9000", "--json", "--threads", threads).output
    }
    #expect(results[0] == results[1] && results[0].contains("\"comparisons\""))
  }

  @Test("A fork says of whom it is and what was done, and its command gives the same bits")
  func again() throws {
    let asked = ["-i", "3", "--day", "2", "--set", "tension=1", "-n", "300", "-s", "7"]
    let result = try BrinkProcess(arguments: ["fork", incident] + asked, folder: folder).run()
    let command = try #require(result.output.split(separator: "\n").last { $0.hasPrefix("The same bits: brink ") })
    let again = try folder.brink(String(command.dropFirst("The same bits: brink ".count)) + " --json")
    let first = try BrinkProcess(arguments: ["fork", incident] + asked + ["--json"], folder: folder).run()
    #expect(again.output == first.output && again.code == 0, "\(again.errors)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    let fork = try #require(json["fork"] as? [String: Any])
    #expect(
      fork["trajectory"] as? Int == 3 && fork["day"] as? Double == 2 && fork["settings"] as? [String] == ["tension=1"])
  }

  @Test("Without an intervention the page says what the past makes likely")
  func plain() throws {
    let result = try fork("-i", "3", "--day", "2", "-n", "500")
    #expect(result.code == 0 && result.output.contains("Outcomes"), "\(result.output)\(result.errors)")
  }

  @Test("An action that is not possible on the day is refused, not silently left out")
  func impossible() throws {
    let scenario = try folder.file(
      "guarded.json",
      #"""
      { "name": "guarded", "clock": { "step": "day", "steps": 9 },
        "variables": [{ "name": "quiet", "initial": 1, "next": "if(step >= 5, 0, 1)" }],
        "actors": [{ "name": "North", "decisions": [{ "name": "fire",
          "actions": [{ "name": "shoot", "when": "quiet == 0", "hazard": 0.01 }] }] }],
        "outcomes": [{ "name": "shots", "count": "did(North.shoot)" }] }
      """#)
    func fork(_ day: String) throws -> BrinkProcess.Result {
      try BrinkProcess(
        arguments: ["fork", scenario, "-i", "0", "--day", day, "--do", "North: shoot", "-n", "500"], folder: folder
      ).run()
    }
    let refused = try fork("2")
    #expect(refused.code == 2 && refused.errors.contains("not possible on that day"), "\(refused.errors)")
    let done = try fork("7")
    #expect(done.code == 0 && done.output.contains("higher"), "\(done.output)\(done.errors)")
  }

  @Test(
    "What can't be forked says why",
    arguments: [
      ("999", "outside the clock"), ("soon", "is a number of days since the start, or a date"),
    ])
  func mistakes(day: String, message: String) throws {
    let result = try fork("-i", "3", "--day", day)
    #expect(result.code == 2 && result.errors.contains(message), "\(result.errors)")
  }
}
