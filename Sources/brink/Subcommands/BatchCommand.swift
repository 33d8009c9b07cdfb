import Analysis
import ArgumentParser
import Reporting
import Workbench

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
    let (job, summary) = try Terminal.attend(isQuiet: quiet || json, showsProgress: true) {
      attendant -> (BatchJob, BatchSummary) in
      let job = try newJob(for: attendant)
      // Maps that can't be had are refused before anything is played.
      _ = try maps(of: job.summary(includingFaulty: allowFaults))
      return (job, try job.carryOut(includingFaulty: allowFaults))
    }
    try show(summary, in: job.folder)
    if !summary.isComplete {
      throw Complaint.interrupted("interrupted; go on with brink batch --resume \(job.folder.quoted)")
    }
    if summary.runs.contains(where: { $0.state == .faults || $0.state == .failed }) { try ExitStatus.faults.end() }
  }

  private func newJob(for attendant: Attendant) throws -> BatchJob {
    if let resume { return try BatchJob(resuming: resume, file: plan, on: threads.machine, for: attendant) }
    return try BatchJob(beginning: plan ?? "", in: output, isForced: force, on: threads.machine, for: attendant)
  }

  private func show(_ summary: BatchSummary, in folder: ResultsFolder) throws {
    if json {
      OutputStream.standard.write(verbatim: JSONText.text(of: summary))
    } else if !quiet {
      Terminal.show(BatchPage(summary, maps: try maps(of: summary)).text)
      OutputStream.standard.write("\nWritten: \(folder.path)/report.html, and beside it\nbatch.json and batch.sqlite\n")
    }
    if summary.faultCount > 0, json || quiet {
      Terminal.remark(
        "\(summary.faultCount) trajectories had faults"
          + (allowFaults ? "" : "; their runs' estimates are withheld without --allow-faults"))
    }
  }

  /// The maps that were asked for, or of the first two factors, of three outcomes at most.
  private func maps(of summary: BatchSummary) throws -> [BatchMap] {
    let names = summary.factors.map(\.label)
    var pairs: [(Int, Int)] = names.count > 1 && map.isEmpty ? [(0, 1)] : []
    for pair in map {
      let places = try pair.split(separator: ",").map { name in
        guard let place = names.firstIndex(of: String(name)) else {
          throw Complaint.unknown("factor with two levels or more", String(name), among: names, for: "--map")
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
