import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ScenarioLanguage
import Simulation

/// Plays a scenario and reports its outcomes.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Play a scenario many times and report how likely each outcome is.",
    discussion: """
      The scenario itself runs as variant "base", beside the variants asked for. The same scenario, variants, seed and \
      number of trajectories give the same bits in summary.json, on any number of threads.

      Exits with 0 when done, 1 for a bad scenario, 2 for bad usage, 3 if trajectories had faults, and 130 if it was \
      interrupted.
      """)

  @Argument(help: ArgumentHelp("The scenario.", valueName: "file"))
  var file: String

  @OptionGroup var ensemble: EnsembleOptions

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

  func run() throws {
    Interruption.watch()
    let scenario = try ensemble.source.scenario(file)
    if !quiet { warn(scenario) }
    let experiment = try ensemble.experiment(scenario)
    let directory = try prepare(output ?? "results/\(scenario.name)")
    let recorder = RunRecorder(
      scenario: scenario, file: file, experiment: experiment, settings: ensemble.source.settings)
    let ensembles = PlayedExperiment.play(experiment, showsProgress: !quiet && TerminalDevice.errorShowsProgress)
    let played = ensembles.map(\.tally.trajectoryCount)
    guard !played.contains(0) else {
      OutputStream.error.write("brink: interrupted before anything was played; nothing was written\n")
      throw ExitCode.interrupted
    }
    let summary = try recorder.summary(ensembles, includingFaulty: allowFaults)
    let seconds = recorder.secondsSinceStart
    let text = try JSONText.text(of: summary)
    try publish(text, recorder.manifest(summary, summaryText: text, seconds: seconds), to: directory)
    report(summary, text: text, seconds: seconds, directory: directory)
    if !summary.isComplete { throw ExitCode.interrupted }
    if summary.faultCount > 0 { throw ExitCode.faults }
  }

  private func warn(_ scenario: Scenario) {
    for warning in scenario.warnings { OutputStream.error.write(warning.description(fileName: file) + "\n") }
  }

  private func prepare(_ folder: String) throws -> RunDirectory {
    do {
      return try RunDirectory(preparing: folder)
    } catch {
      OutputStream.error.write(
        "brink: can't write results to \(folder): \(error.reason); choose another folder with --output\n")
      throw ExitCode.badUsage
    }
  }

  private func publish(_ summary: String, _ manifest: Manifest, to directory: RunDirectory) throws {
    do {
      try directory.publish(summary: Array(summary.utf8), manifest: Array(JSONText.text(of: manifest).utf8))
    } catch {
      OutputStream.error.write("brink: the results could not be written: \(error)\n")
      throw ExitCode.badUsage
    }
  }

  private func report(_ summary: RunSummary, text: String, seconds: Double, directory: RunDirectory) {
    if json {
      OutputStream.standard.write(text)
    } else if !quiet {
      let page = TerminalReport(summary, fileName: file, seconds: seconds)
      OutputStream.standard.write(page.text(width: TerminalDevice.width, style: TerminalDevice.style))
      OutputStream.standard.write("\nWritten to \(directory.path)/summary.json and manifest.json\n")
    }
    if summary.faultCount > 0, json || quiet {
      OutputStream.error.write(
        "brink: \(summary.faultCount) trajectories had faults"
          + (allowFaults ? "\n" : "; their variants' estimates are withheld without --allow-faults\n"))
    }
    if !summary.isComplete {
      let played = summary.variants.map { "\($0.variant) \(DecimalText.grouped($0.trajectories))" }
      OutputStream.error.write(
        "brink: interrupted; the results rest on the trajectories done by then: \(played.joined(separator: ", "))\n")
    }
  }
}
