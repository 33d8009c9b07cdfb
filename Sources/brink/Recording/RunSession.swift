import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage
import Simulation

/// What `brink run` and `brink compare` have in common: play or go on, record, write and show.
struct RunSession {
  let ensemble: EnsembleOptions
  let recording: RecordOptions
  let output: OutputOptions
  var request = ComparisonRequest()
  var page = Page.run

  /// What is printed.
  enum Page {
    case run
    case comparison

    func text(_ summary: RunSummary, fileName: String, seconds: Double?) -> String {
      let (width, style) = (TerminalDevice.width, TerminalDevice.style)
      let report = TerminalReport(summary, fileName: fileName, seconds: seconds)
      switch self {
      case .run: return report.text(width: width, style: style)
      case .comparison: return ComparisonPage(summary, below: report).text(width: width, style: style)
      }
    }
  }

  /// - Parameter file: the scenario; nil to take it from the record that is resumed.
  /// - Throws: an exit code, after a message.
  func play(_ file: String?) throws {
    Interruption.watch()
    if let folder = recording.resume, request.isStandard, let first = try CompareCommand.firstStart(of: folder) {
      var session = self
      session.request = first.comparison.request
      session.page = .comparison
      return try session.playAll(file)
    }
    try playAll(file)
  }

  private func playAll(_ file: String?) throws {
    let job = try prepare(file)
    let played = try PlayedRun(job, showsProgress: !output.quiet && TerminalDevice.errorShowsProgress)
    if let shard = job.manifest.shard { return try end(shard, played, of: job) }
    try conclude(played, of: job)
  }

  private func prepare(_ file: String?) throws -> RunJob {
    if let folder = recording.resume {
      return try RunJob(resuming: folder, file: file, ensemble: ensemble, options: recording, comparing: request)
    }
    let file = file ?? ""
    let scenario = try ensemble.source.scenario(file)
    if !output.quiet {
      for warning in scenario.warnings { OutputStream.error.write(warning.description(fileName: file) + "\n") }
    }
    return try RunJob(
      beginning: scenario, file: file, ensemble: ensemble, options: recording, folder: output.output,
      standardFolder: scenario.name + (page == .comparison ? "-compare" : ""), comparing: request)
  }

  /// Writes and shows what the run came to.
  private func conclude(_ played: PlayedRun, of job: RunJob) throws {
    let publication = try Publication(played, of: job, comparing: request, includingFaulty: output.allowFaults)
    // Of a run that is complete only what has all of its numbers is published.
    if played.isComplete {
      try Interruption.check(
        "the results were written; go on with brink run --resume \(ShellText.quoted(job.directory.path))")
    }
    // Results that can't be written are shown all the same.
    var failure: ExitCode?
    do { try publication.write() } catch let code as ExitCode { failure = code }
    report(publication.summary, text: publication.text, seconds: publication.seconds, job: job)
    if let failure { throw failure }
    if let precision = job.precision { try tell(precision, played, of: job) }
    if !publication.summary.isComplete { throw ExitCode.interrupted }
    if publication.summary.faultCount > 0 { throw ExitCode.faults }
  }

  /// Says whether the precision or the limit ended the run.
  private func tell(_ precision: PrecisionGoal, _ played: PlayedRun, of job: RunJob) throws {
    if played.isPrecise {
      if !output.quiet { OutputStream.error.write("brink: stopped at the precision of \(precision)\n") }
      return
    }
    guard played.isComplete else { return }
    let reached = try precision.reached(job.experiment)(played.standing)
    OutputStream.error.write(
      "brink: stopped at the limit of \(DecimalText.grouped(played.trajectories)) trajectories, before the precision of "
        + "\(precision)"
        + (reached.map { ": \($0)" } ?? "")
        + "; go on with brink run --resume \(ShellText.quoted(job.directory.path)) --trajectories N\n")
  }

  /// A shard has no results of its own.
  private func end(_ shard: RunManifest.Shard, _ played: PlayedRun, of job: RunJob) throws {
    let folder = job.directory.path
    guard played.isComplete else {
      OutputStream.error.write("brink: interrupted; go on with brink run --resume \(ShellText.quoted(folder))\n")
      throw ExitCode.interrupted
    }
    try RunJob.reporting(folder) { () throws(RecordError) in try job.record.settle() }
    guard !output.quiet else { return }
    let count = played.ensembles.map(\.tally.trajectoryCount).max() ?? 0
    OutputStream.standard.write(
      "Shard \(shard.index) of \(shard.count): \(DecimalText.grouped(count)) trajectories of each variant in \(folder)\n"
        + "When all shards are there, join them with brink merge, which plays what is left over from whole blocks\n")
  }

  private func report(_ summary: RunSummary, text: String, seconds: Double, job: RunJob) {
    if output.json {
      OutputStream.standard.write(verbatim: text)
    } else if !output.quiet {
      OutputStream.standard.write(styled: page.text(summary, fileName: job.file, seconds: seconds))
      OutputStream.standard.write(
        "\nWritten: \(job.directory.path)/report.html, and beside it\nsummary.json, manifest.json and run.sqlite\n")
    }
    if summary.faultCount > 0, output.json || output.quiet {
      OutputStream.error.write(
        "brink: \(summary.faultCount) trajectories had faults"
          + (output.allowFaults ? "\n" : "; their variants' estimates are withheld without --allow-faults\n"))
    }
    if !summary.isComplete {
      let played = summary.variants.map { "\($0.variant) \(DecimalText.grouped($0.trajectories))" }
      OutputStream.error.write(
        "brink: interrupted; the results rest on the trajectories done by then: \(played.joined(separator: ", "))\n"
          + "brink: go on with brink run --resume \(ShellText.quoted(job.directory.path))\n")
    }
  }
}
