import Foundation
import MonteCarlo
import Testing

@Suite("Processors that a process may use")
struct UsableCoresTests {
  /// Control groups as the kernel shows them, with a limit for some.
  private func quota(_ membership: String, _ limits: [String: String]) throws -> Int? {
    let root = FileManager.default.temporaryDirectory.appending(path: "brink-groups-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (group, limit) in limits {
      let folder = root.appending(path: group)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(limit.utf8).write(to: folder.appending(path: "cpu.max"))
    }
    let file = root.appending(path: "membership")
    try Data(membership.utf8).write(to: file)
    return UsableCores.quota(
      membership: file.path(percentEncoded: false), root: root.path(percentEncoded: false))
  }

  @Test("The narrowest of a process's control groups counts, rounded up")
  func groups() throws {
    #expect(try quota("0::/user/task\n", ["user/task": "250000 100000\n", "user": "max 100000\n"]) == 3)
    #expect(try quota("0::/user/task\n", ["user/task": "800000 100000\n", "user": "100000 100000\n"]) == 1)
    #expect(try quota("12:cpu:/old\n0::/\n", ["": "50000 100000\n"]) == 1)
    #expect(try quota("0::/user\n", ["user": "max 100000\n"]) == nil)
    #expect(try quota("12:cpu:/old\n", ["old": "100000 100000\n"]) == nil)
    #expect(UsableCores.quota(membership: "/nowhere") == nil)
  }

  @Test("Processors that a process is bound to are counted by their list")
  func affinity() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "brink-status-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("Name:\tx\nCpus_allowed:\tf\nCpus_allowed_list:\t0-3,8,10-11\nMems_allowed:\t1\n".utf8).write(to: file)
    #expect(UsableCores.bound(status: file.path(percentEncoded: false)) == 7)
    #expect(UsableCores.bound(status: "/nowhere") == nil)
  }

  @Test("There is at least one processor, and no more than the machine has")
  func bounds() {
    #expect((1...Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))).contains(Experiment.usableCoreCount))
  }
}
