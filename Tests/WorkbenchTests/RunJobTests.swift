import Analysis
import Foundation
import MonteCarlo
import ResultsStore
import Simulation
import TestSupport
import Testing
import Workbench

@Suite("Runs in folders")
struct RunJobTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func request(_ work: Order.Work = .run, trajectories: Int = 9000) -> RunRequest {
    var request = RunRequest(work, file: incident)
    request.trajectories = trajectories
    return request
  }

  private func begin(
    _ request: RunRequest, in name: String, isForced: Bool = false, for attendant: Attendant = Attendant()
  ) throws -> RunJob {
    try RunJob(
      beginning: request, in: folder.path(name), isForced: isForced, on: Machine(threads: 2), for: attendant)
  }

  private func results(_ job: RunJob) throws -> RunResult {
    guard case .results(let result) = try job.carryOut() else { throw Complaint(.badUsage, "a shard") }
    return result
  }

  @Test("A run that is stopped and gone on with has the bits of one that was not")
  func resume() throws {
    let whole = try results(begin(request(), in: "whole"))
    #expect(whole.status == .done && whole.failure == nil)
    try stop(in: "cut")
    let resumed = try results(
      RunJob(resuming: folder.path("cut"), RunRequest(.run), on: Machine(threads: 1), for: Attendant()))
    #expect(resumed.text == whole.text)
  }

  /// Begins a run, which is stopped before it has played a block.
  private func stop(in name: String) throws {
    let attendant = Attendant()
    let job = try begin(request(), in: name, for: attendant)
    attendant.stop.raise()
    attendant.request.raise()
    let refused = #expect(throws: Complaint.self) { try results(job) }
    #expect(refused?.status == .interrupted)
  }

  @Test("What a comparison was asked for comes back when it is gone on with")
  func comparisonComesBack() throws {
    var request = request(.comparison, trajectories: 5000)
    request.comparison = ComparisonRequest(baseline: "hot", objectives: [Objective(.minimise, "shots")])
    let first = try results(begin(request, in: "run"))
    var longer = RunRequest(.run)
    longer.trajectories = 6000
    let second = try results(
      RunJob(resuming: folder.path("run"), longer, on: Machine(), for: Attendant()))
    #expect(first.order.variants == ["base", "hot", "cold"])
    #expect(second.order.work == .comparison && second.order.comparison == request.comparison)
    #expect(second.summary.rankings?.count == 1)
    #expect(second.order.command.suffix(4) == ["--baseline", "hot", "--objective", "minimise shots"])
  }

  @Test("Another seed, setting, variant or scenario makes another run, and is refused")
  func anotherRun() throws {
    _ = try results(begin(request(), in: "run"))
    func refusal(_ change: (inout RunRequest) throws -> Void) throws -> Complaint {
      var request = RunRequest(.run)
      try change(&request)
      return try #require(throws: Complaint.self) {
        try RunJob(resuming: folder.path("run"), request, on: Machine(), for: Attendant())
      }
    }
    #expect(try refusal { $0.seed = 2 }.description.contains("the run has seed 1, not 2"))
    #expect(try refusal { $0.settings = [Setting(name: "heat", value: "1")] }.description.contains("other settings"))
    #expect(try refusal { $0.variants = .all }.description.contains("plays the variants base"))
    #expect(
      try refusal { $0.trajectories = 5000 }.description.contains("9,000 trajectories of each variant are played"))
    let other = try folder.file("other.json", SmallScenarios.incident + " ")
    #expect(try refusal { $0.file = other }.description.contains("is not the scenario of the run"))
  }

  @Test("A folder that holds a run is not taken without force, and never what brink did not write")
  func taken() throws {
    _ = try results(begin(request(), in: "run"))
    let refused = #expect(throws: Complaint.self) { try begin(request(), in: "run") }
    #expect(refused?.status == .badUsage && refused?.description.contains("holds a finished run") == true)
    _ = try results(begin(request(), in: "run", isForced: true))
    _ = try folder.file("run/summary.json", "mine")
    let foreign = #expect(throws: Complaint.self) { try begin(request(), in: "run", isForced: true) }
    #expect(foreign?.description.contains("summary.json, which brink did not write") == true)
    #expect(try folder.text("run/summary.json") == "mine")
  }

  @Test("A folder in which another process is at work is not taken")
  func locked() throws {
    let job = try begin(request(), in: "run")
    let refused = #expect(throws: Complaint.self) {
      try RunJob(resuming: folder.path("run"), RunRequest(.run), on: Machine(), for: Attendant())
    }
    #expect(refused?.status == .busy)
    withExtendedLifetime(job) {}
  }

  @Test("A digit that was changed in a file of results, or in the record's order, is noticed and named")
  func changedDigit() throws {
    _ = try results(begin(request(), in: "run"))
    let summary = try folder.text("run/summary.json")
    _ = try folder.file("run/summary.json", summary.replacing("9000", with: "9001", maxReplacements: 1))
    let changed = #expect(throws: Complaint.self) { try FinishedRun(reading: ResultsFolder(folder.path("run"))) }
    #expect(changed?.status == .storage && changed?.description.contains("summary.json was changed") == true)

    let record = folder.url.appending(path: "run/run.sqlite")
    let bytes = try Data(contentsOf: record)
    let place = try #require(bytes.range(of: Data(#"uniform(0.2"#.utf8)))
    var other = bytes
    other[place.upperBound - 1] = UInt8(ascii: "3")
    try other.write(to: record)
    let mixed = #expect(throws: Complaint.self) {
      try RunJob(resuming: folder.path("run"), RunRequest(.run), on: Machine(), for: Attendant())
    }
    #expect(mixed?.status == .storage && mixed?.description.contains("SHA-256 is another") == true)
  }

  @Test("A bit that flips in the record changes no number that is given out", arguments: [UInt64(1), 2])
  func flippedBits(seed: UInt64) throws {
    _ = try results(begin(request(), in: "run"))
    let record = folder.url.appending(path: "run/run.sqlite")
    let bytes = try Data(contentsOf: record)
    func exports() throws -> [String] {
      try ResultsExport.tablesOfRuns.map { table in
        var text = ""
        try ResultsExport(table, from: ResultsFolder(folder.path("run"))).write(as: .csv) { text += $0 }
        return text
      }
    }
    let whole = try exports()
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let bit = Int(random.next() % UInt64(bytes.count * 8))
      var changed = bytes
      changed[bit / 8] ^= 1 << (bit % 8)
      try changed.write(to: record)
      for (index, table) in ResultsExport.tablesOfRuns.enumerated() {
        var text = ""
        do {
          try ResultsExport(table, from: ResultsFolder(folder.path("run"))).write(as: .csv) { text += $0 }
        } catch { continue }
        #expect(text == whole[index], "bit \(bit) of seed \(seed) changes the table \(table)")
      }
    }
  }
}

/// Numbers for a test from a seed (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators", SplitMix64).
private struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
