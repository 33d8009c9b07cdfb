import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ResultsStore

/// Plays many points of scenarios, as a plan says.
struct BatchCommand: FormedCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Play a grid, a list or a sample of settings, and say what each factor does.",
    discussion: """
      The plan is a JSON file that names scenarios, variants and what to set: values for a grid, ranges for a Latin hypercube \
      or a Sobol design, or the runs one by one. All points share the seed, so that they differ by what is set, not by luck.

      Every point is recorded in batch.sqlite when it is done: a batch that was interrupted or killed goes on with --resume, \
      and ends with the same bits. brink results export writes its tables.

      \(ExitStatus.sentence(.badInput, .badUsage, .faults, .storage, .busy, .interrupted))
      """)

  @Argument(
    help: ArgumentHelp("The plan; with --resume it stands in the record.", valueName: "plan"), completion: .input)
  var plan: String?

  @Option(help: ArgumentHelp("Go on with the batch in this folder.", valueName: "folder"), completion: .directory)
  var resume: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Folder for the results. (default: results/<name>-batch)", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace the batch that the folder holds. What brink did not write stays.")
  var force = false

  @OptionGroup var threads: ThreadOptions

  @Option(
    help: ArgumentHelp(
      "Two factors for heat maps, down and across. May be repeated. (default: the first two)", valueName: "down,across")
  )
  var map: [String] = []

  @Flag(help: "Print batch.json instead of tables, and nothing else.")
  var json = false

  @Flag(name: [.short, .long], help: "Print neither tables nor progress.")
  var quiet = false

  @Flag(help: "Give estimates even of runs with faults, from the other trajectories.")
  var allowFaults = false

  func validate() throws {
    if plan == nil, resume == nil { throw ValidationError("Missing expected argument '<plan>'") }
    for pair in map where pair.split(separator: ",", omittingEmptySubsequences: false).count != 2 {
      throw ValidationError("--map takes two factors with a comma between them, such as tempo,US.policy")
    }
  }

  var forms: [CommandForm] {
    guard let resume else { return [] }
    return [CommandForm("where \(resume) goes on, as its record says", ignores: ["--force", "--output"])]
  }

  func run() throws {
    Interruption.watch()
    let job = try job()
    let before = try job.summary(includingFaulty: allowFaults)
    _ = try maps(of: before)
    try play(job)
    let summary = try job.summary(includingFaulty: allowFaults)
    let text = try JSONText.text(of: summary)
    try publish(summary, text, of: job)
    try show(summary, text, in: job.directory.path)
    if !summary.isComplete {
      OutputStream.error.write(
        "brink: interrupted; go on with brink batch --resume \(ShellText.quoted(job.directory.path))\n")
      throw ExitCode.interrupted
    }
    if summary.runs.contains(where: { $0.state == .faults || $0.state == .failed }) { throw ExitCode.faults }
  }

  private func job() throws -> BatchJob {
    if let resume { return try BatchJob(resuming: RunFolder.plain(resume), file: plan, threads: threads.count()) }
    return try BatchJob(
      beginning: plan ?? "", output: output, isForced: force, threads: threads.count(), isQuiet: quiet || json)
  }

  private func play(_ job: BatchJob) throws {
    do {
      try BatchPlayer(job, showsProgress: !quiet && TerminalDevice.errorShowsProgress).play()
    } catch {
      throw job.directory.unwritten(.batch, because: error)
    }
  }

  /// Writes `report.html` and `batch.json`, and settles the record.
  private func publish(_ summary: BatchSummary, _ text: String, of job: BatchJob) throws {
    let folder = job.directory.path
    do {
      try job.directory.publish(
        [
          ("report.html", Array(BatchReport(summary, version: Brink.version).html().utf8)),
          ("batch.json", Array(text.utf8)),
        ], for: .batch, listedIn: job.record.files)
    } catch {
      throw job.directory.unpublished(.batch, because: error)
    }
    try BatchFolder.reporting(folder) { () throws(RecordError) in
      try job.record.update { $0.state = summary.isComplete ? .complete : .interrupted }
      try job.record.settle()
    }
  }

  private func show(_ summary: BatchSummary, _ text: String, in folder: String) throws {
    if json {
      OutputStream.standard.write(verbatim: text)
    } else if !quiet {
      let page = BatchPage(summary, maps: try maps(of: summary))
      OutputStream.standard.write(styled: page.text(width: TerminalDevice.width, style: TerminalDevice.style))
      OutputStream.standard.write("\nWritten: \(folder)/report.html, and beside it\nbatch.json and batch.sqlite\n")
    }
    if summary.faultCount > 0, json || quiet {
      OutputStream.error.write(
        "brink: \(summary.faultCount) trajectories had faults"
          + (allowFaults ? "\n" : "; their runs' estimates are withheld without --allow-faults\n"))
    }
  }

  /// The maps that were asked for, or of the first two factors, of three outcomes at most.
  private func maps(of summary: BatchSummary) throws -> [BatchMap] {
    let names = summary.factors.map(\.name)
    var pairs: [(Int, Int)] = names.count > 1 && map.isEmpty ? [(0, 1)] : []
    for pair in map {
      let places = try pair.split(separator: ",").map { name in
        guard let place = names.firstIndex(of: String(name)) else {
          throw Complaint.badUsage(
            "there is no factor \"\(name)\" with two levels or more; there are \(names.joined(separator: ", "))")
        }
        return place
      }
      guard places.count == 2, places[0] != places[1] else {
        throw Complaint.badUsage("a map has two different factors, and \"\(pair)\" has not")
      }
      pairs.append((places[0], places[1]))
    }
    return pairs.flatMap { Self.maps(of: summary, down: $0, across: $1) }
  }

  /// The heat maps of two factors, of three outcomes at most.
  static func maps(of summary: BatchSummary, down: Int, across: Int) -> [BatchMap] {
    summary.outcomes.indices.prefix(3).map { summary.map(ofOutcome: $0, rows: down, columns: across) }
  }
}
