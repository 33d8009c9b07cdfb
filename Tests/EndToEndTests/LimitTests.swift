import Foundation
import TestSupport
import Testing

@Suite("Where the system gives little: no thread, few files, small files, a reader that goes away")
struct LimitTests {
  private let folder: TemporaryFolder

  init() throws { folder = try .withIncident() }

  @Test(
    "Without threads everything is played on the one that there is",
    arguments: [
      "run incident.json -n 20_000 --threads 4 -v all", "batch plan.json", "compare incident.json -n 5000",
    ])
  func noThread(command: String) throws {
    guard let user = BrinkProcess.ordinaryUser, try folder.shell("prlimit --version").code == 0 else { return }
    let result = try folder.shell(
      "chmod 777 . && exec timeout 50 \(user)prlimit --nproc=1:1 $brink \(command) --quiet -o out")
    #expect(result.code == 0, "\(result.code) \(result.errors)")
    let file = command.hasPrefix("batch") ? "batch.json" : "summary.json"
    let alone = try folder.contents("out/\(file)")
    #expect(try folder.brink("\(command) --quiet -o usual").code == 0)
    #expect(try folder.contents("usual/\(file)") == alone)
  }

  @Test("Without threads a run heeds an interruption and resumes")
  func interruptedAlone() throws {
    guard let user = BrinkProcess.ordinaryUser, try folder.shell("prlimit --version").code == 0 else { return }
    let command = "\(user)prlimit --nproc=1:1 $brink run incident.json -n 1e8 -q -o out"
    let result = try folder.shell(
      "chmod 777 .; \(command) & \(BrinkProcess.whilePlaying("out")); kill -TERM $p; wait $p")
    #expect(result.code == 130, "\(result)")
    #expect(result.errors.contains("brink run --resume out"), "\(result.output) \(result.errors)")
  }

  @Test("With few files that may be open there are words and an exit code, never a crash", arguments: 4...12)
  func fewFiles(limit: Int) throws {
    _ = try folder.brink("run incident.json -n 10 -q -o done")
    let commands = ["run incident.json -n 3000 -q -o new", "report done", "results show done", "run --resume done -q"]
    for command in commands {
      let result = try folder.shell("ulimit -n \(limit); exec $brink \(command)")
      #expect([0, 1, 4].contains(result.code) && !result.errors.contains("make room"), "\(command): \(result)")
    }
  }

  @Test("A file that may not grow is an error that is named, and nothing is left of it")
  func smallFiles() throws {
    _ = try folder.brink("run incident.json -n 30_000 -q -o done")
    for command in ["results export done -o table.csv", "report done -o page.html"] {
      let result = try folder.shell("ulimit -f 8; exec $brink \(command)")
      #expect(result.code == 4 && result.errors.contains("file too large"), "\(result.code) \(result.errors)")
    }
    #expect(try folder.names(".") == ["done", "incident.json", "plan.json"])
  }

  @Test("An interruption leaves nothing of a file that is written", arguments: ["INT", "TERM"])
  func interruptedExport(signal: String) throws {
    _ = try folder.brink("run incident.json -n 200_000 --keep all -q -o done")
    for delay in ["0.05", "0.2", "0.4"] {
      let result = try folder.shell(
        "$brink results export done -o table.csv & p=$!; sleep \(delay); kill -\(signal) $p; wait $p")
      // Before the program listens it may die of the signal: sh makes of it 128 and its number.
      #expect([0, 130, 143].contains(result.code), "\(result)")
      #expect(try folder.names(".").filter { $0.hasPrefix(".") }.isEmpty, "\(result)")
    }
  }

  @Test("Who waits for the reader of a pipe is ended by the first interruption")
  func interruptedPipe() throws {
    _ = try folder.brink("run incident.json -n 100 -q -o done")
    let result = try folder.shell(
      "mkfifo pipe; timeout --preserve-status -k 9 -s INT 1 $brink results export done -o pipe")
    #expect(result.code == 130, "\(result)")
  }

  @Test("Who stops to read, or has no room, leaves no lock behind; Ctrl-\\ ends the program without a crash report")
  func ends() throws {
    let full = try folder.shell("exec $brink run incident.json -n 100 -o full > /dev/full")
    #expect(full.code == 4)
    let pipe = try folder.shell("{ $brink run incident.json -n 100 -o pipe; echo $? >&2; } | true")
    #expect(pipe.errors == "141\n" || pipe.errors == "0\n", "\(pipe.errors)")
    for run in ["full", "pipe"] { #expect(!folder.exists("\(run)/.brink.lock")) }
    let quit = try folder.shell(
      "timeout --preserve-status -s QUIT 1 $brink run incident.json -n 1e8 -q -o quit")
    #expect(quit.code == 131 && quit.errors.count < 100, "\(quit.code) \(quit.errors)")
  }
}
