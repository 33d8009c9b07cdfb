import Foundation
import TestSupport
import Testing

@Suite("Files for output replace nothing that must not be lost")
struct OutputPlaceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try .withIncident()
    _ = try folder.brink("run incident.json -n 100 -q -o out")
    _ = try folder.shell("echo mine > out/notes.txt; ln -s out link; ln -s out/run.sqlite record; ln -s record again")
  }

  private func contents() throws -> [Data] { try folder.names("out").map { try folder.contents("out/\($0)") } }

  @Test(
    "Brink's files, and somebody's beside a run, by whatever path",
    arguments: [
      "out/run.sqlite", "out/summary.json", "out/manifest.json", "out/explanation.json", "out/run.sqlite-wal",
      "out/.brink.lock", "out/notes.txt", "link/run.sqlite", "./out/../out/summary.json", "record", "again",
      "incident.json",
    ])
  func refused(path: String) throws {
    let (before, scenario) = (try contents(), try folder.text("incident.json"))
    for command in ["results export out -o", "report out -o", "report out --format markdown -o"] {
      let result = try folder.brink("\(command) \(path)")
      #expect(result.code == 2 && result.errors.contains("choose another name"), "\(result.code) \(result.errors)")
    }
    #expect(try contents() == before && folder.text("incident.json") == scenario)
  }

  @Test("Another run's folder too; a batch's plan and scenarios too")
  func others() throws {
    _ = try folder.brink("batch plan.json -q -o batch")
    for path in ["out/report.html", "batch/batch.json", "plan.json", "incident.json"] {
      let result = try folder.brink("results export batch -o \(path)")
      #expect(result.code == 2 && result.errors.contains("choose another name"), "\(path): \(result)")
    }
    #expect(try folder.brink("results show out").code == 0)
  }

  @Test("What is new, or brink's own report of this run, is written")
  func allowed() throws {
    for command in [
      "results export out -o out/new.csv", "report out -o ./out/report.html", "report out -o link/report.html",
      "report out -o page.html", "report out -o page.html", "report out --charts charts", "report out --charts charts",
    ] {
      let result = try folder.brink(command)
      #expect(result.code == 0, "\(command): \(result.errors)")
    }
    #expect(try folder.brink("run --resume out -n 200 -q").code == 0)
  }
}
