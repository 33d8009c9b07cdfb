import ArgumentParser
import Workbench

/// Plays a scenario and reports its outcomes.
struct RunCommand: FormedCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Play a scenario many times and report how likely each outcome is.",
    discussion: """
      The scenario itself runs as variant "base", beside the variants asked for. The same scenario, variants, seed and \
      number of trajectories give the same bits in summary.json, on any number of threads.

      Every block that is played is recorded in run.sqlite at once: what was interrupted or killed goes on with --resume, \
      and ends with the same bits as if nothing had happened.

      \(ExitStatus.sentence(.badInput, .badUsage, .faults, .storage, .busy, .interrupted))
      """)

  @Argument(
    help: ArgumentHelp("The scenario; with --resume it stands in the record.", valueName: "file"), completion: .input)
  var file: String?

  @OptionGroup var ensemble: EnsembleOptions

  @OptionGroup var recording: RecordOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file == nil, recording.resume == nil { throw ValidationError("Missing expected argument '<file>'") }
  }

  var forms: [CommandForm] { recording.forms }

  func run() throws {
    let request = try recording.request(.run, file, ensemble, comparing: nil)
    try output.shown.carryOut { try recording.job(request, ensemble, in: output.output, for: $0) }
  }
}
