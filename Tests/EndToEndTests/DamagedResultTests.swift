import Foundation
import GRDB
import TestSupport
import Testing

@Suite("Results that were damaged, changed or removed, and what to do then")
struct DamagedResultTests {
  private let folder: TemporaryFolder

  init() throws { folder = try .withIncident() }

  @Test("The advice about a damaged file can be followed", arguments: ["run incident.json -n 100", "batch plan.json"])
  func damaged(command: String) throws {
    let (verb, file) = command.hasPrefix("run") ? ("run", "summary.json") : ("batch", "batch.json")
    _ = try folder.brink("\(command) -q -o out")
    for text in ["[", "{}", "{\n}\n", ""] {
      _ = try folder.file("out/\(file)", text)
      let shown = try folder.brink("results show out")
      #expect(shown.code == 4, "\(shown.errors)")
      #expect(shown.errors.contains("; move it away, then brink \(verb) --resume out"), "\(shown.errors)")
      let resumed = try folder.brink("\(verb) --resume out")
      #expect(resumed.code == 2 && resumed.errors.contains("move it away"), "\(resumed.errors)")
      _ = try folder.shell("rm out/\(file)")
      #expect(try folder.brink("results show out").errors.contains("has no \(file)"))
      #expect(try folder.brink("\(verb) --resume out -q").code == 0)
      #expect(try folder.brink("results show out").code == 0)
    }
  }

  @Test(
    "A check of the whole looks at every table and file", arguments: ["run incident.json -n 100", "batch plan.json"])
  func check(command: String) throws {
    let record = command.hasPrefix("run") ? "run.sqlite" : "batch.sqlite"
    _ = try folder.brink("\(command) -q -o out")
    let sound = try folder.brink("results check out")
    #expect(sound.code == 0 && sound.output.contains("as it was written: \(record)"), "\(sound)")
    for table in ["dictionary", "files", command.hasPrefix("run") ? "series" : "estimates"] {
      let column = ["dictionary": "meaning", "files": "name", "series": "series", "estimates": "quantity"][table] ?? ""
      _ = try folder.shell("cp out/\(record) kept")
      try DatabaseQueue(path: folder.path("out/\(record)")).write {
        try $0.execute(sql: "UPDATE \(table) SET \(column) = \(column) || 'x'")
      }
      let damaged = try folder.brink("results check out")
      #expect(damaged.code == 4 && damaged.errors.contains("was changed since it was written"), "\(table): \(damaged)")
      if table == "dictionary" {
        _ = try folder.shell("cp out/report.html kept.html; printf x >> out/report.html")
        let both = try folder.brink("results check out")
        #expect(both.errors.contains("dictionary") && both.errors.contains("report.html was changed"), "\(both)")
        _ = try folder.shell("mv kept.html out/report.html")
      }
      _ = try folder.shell("mv kept out/\(record)")
    }
    _ = try folder.shell("printf x >> out/report.html; rm out/*.json")
    let rest = try folder.brink("results check out")
    #expect(rest.code == 4 && rest.errors.contains("out/report.html was changed"), "\(rest)")
    #expect(rest.errors.contains(".json: no such file"), "\(rest)")
  }

  @Test("A file of any size that is not what brink wrote is told at once", arguments: ["summary.json", "report.html"])
  func large(file: String) throws {
    _ = try folder.brink("run incident.json -n 100 -q -o out")
    _ = try folder.shell("truncate -s 3G out/\(file)")
    for command in ["results show out", "run --resume out"] {
      let result = try folder.shell("ulimit -v 2500000; exec timeout 10 $brink \(command)")
      let code: Int32 = command.hasPrefix("run") ? 2 : file == "summary.json" ? 4 : 0
      #expect(result.code == code, "\(command): \(result)")
    }
  }

  @Test("A result that somebody put there during a run is not replaced, and the way on is told")
  func appeared() throws {
    let result = try folder.shell(
      """
      $brink run incident.json -n 1e8 -q -o out & \(BrinkProcess.whilePlaying("out"))
      echo mine > out/summary.json; kill -INT $p; wait $p
      """)
    #expect(result.code == 2, "\(result)")
    #expect(result.errors.contains("move it away; then go on with brink run --resume out"), "\(result.errors)")
    #expect(try folder.text("out/summary.json") == "mine\n")
  }

  @Test("A record that is removed during a run is lost, and nothing of it stands in the way")
  func removedRecord() throws {
    let result = try folder.shell(
      "$brink run incident.json -n 1e8 -q -o out & \(BrinkProcess.whilePlaying("out")); rm out/run.sqlite; wait $p")
    #expect(result.code == 4 && result.errors.contains("begin anew"), "\(result)")
    #expect(!result.errors.contains("nothing that was recorded is lost"))
    #expect(try folder.names("out").isEmpty)
    #expect(try folder.brink("run incident.json -n 10 -q -o out").code == 0)
  }

  @Test("What SQLite says of a damaged record is one line of plain text")
  func pages() throws {
    _ = try folder.brink("run incident.json -n 5000 -q -o out")
    var bytes = try folder.contents("out/run.sqlite")
    for offset in stride(from: 8192, to: 40_000, by: 7) { bytes[offset] = 0x9B }
    try bytes.write(to: folder.url.appending(path: "out/run.sqlite"))
    let result = try folder.brink("results show out")
    #expect(result.code == 4 && result.errors.contains("run.sqlite is damaged: its pages contradict each other"))
    #expect(!result.errors.contains("***") && result.errors.utf8.allSatisfy { $0 < 0x7F }, "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }
}
