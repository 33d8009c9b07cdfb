import Foundation
import MonteCarlo
import ResultsStore
import Synchronization
import TestSupport
import Testing
import Workbench

@Suite("One command for all states of a folder")
struct ContinuationTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func request(shard: Shard? = nil, seed: UInt64 = 1) -> RunRequest {
    var request = RunRequest(.comparison, file: incident)
    (request.trajectories, request.shard, request.seed) = (20_000, shard, seed)
    return request
  }

  /// Whether there was something to do, after it was done.
  private func carryOut(_ request: RunRequest, in name: String = "run") throws -> Bool {
    let machine = try Machine(threads: 2)
    switch try RunJob.continuing(request, in: folder.path(name), on: machine, for: Attendant()) {
    case .done: return false
    case .job(let job):
      _ = try job.carryOut()
      return true
    }
  }

  @Test("It begins, and then finds that all is done")
  func begins() throws {
    #expect(try carryOut(request()) && !carryOut(request()))
  }

  @Test("The scenario's warnings are told once where it begins, with file and line, and not again")
  func warnings() throws {
    let idle = #", "variants": [{ "name": "idle", "set": {} }, "#
    let text = SmallScenarios.incident.replacing(#""variants": ["#, with: idle.dropFirst(2))
    let file = try folder.file("idle.json", text)
    var request = request()
    request.file = file
    let told = Mutex<[String]>([])
    let attendant = Attendant(warn: { warning in told.withLock { $0.append(warning) } })
    for _ in 1...2 {
      let machine = try Machine(threads: 2)
      if case .job(let job) = try RunJob.continuing(request, in: folder.path("idle"), on: machine, for: attendant) {
        _ = try job.carryOut()
      }
    }
    let warnings = told.withLock { $0 }
    #expect(warnings.count == 1 && warnings[0].hasPrefix("\(file):"), "\(warnings)")
  }

  @Test("It goes on where nothing but a lock, a cut record or a few blocks are left")
  func goesOn() throws {
    _ = try carryOut(request(), in: "whole")
    let whole = try folder.contents("whole/summary.json")
    try FileManager.default.createDirectory(at: folder.url.appending(path: "run"), withIntermediateDirectories: true)
    _ = try folder.file("run/.brink.lock", "")
    #expect(try carryOut(request()))
    _ = try folder.file("cut.sqlite", "")
    try FileManager.default.createDirectory(at: folder.url.appending(path: "cut"), withIntermediateDirectories: true)
    _ = try folder.file("cut/run.sqlite", "")
    #expect(try carryOut(request(), in: "cut"))
    #expect(try folder.contents("run/summary.json") == whole && folder.contents("cut/summary.json") == whole)
  }

  @Test("It refuses a folder that holds a run of another order, and names what is other")
  func anotherOrder() throws {
    _ = try carryOut(request())
    let refused = #expect(throws: Complaint.self) { try carryOut(request(seed: 2)) }
    #expect(refused?.status == .badUsage && refused?.description.contains("differs in its seed (") == true)
  }

  @Test("A run that its precision ended is done")
  func precision() throws {
    var request = request()
    (request.trajectories, request.precision) = (nil, try PrecisionGoal(text: "shots=5%"))
    #expect(try carryOut(request) && !carryOut(request))
  }

  @Test("Shards of another division are refused where a division stands")
  func division() throws {
    _ = try carryOut(request(shard: Shard(index: 1, count: 4)))
    let refused = #expect(throws: Complaint.self) { try carryOut(request(shard: Shard(index: 1, count: 1))) }
    #expect(refused?.description.contains("of another division than shard 1 of 1") == true)
  }

  @Test("Shards are found in their folder, and what is left is a line for an array")
  func merge() throws {
    for index in [1, 4] { _ = try carryOut(request(shard: Shard(index: index, count: 4))) }
    let missing = #expect(throws: Complaint.self) { try ShardSet(reading: [folder.path("run")]) }
    #expect(missing?.status == .unfinishedShards)
    #expect(missing?.messages.last?.contains("--array=2-3 and let each task say --shard auto/4 --continue") == true)
    for index in 1...4 { _ = try carryOut(request(shard: Shard(index: index, count: 4))) }
    let job = try RunJob(
      merging: ShardSet(reading: [folder.path("run")]), in: folder.path("merged"), isForced: false, on: Machine(),
      for: Attendant())
    guard case .results(let merged) = try job.carryOut() else { throw Complaint(.badUsage, "a shard") }
    _ = try carryOut(request(), in: "whole")
    #expect(merged.text == (try folder.text("whole/summary.json")))
    #expect(merged.order.work == .comparison && merged.summary.comparisons?.isEmpty == false)
  }

  @Test(
    "A part of an array is refused by auto, and played by its numbers with auto/n",
    arguments: [
      (3, 1, 3, 3, 1), (7, 2, 3, 7, 4), (2, 3, 1, 5, 1), (12, 2, 10, 12, 2), (3, 2, 1, 3, 2), (1, 0, 1, 0, 1),
      (1, -3, 1, -3, 1),
    ])
  func partOfArray(task: Int, count: Int, first: Int, last: Int, step: Int) throws {
    let array = [
      "SLURM_ARRAY_TASK_ID": task, "SLURM_ARRAY_TASK_COUNT": count, "SLURM_ARRAY_TASK_MIN": first,
      "SLURM_ARRAY_TASK_MAX": last, "SLURM_ARRAY_TASK_STEP": step,
    ]
    let refused = #expect(throws: TextMistake.self) { try Shard(text: "auto") { array[$0].map { "\($0)" } } }
    #expect(refused?.description.contains("can't tell which of how many shards") == true)
    #expect(try Shard(text: "auto/12") { array[$0].map { "\($0)" } } == Shard(index: task, count: 12))
  }
}
