import ArgumentParser
import Reporting
import Workbench

/// Tells the plays behind the numbers of one outcome.
struct ExplainCommand: FormedCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show the plays behind an outcome, what precedes it, and where two variants part.",
    discussion: """
      Of a run's folder the trajectories that it kept are chosen from, and explanation.json is written there; of a \
      scenario's file a sample is played.

      \(ExitStatus.sentence(.badInput, .badUsage, .storage, .busy, .interrupted))
      """)

  @Argument(
    help: ArgumentHelp("The folder of a run, or a scenario's file.", valueName: "folder|file"), completion: .file())
  var place: String

  @Option(
    help: ArgumentHelp(
      "The outcome to explain; of a number, that it is above its 90 % quantile. (default: the rarest one above 0.1 %)",
      valueName: "name"))
  var outcome: String?

  @Option(
    name: [.customShort("v"), .long],
    help: ArgumentHelp("The variant whose plays are told. (default: base)", valueName: "name"))
  var variant: String?

  @Option(
    help: ArgumentHelp(
      "The variant that it is compared with. (default: base, or the run's second variant)", valueName: "name"))
  var against: String?

  @OptionGroup var source: ScenarioOptions

  @Option(
    name: [.customShort("n"), .long], parsing: .unconditional,
    help: ArgumentHelp("Trajectories to play of a file. (default: 20000)", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...1_000_000) })
  var trajectories: Int?

  @OptionGroup var threads: ThreadOptions

  @Flag(help: "Print explanation.json instead of a page.")
  var json = false

  var forms: [CommandForm] {
    guard FileSystem.isDirectory(place) else { return [] }
    return [CommandForm("for \(place), which was played already", ignores: ["--seed", "--set", "--trajectories"])]
  }

  func run() throws {
    Interruption.watch()
    try Terminal.attend { attendant in
      let job = try newJob(for: attendant)
      let question = ExplanationJob.Question(outcome: outcome, variant: variant, against: against)
      let explanation = try job.explanation(question, on: threads.machine)
      let text = JSONText.text(of: explanation)
      if json {
        OutputStream.standard.write(verbatim: text)
      } else {
        Terminal.show(
          ExplanationPage(
            explanation, traceCommand: job.traceCommand(explanation), wasChosen: outcome != nil
          ).text)
      }
      guard let report = try job.keep(text), !json else { return }
      OutputStream.standard.write("\nThe plays are in \(report), too\n")
    }
  }

  private func newJob(for attendant: Attendant) throws -> ExplanationJob {
    if FileSystem.isDirectory(place) { return try ExplanationJob(of: ResultsFolder(place), for: attendant) }
    return try ExplanationJob(
      playing: place, seed: source.seed, settings: source.settings, count: trajectories ?? 20_000,
      on: threads.machine, for: attendant)
  }
}
