import ArgumentParser
import Workbench

/// Plays variants on the same draws and says what differs, and how sure that is.
struct CompareCommand: FormedCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare variants of a scenario, trajectory by trajectory on the same draws.",
    discussion: """
      All variants are played unless some are named. Every difference is of pairs of trajectories that share their luck, so \
      it is known better than either number. "higher" and "lower" hold for all outcomes and variants together with 95 % \
      confidence (Holm); what can't be told apart has no difference larger than a margin, or is not settled, with the \
      number of trajectories that would settle it.

      Given the folder of a finished run of several variants, it compares them without playing again. It records and resumes \
      as brink run does, with the same exit codes.
      """)

  @Argument(
    help: ArgumentHelp("The scenario, or the folder of a finished run.", valueName: "file"), completion: .file())
  var file: String?

  @OptionGroup var ensemble: EnsembleOptions

  @Option(help: ArgumentHelp("The variant that the others are compared with. (default: base)", valueName: "name"))
  var baseline: String?

  @OptionGroup var comparison: ComparisonOptions

  @OptionGroup var recording: RecordOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file == nil, recording.resume == nil { throw ValidationError("Missing expected argument '<file>'") }
  }

  /// The folder of a run that was played already.
  private var playedFolder: String? {
    guard let file, recording.resume == nil, FileSystem.isDirectory(file) else { return nil }
    return file
  }

  var forms: [CommandForm] {
    guard let playedFolder else { return recording.forms }
    return [
      CommandForm(
        "for \(playedFolder), which was played already",
        followsOnly: ["--baseline", "--objective", "--margin", "--json", "--quiet", "--allow-faults"])
    ]
  }

  func run() throws {
    let comparison = try comparison.given(baseline: baseline)
    if let playedFolder { return try show(playedFolder, comparing: comparison) }
    let request = try recording.request(.comparison, file, ensemble, comparing: comparison)
    try output.shown.carryOut { try recording.job(request, ensemble, in: output.output, for: $0) }
  }

  /// Compares what was played already.
  private func show(_ name: String, comparing request: ComparisonRequest?) throws {
    guard Occupant(of: ResultsFolder(name)) != nil else {
      throw Complaint.badUsage("\(name): \(FolderAdvice.text(name))")
    }
    let result = try Terminal.attend { attendant in
      try RecordedComparison(of: ResultsFolder(name), comparing: request, for: attendant)
        .result(on: ensemble.machine, includingFaulty: output.allowFaults)
    }
    try output.shown.show(result)
  }
}
