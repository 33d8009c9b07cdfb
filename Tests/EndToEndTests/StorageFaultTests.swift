import Foundation
import Testing

@Suite("When the record can't be written")
struct StorageFaultTests {
  private let folder: BrinkProcess.Folder
  private let incident: String

  init() throws {
    folder = try BrinkProcess.Folder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  @Test("A full disk stops the run, says so, and loses nothing that was recorded")
  func fullDisk() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let binary = BrinkProcess.binary.path(percentEncoded: false)
    // In blocks of 512 bytes or of 1024, as the shell counts.
    process.arguments = [
      "-c", "ulimit -f 6000; exec '\(binary)' run '\(incident)' -n 500_000 --keep all --quiet -o out",
    ]
    process.currentDirectoryURL = folder.url
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
    #expect(text.contains("full") && text.contains("brink run --resume out"), "\(text)")
    #expect(try brink("run", "--resume", "out", "--quiet").code == 0)
    _ = try brink("run", incident, "-n", "500_000", "--quiet", "-o", "whole")
    #expect(try folder.contents("out/summary.json") == folder.contents("whole/summary.json"))
  }

  @Test("A folder that is deleted during a run ends it with a message")
  func deletedFolder() throws {
    let process = Process()
    process.executableURL = BrinkProcess.binary
    process.arguments = ["run", incident, "-n", "1e9", "--quiet", "-o", "out"]
    process.currentDirectoryURL = folder.url
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    Thread.sleep(forTimeInterval: 1)
    try FileManager.default.removeItem(at: folder.url.appending(path: "out"))
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 4 && text.contains("removed while it was written"), "\(text)")
  }

  @Test("A folder that can't be written is refused before anything is played")
  func forbidden() throws {
    for path in ["/proc/nowhere", "/sys/brink"] {
      let result = try brink("run", incident, "-o", path)
      #expect(result.code == 2 && result.errors.contains("can't write results to"), "\(result.errors)")
    }
    _ = try folder.file("file", "")
    #expect(try brink("run", incident, "-o", "file").code == 2)
  }
}
