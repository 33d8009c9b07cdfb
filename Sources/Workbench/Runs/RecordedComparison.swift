import Analysis
import MonteCarlo
import ResultsStore

/// A comparison of variants that were played already; the record stays as it is.
package struct RecordedComparison {
  private let run: RecordedRun
  private let order: Order
  private let attendant: Attendant

  /// - Throws: `Complaint` for a run that is not finished.
  package init(
    of folder: ResultsFolder, comparing request: ComparisonRequest?, for attendant: Attendant
  ) throws(Complaint) {
    run = try RecordedRun(reading: folder)
    try run.checkResults()
    guard run.manifest.state == .complete else {
      throw .badUsage("\(folder.path) is not a finished run; go on with brink run --resume \(folder.quoted)")
    }
    try run.checkBits()
    (order, self.attendant) = (run.order.compared(request), attendant)
  }

  /// - Throws: `Complaint` for a run that has nothing to compare, or not what is asked for.
  package func result(on machine: Machine, includingFaulty: Bool) throws(Complaint) -> RunResult {
    let scenario = try run.scenario()
    let pairs = try run.folder.reporting { () throws(RecordError) in try run.record.comparisons() }
    guard !pairs.isEmpty else {
      throw .badUsage("\(run.folder.path) holds no differences between variants; play them by brink compare")
    }
    let experiment = try Experiment(order, scenario, pairs: pairs, on: machine)
    try order.comparison.check(experiment)
    let summary = ComputedRun(order, scenario, experiment).summary(
      try standing(of: experiment), trajectories: order.trajectories, includingFaulty: includingFaulty,
      until: attendant.request)
    return RunResult(
      folder: run.folder, order: order, summary: summary, text: JSONText.text(of: summary), seconds: nil)
  }

  /// The checkpoint, and the last block if that is short: it is in no checkpoint and played again, in no time.
  private func standing(of experiment: Experiment) throws(Complaint) -> RunStanding {
    let plans = experiment.plans(until: attendant.stop)
    let start = try run.folder.reporting { () throws(RecordError) in
      try run.record.standing(of: experiment, plans: plans)
    }
    let rest = ExperimentRun(experiment, plans: plans, start: start, until: attendant.stop, report: { _ in })
    _ = rest.play()
    try attendant.check("the comparison was done")
    return rest.standing
  }
}
