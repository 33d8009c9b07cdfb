import Foundation
import GRDB
import TestSupport
import Testing

@Suite("A change that a killed process has left half done in a record")
struct HotJournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try .withIncident() }

  /// Copies a folder while its record is changed, as a kill at that moment would leave it.
  private func cut(_ path: String, as copy: String, record: String, change: String) throws {
    let queue = try DatabaseQueue(path: folder.path("\(path)/\(record)"))
    try queue.inDatabase { db in
      // SQLite counts the journal's pages then as they are written, not when they are on the disk.
      try db.execute(sql: "PRAGMA synchronous = OFF")
      try db.execute(sql: "BEGIN IMMEDIATE")
      try db.execute(sql: change)
      try FileManager.default.copyItem(atPath: folder.path(path), toPath: folder.path(copy))
      try db.execute(sql: "ROLLBACK")
    }
    #expect(folder.exists("\(copy)/\(record)-journal"))
  }

  @Test(
    "is taken back by whoever reads a run",
    arguments: ["results show cut", "results export cut", "report cut", "explain cut"])
  func run(command: String) throws {
    _ = try folder.brink("run incident.json -n 3000 -q -o done")
    try cut("done", as: "cut", record: "run.sqlite", change: "UPDATE manifest SET seconds = 1e9")
    let whole = try folder.brink("results export done --table manifest").output
    let result = try folder.brink(command)
    #expect(result.code == 0, "\(result.errors)")
    #expect(!folder.exists("cut/run.sqlite-journal"))
    #expect(try folder.brink("results export cut --table manifest").output == whole)
  }

  @Test("is taken back by whoever goes on with a run")
  func resuming() throws {
    _ = try folder.brink("run incident.json -n 3000 -q -o done")
    try cut("done", as: "cut", record: "run.sqlite", change: "DELETE FROM variants")
    #expect(try folder.brink("run --resume cut -n 9000 -q").code == 0)
    #expect(try folder.brink("run --resume done -n 9000 -q").code == 0)
    #expect(try folder.contents("cut/summary.json") == folder.contents("done/summary.json"))
  }

  @Test("does not hide what a folder holds, nor what brink wrote there")
  func replacing() throws {
    _ = try folder.brink("run incident.json -n 3000 -q -o run")
    _ = try folder.brink("batch plan.json -q -o batch")
    let change = "UPDATE manifest SET seconds = 1e9"
    try cut("run", as: "cut", record: "run.sqlite", change: change)
    try cut("batch", as: "first", record: "batch.sqlite", change: change)
    try cut("batch", as: "second", record: "batch.sqlite", change: change)
    #expect(try folder.brink("run incident.json -n 10 -o cut").errors.contains("holds a finished run"))
    #expect(try folder.brink("batch plan.json -o first").errors.contains("holds a finished batch"))
    #expect(try folder.brink("batch plan.json -q -o first --force").code == 0)
    #expect(try folder.brink("results show second").code == 0)
    #expect(try folder.brink("results remove cut second").code == 0)
    #expect(!folder.exists("cut") && !folder.exists("second"))
  }

  @Test("of a record that has no tables yet is no hindrance to a new run")
  func firstMoments() throws {
    for name in ["run.sqlite", "batch.sqlite"] {
      try FileManager.default.createDirectory(at: folder.url.appending(path: "new"), withIntermediateDirectories: true)
      let id = name == "run.sqlite" ? 0x4272_6E6B : 0x4272_6E62
      try DatabaseQueue(path: folder.path("new/\(name)")).writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA application_id = \(id)")
      }
      try cut("new", as: "cut", record: name, change: "CREATE TABLE manifest (x)")
      let command = name == "run.sqlite" ? "run incident.json -n 10" : "batch plan.json"
      let result = try folder.brink("\(command) -q -o cut")
      #expect(result.code == 0, "\(result.errors)")
      _ = try folder.shell("rm -r new cut")
    }
  }

  @Test("that may not be taken back is named, and so is a file that is no journal")
  func forbidden() throws {
    _ = try folder.brink("run incident.json -n 3000 -q -o done")
    _ = try folder.shell("cp -r done foreign; echo mine > foreign/run.sqlite-journal")
    for command in ["results show foreign", "run --resume foreign -n 9000", "run incident.json -n 10 -o foreign"] {
      let result = try folder.brink(command)
      #expect(result.code == 4 && result.errors.contains("run.sqlite-journal is not brink's"), "\(result.errors)")
    }
    #expect(try folder.text("foreign/run.sqlite-journal") == "mine\n")
    guard let user = BrinkProcess.ordinaryUser else { return }
    try cut("done", as: "cut", record: "run.sqlite", change: "UPDATE manifest SET seconds = 1e9")
    let result = try folder.shell("chmod 755 . && chmod -R a-w cut && \(user)$brink results show cut")
    #expect(result.code == 4 && result.errors.contains("a killed process has left a change"), "\(result.errors)")
    _ = try folder.shell("chmod -R u+w cut")
  }
}
