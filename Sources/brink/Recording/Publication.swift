import Analysis
import MonteCarlo
import Reporting
import ResultsStore

/// What a run came to, in the forms in which it is written.
struct Publication {
  let job: RunJob
  private let isPrecise: Bool
  let summary: RunSummary
  let text: String
  /// Spent playing, over all resumptions.
  let seconds: Double

  init(_ played: PlayedRun, of job: RunJob, comparing request: ComparisonRequest, includingFaulty: Bool) throws {
    self.job = job
    isPrecise = played.isPrecise
    summary = job.recorder.summary(
      played.standing, trajectories: played.trajectories, comparing: request, includingFaulty: includingFaulty)
    text = try JSONText.text(of: summary)
    seconds = try RunJob.reporting(job.directory.path) { () throws(RecordError) in
      try job.record.manifest().seconds
    }
  }

  /// Writes tables, `report.html`, `summary.json` and `manifest.json`.
  ///
  /// - Throws: an exit code, after a message.
  func write() throws {
    let folder = job.directory.path
    try RunJob.reporting(folder) { () throws(RecordError) in
      try job.record.replace(Findings(summary))
      try job.record.update { $0.trajectories = summary.trajectories }
    }
    let manifest = job.recorder.manifest(summary, summaryText: text, seconds: seconds)
    do {
      try job.directory.publish(
        [
          ("report.html", Array(HTMLPage(report).text.utf8)), ("summary.json", Array(text.utf8)),
          ("manifest.json", Array(JSONText.text(of: manifest).utf8)),
        ], for: .run, listedIn: job.record.files)
    } catch {
      throw job.directory.unpublished(.run, because: error)
    }
    try RunJob.reporting(folder) { () throws(RecordError) in
      try job.record.update {
        $0.state = summary.isComplete ? .complete : .interrupted
        $0.isPrecise = isPrecise
      }
      try job.record.settle()
    }
  }

  private var report: Report {
    var manifest = job.manifest
    manifest.trajectories = summary.trajectories
    let context = ReportContext(
      job.scenario, manifest, variants: summary.variants.map(\.variant), seconds: seconds)
    return Report([ReportedRun(summary, context: context, name: summary.scenario)])
  }
}
