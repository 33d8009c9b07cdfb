import ArgumentParser
import MonteCarlo
import ResultsStore
import ScenarioLanguage

/// A comparison of variants that were played already; the record stays as it is.
struct RecordedComparison {
  let folder: String
  let request: ComparisonRequest
  let output: OutputOptions

  /// - Throws: an exit code, after a message, for a run that is not finished or has nothing to compare.
  func show() throws {
    let manifest = try RunFolder.manifestOfResults(in: folder)
    guard manifest.state == .complete else {
      throw Complaint.badUsage(
        "\(folder) is not a finished run; go on with brink run --resume \(ShellText.quoted(folder))")
    }
    let record = try RunJob.reporting(folder) { () throws(RecordError) in try RunRecord.read(in: folder) }
    try RunJob.reporting(folder) { () throws(RecordError) in try record.checkBits() }
    let experiment = try experiment(record, manifest)
    guard !experiment.comparisons.isEmpty else {
      throw Complaint.badUsage("\(folder) holds no differences between variants; play them by brink compare")
    }
    try request.check(experiment)
    let recorder = RunRecorder(
      scenario: try RunJob.scenario(of: manifest), file: manifest.scenarioFile, experiment: experiment,
      settings: manifest.settings.map { .init(name: $0.name, value: $0.value) }, started: manifest.started)
    let summary = recorder.summary(
      try standing(record, experiment), trajectories: manifest.trajectories, comparing: request,
      includingFaulty: output.allowFaults)
    if output.json {
      OutputStream.standard.write(verbatim: try JSONText.text(of: summary))
    } else if !output.quiet {
      OutputStream.standard.write(
        styled: RunSession.Page.comparison.text(summary, fileName: manifest.scenarioFile, seconds: nil))
    }
    if summary.faultCount > 0 { throw ExitCode.faults }
  }

  private func experiment(_ record: RunRecord, _ manifest: RunManifest) throws -> Experiment {
    let (names, comparisons) = try RunJob.reporting(folder) { () throws(RecordError) in
      (try record.variantNames(), try record.comparisons())
    }
    return try EnsembleOptions.parse([]).experiment(
      try RunJob.scenario(of: manifest), variants: names,
      settings: manifest.settings.map { .init(name: $0.name, value: $0.value) }, seed: manifest.seed,
      trajectories: manifest.trajectories, comparisons: comparisons)
  }

  /// The checkpoint, and the last block if that is short: it is in no checkpoint and played again, in no time.
  private func standing(_ record: RunRecord, _ experiment: Experiment) throws -> RunStanding {
    let plans = experiment.plans()
    let start = try RunJob.reporting(folder) { () throws(RecordError) in
      try record.standing(of: experiment, plans: plans)
    }
    let run = ExperimentRun(experiment, plans: plans, start: start, report: { _ in })
    _ = run.play()
    return run.standing
  }
}
