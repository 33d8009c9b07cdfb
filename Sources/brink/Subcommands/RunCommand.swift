import ArgumentParser

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

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file == nil, recording.resume == nil { throw ValidationError("Missing expected argument '<file>'") }
    try output.validate(recording)
  }

  func run() throws {
    try RunSession(ensemble: ensemble, recording: recording, output: output).play(file)
  }
}
