import Foundation
import MonteCarlo
import ResultsStore
import Simulation

/// What the run record costs: the same trajectories with and without it, turn by turn, on all cores.
struct RecordBenchmark {
  let rounds: Int
  let trajectories: Int
  let scenario: URL

  /// - Parameter name: of the scenario, for people.
  func report(_ name: String) throws {
    let experiment = Experiment(
      variants: [Experiment.Variant(name: "base", program: try Yardstick.program(ofScenario: scenario))],
      trajectoryCount: trajectories)
    _ = try seconds(experiment, isRecorded: false)
    let costs = try (0..<rounds).map { _ in
      let without = try seconds(experiment, isRecorded: false)
      return (try seconds(experiment, isRecorded: true) / without - 1) * 100
    }
    row(
      "run record of \(name), more time in %, median of \(rounds) rounds", costs.median.rounded(to: 1), goal: "under 5")
  }

  private func seconds(_ experiment: Experiment, isRecorded: Bool) throws -> Double {
    let plans = experiment.plans()
    let folder = FileManager.default.temporaryDirectory.appending(path: "brink-record-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let clock = ContinuousClock()
    let start = clock.now
    if isRecorded {
      try record(experiment, plans, in: folder.path())
    } else {
      _ = ExperimentRun(experiment, plans: plans, start: nil, report: { _ in }).play()
    }
    return start.duration(to: clock.now) / .seconds(1)
  }

  private func record(_ experiment: Experiment, _ plans: [ObservationPlan], in folder: String) throws {
    let manifest = RecordManifest(
      brink: "", order: .text("{}"), threads: experiment.threadCount, host: "", system: "", started: "", commandLine: []
    )
    let record = try RunRecord.create(in: folder, manifest, of: experiment, findings: [])
    let writer = try BlockWriter(record, of: experiment, rowCount: 100_000, keepsSums: false)
    let run = ExperimentRun(experiment, plans: plans, start: nil, observer: writer, report: { _ in })
    _ = run.play()
    try writer.finish(run.standing, as: .complete)
    if let failure = run.failure { throw failure }
    try record.book.settle()
  }
}
