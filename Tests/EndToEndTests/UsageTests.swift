import Foundation
import Testing

@Suite("Usage and mistakes")
struct UsageTests {
  private let folder: BrinkProcess.Folder
  private let incident: String
  private let mistaken: String

  init() throws {
    folder = try BrinkProcess.Folder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
    mistaken = try folder.file("mistaken.json", SmallScenarios.mistaken)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  @Test(
    "Bad usage exits with 2 and says what would be right",
    arguments: [
      (["--trajectories", "many"], "a whole number was expected"), (["--trajectories", "0"], "must be from 1"),
      (["--trajectories", "1.5"], "a whole number was expected"),
      (["--seed", "1.5"], "from 0 to 18446744073709551615"),
      (["--threads", "0"], "must be from 1"), (["--variant", "hott"], "did you mean \"hot\""),
      (["--set", "heet=1"], "did you mean \"heat\""), (["--set", "heat"], "name=value"),
      (["--output", "/proc/nowhere"], "can't write results to /proc/nowhere"), (["--speed"], "Unknown option"),
    ])
  func badUsage(arguments: [String], message: String) throws {
    let result = try BrinkProcess(arguments: ["run", incident] + arguments, folder: folder).run()
    #expect(result.code == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(!folder.exists("results/incident/summary.json"))
  }

  @Test("A scenario with mistakes exits with 1, all of them named with line and column")
  func badScenario() throws {
    let run = try brink("run", mistaken)
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(run.errors.contains("mistaken.json:3:") && run.errors.contains("mistaken.json:4:"))
    let check = try brink("check", incident, mistaken)
    #expect(check.code == 1 && check.output.contains("did you mean"))
    #expect(check.output.contains("incident.json: ok: 1 parameter, 1 variable, "))
  }

  @Test("A file that is not there is named")
  func missing() throws {
    for command in ["check", "run"] {
      let result = try brink(command, "nowhere.json")
      #expect(result.code == 1 && (result.output + result.errors).contains("nowhere.json: no such file"))
    }
  }

  @Test("A sound scenario exits with 0")
  func check() throws {
    #expect(try brink("check", incident).code == 0)
    #expect(try brink("--version").output.hasPrefix("brink "))
    #expect(try brink("--help").code == 0)
  }
}
