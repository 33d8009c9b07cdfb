import Foundation
import TestSupport
import Testing
import Workbench

@Suite("Usage and mistakes")
struct UsageTests {
  private let folder: TemporaryFolder
  private let incident: String
  private let mistaken: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
    mistaken = try folder.file("mistaken.json", SmallScenarios.mistaken)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  @Test(
    "What is not there is told with the nearest name",
    arguments: [
      ("run incidnt.json", "did you mean incident.json?"), ("results show outt", "did you mean out?"),
      ("report out/x/y", "no such file or folder"), ("explain out --outcome first_sho", "did you mean \"first_shot\"?"),
      ("results export out -t trajectorie", "did you mean \"trajectories\"?"),
      ("compare incident.json --baseline hoot", "did you mean \"hot\"?"),
      ("run incident.json --precision first_sho=0.1", "did you mean \"first_shot\"?"),
      ("merge shards", "no such file or folder"),
    ])
  func nearest(command: String, advice: String) throws {
    let folder = try TemporaryFolder.withIncident()
    #expect(try folder.brink("run incident.json -n 100 -q -o out").code == 0)
    let result = try folder.brink(command)
    #expect([1, 2, 6].contains(result.code) && result.errors.contains(advice), "\(result)")
  }

  @Test("An older processor is told, by an emulator where there is one", .enabled(if: Emulator.path != nil))
  func olderProcessor() throws {
    let emulator = try #require(Emulator.path)
    let folder = try TemporaryFolder()
    let result = try folder.shell("\(emulator) -cpu Nehalem $brink --version")
    #expect(
      result.code == ExitStatus.unfitProcessor.rawValue && result.errors.contains("has less than AVX2"), "\(result)")
  }

  @Test("A setting that overrules what a variant sets is told")
  func overruled() throws {
    let folder = try TemporaryFolder.withIncident()
    let told = try folder.brink("run incident.json -n 10 -q -v hot --set heat=0.5")
    #expect(told.code == 0 && told.errors.contains("also for the variant hot"), "\(told)")
    #expect(try folder.brink("run incident.json -n 10 -q --set heat=0.5").errors.isEmpty)
  }

  @Test(
    "Bad usage exits with 2 and says what would be right",
    arguments: [
      (["--trajectories", "many"], "a whole number was expected"), (["--trajectories", "0"], "must be from 1"),
      (["--trajectories", "1.5"], "a whole number was expected"),
      (["--seed", "1.5"], "from 0 to 18446744073709551615"),
      (["--threads", "0"], "must be from 1"), (["--variant", "hott"], "did you mean \"hot\""),
      (["--set", "heet=1"], "did you mean \"heat\""), (["--set", "heat"], "name=value"),
      (["--speed"], "Unknown option"), (["--threads", "-1"], "the number must be from 1 to 4096"),
      (["--trajectories", "-1"], "must be from 1"), (["--trajectories", "1e30"], "must be from 1"),
      (["--trajectories", "nan"], "a whole number was expected"), (["--seed", "-1"], "from 0 to 18446744073709551615"),
      (["--set", "heat=1", "--set", "heat=2"], "--set gives heat twice: 1 and 2"),
      (["--variants", ""], "names no variant"),
      (["--precision", "peak=-1"], "with a width above 0"), (["--precision", "peak=inf"], "with a width above 0"),
      (["--keep", "-1"], "must be from 0"), (["--output", ""], "--output is given an empty text"),
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

  @Test("A margin that is given twice is refused")
  func margins() throws {
    let result = try brink("compare", incident, "--margin", "shots=1", "--margin", "shots=2")
    #expect(result.code == 2 && result.errors.contains("twice for shots"), "\(result.errors)")
  }

  @Test(
    "A command that does not exist is named, with what was meant",
    arguments: [
      (["rnu"], "did you mean brink run?"), (["results", "shwo"], "did you mean brink results show?"),
      (["play"], "there are check, run, compare"), (["incident.json"], "did you mean brink run incident.json?"),
    ])
  func unknownCommand(arguments: [String], hint: String) throws {
    let result = try BrinkProcess(arguments: arguments, folder: folder).run()
    #expect(
      result.code == 2 && result.errors.contains("has no command") && result.errors.contains(hint), "\(result.errors)")
  }

  @Test("A folder in a file's place is named, with what it holds", arguments: ["check", "run", "compare", "batch"])
  func folderForFile(command: String) throws {
    try FileManager.default.createDirectory(at: folder.url.appending(path: "crisis"), withIntermediateDirectories: true)
    _ = try folder.file("crisis/scenario.json", SmallScenarios.incident)
    let result = try brink(command, "crisis")
    #expect(command == "compare" ? result.code == 2 : result.code == 1)
    let text = result.output + result.errors
    #expect(text.contains("did you mean crisis/scenario.json?"), "\(text)")
    guard command != "compare" else { return }
    _ = try brink("run", incident, "-n", "10", "--quiet", "-o", "done")
    let second = try brink(command, "done")
    #expect((second.output + second.errors).contains("brink results show done"), "\(second.errors)")
  }

  @Test(
    "A day that is none is named",
    arguments: [
      ("2025-02-30", "there is no day 2025-02-30 in the calendar"), ("nan", "--day is a number of days"),
      ("0x2", "--day is a number of days"), ("-1", "day -1 is outside the clock"),
      ("soon", "--day is a number of days"),
    ])
  func days(day: String, message: String) throws {
    let result = try brink("fork", incident, "-i", "3", "--day", day)
    #expect(result.code == 2 && result.errors.contains(message), "\(result.errors)")
  }

  @Test("A file that is too large is named with its size, and is not read")
  func tooLarge() throws {
    let path = try folder.file("large.json", "")
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.truncate(atOffset: 60_000_000)
    try file.close()
    for command in ["check", "run", "batch"] {
      let result = try brink(command, "large.json")
      let text = result.output + result.errors
      #expect(result.code == 1 && text.contains("has 60,000,000 bytes; 16,777,216 is the most"), "\(text)")
    }
  }

  @Test("The README's table of exit codes is the program's")
  func exitCodes() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let rows = readme.matches(of: /\| (\d+) \| (.+) \|\n/).map { "\($0.1) for \($0.2)" }
    #expect(rows.count >= 8)
    let help = try brink("--help").output
    for row in rows { #expect(help.contains(row + "\n"), "\(row)") }
    #expect(help.matches(of: #/\n\d+ for /#).count == rows.count)
  }

  @Test("Shells complete paths for every argument that is one")
  func completions() throws {
    let help = try brink("--experimental-dump-help")
    let tree = try #require(try JSONSerialization.jsonObject(with: Data(help.output.utf8)) as? [String: Any])
    var (paths, without): (Int, [String]) = (0, [])
    func visit(_ command: [String: Any]) {
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        guard ["file", "folder", "plan", "run", "folder|file"].contains(argument["valueName"] as? String) else {
          continue
        }
        paths += 1
        let kind = argument["completionKind"] as? [String: Any] ?? [:]
        guard kind["file"] == nil, kind["directory"] == nil else { continue }
        without.append("\(command["commandName"] ?? ""): \(argument["valueName"] ?? "")")
      }
      for subcommand in command["subcommands"] as? [[String: Any]] ?? [] { visit(subcommand) }
    }
    visit(tree["command"] as? [String: Any] ?? [:])
    #expect(paths > 20 && without.isEmpty, "\(without)")
  }
}

/// QEMU's emulator of processors for single programs, on x86-64 (Debian: qemu-user).
private enum Emulator {
  static let path: String? = {
    #if arch(x86_64)
      return ["/usr/bin/qemu-x86_64", "/usr/local/bin/qemu-x86_64"].first {
        FileManager.default.isExecutableFile(atPath: $0)
      }
    #else
      return nil
    #endif
  }()
}
