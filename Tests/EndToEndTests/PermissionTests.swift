import Foundation
import TestSupport
import Testing

@Suite("What may not be read or written is told apart from what is not there, and named")
struct PermissionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try .withIncident()
    _ = try folder.shell("chmod 755 .")
  }

  @Test(
    "Records and folders that may not be read", arguments: ["000 all/out/run.sqlite", "600 all/out", "000 all/out"])
  func unreadable(mode: String) throws {
    guard let user = BrinkProcess.ordinaryUser else { return }
    _ = try folder.brink("run incident.json -n 100 -q -o all/out")
    _ = try folder.shell("chmod \(mode)")
    defer { _ = try? folder.shell("chmod -R u+rwx all") }
    for command in ["results show all/out", "results export all/out", "report all/out", "explain all/out"] {
      let result = try folder.shell("\(user)$brink \(command)")
      #expect(result.code == 4 && result.errors.contains("permission denied"), "\(result)")
    }
    let list = try folder.shell("\(user)$brink results list all").output
    #expect(list.contains("all/out: ") && list.contains("permission denied"), "\(list)")
  }

  @Test("A folder whose names may not be listed can still be read")
  func unlisted() throws {
    guard let user = BrinkProcess.ordinaryUser else { return }
    _ = try folder.brink("run incident.json -n 100 -q -o out")
    #expect(try folder.shell("chmod 711 out; \(user)$brink results show out").code == 0)
  }

  @Test("The file that is in the way is named", arguments: ["run incident.json -n 10", "batch plan.json"])
  func named(command: String) throws {
    _ = try folder.shell("mkdir linked own; ln -s /tmp/nothing linked/.brink.lock; echo mine > own/.brink.lock")
    for path in ["linked", "own"] {
      let result = try folder.brink("\(command) -o \(path)")
      #expect(result.code == 4 && result.errors.contains("\(path)/.brink.lock is not brink's"), "\(result.errors)")
      #expect(!result.errors.contains(".sqlite"), "\(result.errors)")
    }
    guard let user = BrinkProcess.ordinaryUser else { return }
    let result = try folder.shell("mkdir closed; chmod 555 closed; \(user)$brink \(command) -o closed")
    #expect(result.code == 4 && result.errors.contains("closed: permission denied"), "\(result.errors)")
  }
}
