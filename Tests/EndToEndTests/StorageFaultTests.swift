import Foundation
import TestSupport
import Testing

@Suite("When the record can't be written")
struct StorageFaultTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  /// Runs a shell command, in which `$brink` and `$incident` are what they say.
  private func shell(_ command: String) throws -> BrinkProcess.Result {
    try BrinkProcess(
      program: URL(filePath: "/bin/sh"), arguments: ["-c", command],
      environment: ["brink": BrinkProcess.binary.path(percentEncoded: false), "incident": incident], folder: folder
    ).run()
  }

  @Test("A file that may not grow stops the run, says so, and loses nothing that was recorded")
  func largestFile() throws {
    // In blocks of 512 bytes or of 1024, as the shell counts.
    let result = try shell("ulimit -f 6000; exec $brink run $incident -n 500_000 --keep all --quiet -o out")
    let text = result.errors
    #expect(result.code == 4)
    #expect(text.contains("full") && text.contains("brink run --resume out"), "\(text)")
    #expect(try brink("run", "--resume", "out", "--quiet").code == 0)
    _ = try brink("run", incident, "-n", "500_000", "--quiet", "-o", "whole")
    #expect(try folder.contents("out/summary.json") == folder.contents("whole/summary.json"))
  }

  @Test("A full disk stops the run, says so, and loses nothing that was recorded")
  func fullDisk() throws {
    let mounts = "mkdir -p disk copy && mount -t tmpfs -o size=6m brink disk"
    guard try shell("unshare -rm sh -c '\(mounts)'").code == 0 else {
      return print("Skipped: a small disk can't be mounted here.")
    }
    let result = try shell(
      """
      unshare -rm sh -c '\(mounts) || exit 9
        $brink run $incident -n 500_000 --keep all --quiet -o disk/out; code=$?
        cp -r disk/out copy/ && exit $code'
      """)
    #expect(result.code == 4)
    #expect(result.errors.contains("full") && result.errors.contains("--resume disk/out"), "\(result.errors)")
    #expect(try brink("run", "--resume", "copy/out", "--quiet").code == 0)
    _ = try brink("run", incident, "-n", "500_000", "--quiet", "-o", "whole")
    #expect(try folder.contents("copy/out/summary.json") == folder.contents("whole/summary.json"))
  }

  @Test("A disk without room is named before anything is played, and the next start needs no --force")
  func emptyDisk() throws {
    guard try shell("unshare -rm sh -c 'mkdir -p disk && mount -t tmpfs -o size=4k brink disk'").code == 0 else {
      return print("Skipped: a small disk can't be mounted here.")
    }
    for size in ["4k", "64k", "128k"] {
      let result = try shell(
        """
        unshare -rm sh -c 'mkdir -p disk && mount -t tmpfs -o size=\(size) brink disk || exit 9
          $brink run $incident -n 500 --quiet -o disk/out; code=$?
          mount -o remount,size=20m disk && $brink run $incident -n 500 --quiet -o disk/out || exit 8
          exit $code'
        """)
      #expect(result.code == 4 && result.errors.contains("the disk is full"), "\(size): \(result.errors)")
    }
  }

  @Test("An address space that is too small is named in plain words")
  func addressSpace() throws {
    let result = try shell("ulimit -v 100000; exec $brink run $incident -n 500 --quiet -o out")
    guard !result.errors.contains("shared object") else { return print("Skipped: the libraries alone take more here.") }
    #expect(result.code == 2 && result.errors.contains("the address space is limited to 97 MB"), "\(result.errors)")
    let larger = try shell("ulimit -v 400000; exec $brink run $incident -n 9000 --threads 4 --quiet -o out")
    #expect(larger.code == 0, "\(larger.errors)")
  }

  @Test(
    "No more threads play than the process has processors", arguments: ["taskset -c 0", "env SLURM_CPUS_PER_TASK=1"])
  func processors(bound: String) throws {
    guard try shell("\(bound) true").code == 0 else { return print("Skipped: there is no \(bound) here.") }
    #expect(try shell("\(bound) $brink run $incident -n 500 --quiet -o out").code == 0)
    let manifest = String(decoding: try folder.contents("out/manifest.json"), as: UTF8.self)
    #expect(manifest.contains("\"threads\": 1,"))
  }

  @Test("Who may only read a folder is told so before anything is played, and can still see the run")
  func readOnly() throws {
    // An ordinary user: nothing is forbidden to root.
    let user = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups --" : ""
    guard try shell("chmod 755 . && \(user) $brink --help").code == 0 else {
      return print("Skipped: the binary can't be run as an ordinary user here.")
    }
    _ = try brink("run", incident, "-n", "5000", "--quiet", "-o", "out")
    let before = try folder.contents("out/run.sqlite")
    _ = try shell("chmod a-w out out/*")
    defer { _ = try? shell("chmod u+w out out/*") }
    let run = try shell("\(user) $brink run $incident -o out")
    #expect(run.code == 4 && run.errors.contains("ermission denied"), "\(run.errors)")
    let resumed = try shell("\(user) $brink run --resume out -n 9000")
    #expect(resumed.code == 4 && resumed.errors.contains("ermission denied"), "\(resumed.errors)")
    let shown = try shell("\(user) $brink results show out")
    #expect(shown.code == 0 && shown.output.contains("first_shot"), "\(shown.errors)")
    #expect(try folder.contents("out/run.sqlite") == before)
  }

  @Test("A folder that is deleted during a run ends it with a message")
  func deletedFolder() throws {
    let process = Process()
    process.executableURL = BrinkProcess.binary
    process.arguments = ["run", incident, "-n", "1e9", "--quiet", "-o", "out"]
    process.currentDirectoryURL = folder.url
    let errors = Pipe()
    process.standardError = errors
    try BrinkProcess.launch(process)
    Thread.sleep(forTimeInterval: 1)
    try FileManager.default.removeItem(at: folder.url.appending(path: "out"))
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 4 && text.contains("out was removed or moved while it was written"), "\(text)")
  }

  @Test("A folder that can't be written is refused before anything is played")
  func forbidden() throws {
    for path in ["/proc/nowhere", "/sys/brink"] {
      let result = try brink("run", incident, "-o", path)
      #expect(result.code == 4 && result.errors.contains("can't write results to"), "\(result.errors)")
    }
    _ = try folder.file("file", "")
    #expect(try brink("run", incident, "-o", "file").code == 2)
  }
}
