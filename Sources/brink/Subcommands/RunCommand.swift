import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage
import Simulation

/// Plays a scenario and reports its outcomes.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Play a scenario many times and report how likely each outcome is.",
    discussion: """
      The scenario itself runs as variant "base", beside the variants asked for. The same scenario, variants, seed and \
      number of trajectories give the same bits in summary.json, on any number of threads.

      Every block that is played is recorded in run.sqlite at once: what was interrupted or killed goes on with --resume, \
      and ends with the same bits as if nothing had happened.

      Exits with 0 when done, 1 for a bad scenario, 2 for bad usage, 3 if trajectories had faults, 4 if the record \
      can't be written or read, and 130 if it was interrupted.
      """)

  @Argument(help: ArgumentHelp("The scenario; with --resume it stands in the record.", valueName: "file"))
  var file: String?

  @OptionGroup var ensemble: EnsembleOptions

  @OptionGroup var recording: RecordOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Folder for the results. (default: results/<scenario's name>)", valueName: "folder"))
  var output: String?

  @Flag(help: "Print summary.json instead of tables, and nothing else.")
  var json = false

  @Flag(name: [.short, .long], help: "Print neither tables nor progress.")
  var quiet = false

  @Flag(help: "Give estimates even if trajectories have faults, from the others.")
  var allowFaults = false

  func validate() throws {
    if file == nil, recording.resume == nil { throw ValidationError("Missing expected argument '<file>'") }
    if recording.resume != nil, output != nil {
      throw ValidationError("a run is resumed in its own folder; leave out --output")
    }
  }

  func run() throws {
    Interruption.watch()
    let job = try prepare()
    let played = try PlayedRun(job, showsProgress: !quiet && TerminalDevice.errorShowsProgress)
    if let shard = job.manifest.shard { return try end(shard, played, of: job) }
    try conclude(played, of: job)
  }

  private func prepare() throws -> RunJob {
    if let folder = recording.resume {
      return try RunJob(resuming: folder, file: file, ensemble: ensemble, options: recording)
    }
    let file = file ?? ""
    let scenario = try ensemble.source.scenario(file)
    if !quiet {
      for warning in scenario.warnings { OutputStream.error.write(warning.description(fileName: file) + "\n") }
    }
    return try RunJob(
      beginning: scenario, file: file, ensemble: ensemble, options: recording, output: output)
  }

  /// Writes and shows what the run came to.
  private func conclude(_ played: PlayedRun, of job: RunJob) throws {
    let publication = try Publication(played, of: job, includingFaulty: allowFaults)
    // Results that can't be written are shown all the same.
    var failure: ExitCode?
    do { try publication.write() } catch let code as ExitCode { failure = code }
    report(publication.summary, text: publication.text, seconds: publication.seconds, job: job)
    if let failure { throw failure }
    if let precision = job.precision, !quiet || !played.isPrecise {
      OutputStream.error.write(
        played.isPrecise
          ? "brink: stopped at the precision of \(precision)\n"
          : "brink: stopped before the precision of \(precision)\n")
    }
    if !publication.summary.isComplete { throw ExitCode.interrupted }
    if publication.summary.faultCount > 0 { throw ExitCode.faults }
  }

  /// A shard has no results of its own.
  private func end(_ shard: RunManifest.Shard, _ played: PlayedRun, of job: RunJob) throws {
    let folder = job.directory.path
    guard played.isComplete else {
      OutputStream.error.write("brink: interrupted; go on with brink run --resume \(folder)\n")
      throw ExitCode.interrupted
    }
    try RunJob.reporting(folder) { () throws(RecordError) in try job.record.settle() }
    guard !quiet else { return }
    let count = played.ensembles.map(\.tally.trajectoryCount).max() ?? 0
    OutputStream.standard.write(
      "Shard \(shard.index) of \(shard.count): \(DecimalText.grouped(count)) trajectories of each variant in \(folder)\n"
        + "When all shards are there, join them with brink merge\n")
  }

  private func report(_ summary: RunSummary, text: String, seconds: Double, job: RunJob) {
    if json {
      OutputStream.standard.write(text)
    } else if !quiet {
      let page = TerminalReport(summary, fileName: job.file, seconds: seconds)
      OutputStream.standard.write(page.text(width: TerminalDevice.width, style: TerminalDevice.style))
      let folder = job.directory.path
      OutputStream.standard.write(
        "\nThe report is \(folder)/report.html, beside summary.json, manifest.json and run.sqlite\n")
    }
    if summary.faultCount > 0, json || quiet {
      OutputStream.error.write(
        "brink: \(summary.faultCount) trajectories had faults"
          + (allowFaults ? "\n" : "; their variants' estimates are withheld without --allow-faults\n"))
    }
    if !summary.isComplete {
      let played = summary.variants.map { "\($0.variant) \(DecimalText.grouped($0.trajectories))" }
      OutputStream.error.write(
        "brink: interrupted; the results rest on the trajectories done by then: \(played.joined(separator: ", "))\n"
          + "brink: go on with brink run --resume \(job.directory.path)\n")
    }
  }
}
