import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ScenarioLanguage
import Simulation

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
    let isRun = FileSystem.isDirectory(place)
    let plays = try isRun ? recorded() : sampled()
    let explanation = try explain(plays, isRun: isRun)
    try Interruption.check("the explanation was done")
    let text = try JSONText.text(of: explanation)
    if json {
      OutputStream.standard.write(verbatim: text)
    } else {
      let page = ExplanationPage(
        explanation, traceCommand: ExplainedReport.traceCommand(explanation, file: plays.file),
        wasChosen: outcome != nil)
      OutputStream.standard.write(styled: page.text(width: TerminalDevice.width, style: TerminalDevice.style))
    }
    guard isRun else { return }
    let folder = RunFolder.plain(place)
    try RunFolder.add(text, as: "explanation.json", to: folder, what: "the explanation")
    try ReportCommand.parse([folder, "--quiet"]).run()
    if !json { OutputStream.standard.write("\nThe plays are in \(folder)/report.html, too\n") }
  }

  private func recorded() throws -> any ExplainedPlays {
    try RecordedPlays(folder: RunFolder.plain(place))
  }

  private func sampled() throws -> any ExplainedPlays {
    SampledPlays(
      try source.scenario(place), file: place, source: source, count: trajectories ?? 20_000,
      threadCount: try threads.count())
  }

  private func explain(_ plays: any ExplainedPlays, isRun: Bool) throws -> Explanation {
    let name = variant ?? "base"
    // A file has many variants; playing one that nobody asked for would only take time.
    let other = against ?? (name != "base" ? "base" : isRun ? plays.variants.dropFirst().first : nil)
    for asked in [name, other].compactMap(\.self) where !plays.variants.contains(asked) {
      throw Complaint.badUsage(
        "there is no variant \"\(asked)\"; there are \(plays.variants.joined(separator: ", "))")
    }
    for variant in [name, other].compactMap(\.self) {
      let faults = try plays.faultCount(of: variant)
      guard faults > 0 else { continue }
      OutputStream.error.write("brink: \(faults) trajectories of \(variant) had faults and are left out\n")
    }
    let program = try plays.program(of: name)
    let index = try chosenOutcome(plays, program, variant: name)
    let values = try plays.values(ofOutcome: index, of: name)
    guard !values.values.isEmpty else {
      throw Complaint.badUsage("there is no trajectory without a fault to choose from")
    }
    var request = Explanation.Request(
      scenario: plays.scenario.name, title: plays.scenario.title, seed: plays.seed, threadCount: try threads.count(),
      question: OutcomeQuestion(index, of: program, values: values.values),
      variant: .init(name: name, program: program, outcomes: values))
    request.settings = plays.settings.map { "\($0.name)=\($0.value)" }
    request.other = try other.flatMap { other in
      guard other != name else { return nil }
      return .init(
        name: other, program: try plays.program(of: other),
        outcomes: try plays.values(ofOutcome: index, of: other))
    }
    return Explanation(request, until: Interruption.flag)
  }

  private func chosenOutcome(_ plays: any ExplainedPlays, _ program: Program, variant: String) throws -> Int {
    let names = program.outcomes.map(\.name)
    if let outcome {
      guard let index = names.firstIndex(of: outcome) else {
        throw Complaint.badUsage("there is no outcome \"\(outcome)\"; there are \(names.joined(separator: ", "))")
      }
      return index
    }
    let found = try plays.occurrenceCounts(of: variant)
    guard let index = OutcomeQuestion.rarest(of: program, cases: found.counts, in: found.trajectories) else {
      throw Complaint.badUsage(
        "no outcome occurs in a thousandth of the trajectories; choose one with --outcome: "
          + names.joined(separator: ", "))
    }
    return index
  }
}
