import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ScenarioLanguage
import Simulation

/// Goes on from one moment of one trajectory many times, with an intervention and without.
struct ForkCommand: FormedCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork", abstract: "Play many futures of one trajectory's past, with and without an intervention.",
    discussion: """
      All futures share the past of the trajectory up to the beginning of a day, with its parameters; from there on every \
      draw is new. The futures with the intervention have the same draws as those without, and are compared pair by pair. \
      Without an intervention the page says what the past makes likely.

      \(ExitStatus.sentence(.badInput, .badUsage, .faults, .interrupted))
      """)

  @Argument(help: ArgumentHelp("The scenario.", valueName: "file"), completion: .input)
  var file: String

  @OptionGroup var moment: ForkOptions

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set a variable or a policy when the day begins, such as North.policy=cautious. May be repeated.",
      valueName: "name=value"),
    transform: { try Scenario.Setting(argument: $0) })
  var settings: [Scenario.Setting] = []

  @Option(
    name: .customLong("do"),
    help: ArgumentHelp(
      "Make an actor take an action on that day, as \"Actor: action\", such as \"South: drill\". May be repeated.",
      valueName: "actor: action"))
  var actions: [String] = []

  @OptionGroup var comparison: ComparisonOptions

  @Flag(help: "Print one JSON object instead of tables.")
  var json = false

  func validate() throws { try Scenario.Setting.checkDistinct(settings) }

  var forms: [CommandForm] {
    guard settings.isEmpty, actions.isEmpty else {
      return [CommandForm("where the baseline is what happens without the intervention", ignores: ["--baseline"])]
    }
    return [
      CommandForm(
        "without an intervention (--set or --do), with nothing to compare",
        ignores: ["--baseline", "--objective", "--margin"])
    ]
  }

  func run() throws {
    Interruption.watch()
    let past = try moment.past(file)
    let programs = try programs(past)
    let experiment = Experiment(
      variants: programs.map { Experiment.Variant(name: $0.name, program: $0.program, fork: past.fork) },
      trajectoryCount: moment.futures, seed: moment.seed,
      threadCount: try moment.threads.count(),
      batchWidth: Experiment.standardBatchWidth, comparisons: VariantPair.all(of: programs.count))
    try checkActions(past, programs)
    var request = comparison.request
    request.baseline = programs[0].name
    try request.check(experiment)
    let start = ContinuousClock.now
    let run = ExperimentRun(
      experiment, plans: experiment.plans(until: Interruption.flag), start: nil, until: Interruption.flag,
      report: { _ in })
    _ = run.play()
    try Interruption.check("all futures were played")
    let summary = RunRecorder(
      scenario: past.scenario, file: file, experiment: experiment, settings: [], started: ""
    ).summary(run.standing, trajectories: moment.futures, comparing: request, includingFaulty: false)
    try show(summary, past, seconds: start.duration(to: .now) / .seconds(1))
    if summary.faultCount > 0 { throw ExitCode.faults }
  }

  /// The variant as it is, and with the intervention if there is one.
  private func programs(_ past: ForkOptions.Past) throws -> [(name: String, program: Program)] {
    func program(_ settings: [Scenario.Setting], _ actions: [String]) throws -> Program {
      do {
        return Program(
          compiling: try past.scenario.model(
            variant: moment.variant,
            intervention: .init(step: past.fork.step, settings: settings, actions: actions)))
      } catch {
        throw Complaint.badUsage(error)
      }
    }
    let without = ("without", try program([], []))
    guard !settings.isEmpty || !actions.isEmpty else { return [without] }
    return [without, ("with", try program(settings, actions))]
  }

  /// Refuses actions that the decision's own conditions don't allow: the intervention would be none.
  private func checkActions(_ past: ForkOptions.Past, _ programs: [(name: String, program: Program)]) throws {
    guard !actions.isEmpty, let program = programs.last?.program else { return }
    let replayer = TrajectoryReplayer(program: program, seed: moment.seed, fork: past.fork)
    var taken = [Int](repeating: 0, count: actions.count)
    for future in 0..<Self.probeCount {
      let step = replayer.replay(UInt64(future)).steps.first { $0.step == past.fork.step }
      for case .decision(let index, let options, let chosen?) in step?.happenings ?? [] {
        let decision = program.decisions[index]
        // All others are forbidden on that day.
        guard options.count(where: \.isAllowed) == 1 else { continue }
        for (place, action) in actions.enumerated()
        where Scenario.names(of: decision.actions[chosen].name, in: decision.name, of: decision.actor, mean: action) {
          taken[place] += 1
        }
      }
    }
    for (action, count) in zip(actions, taken) where count < Self.probeCount {
      guard count == 0 else {
        OutputStream.error.write(
          "brink: \(action): its \"when\" holds in \(count) of the first \(Self.probeCount) futures only\n")
        continue
      }
      throw Complaint.badUsage(
        "\(action) is not possible on that day: its \"when\" does not hold; choose another day, or --set what it asks for"
      )
    }
  }

  /// Futures that are looked at before all are played.
  private static let probeCount = 50

  private func show(_ summary: RunSummary, _ past: ForkOptions.Past, seconds: Double) throws {
    if json { return OutputStream.standard.write(verbatim: try JSONText.text(of: summary)) }
    let (width, style) = (TerminalDevice.width, TerminalDevice.style)
    let changes = settings.map { "\($0.name) = \($0.value)" } + actions
    let what = changes.isEmpty ? "" : "\nThe intervention: " + changes.joined(separator: "; ")
    let opening = (past.text + what).split(separator: "\n").flatMap { String($0).wrapped(to: width) }
    OutputStream.standard.write(opening.joined(separator: "\n") + "\n\n")
    let page = TerminalReport(summary, fileName: file, seconds: seconds)
    OutputStream.standard.write(
      styled: summary.comparisons == nil
        ? page.text(width: width, style: style) : ComparisonPage(summary, below: page).text(width: width, style: style))
  }
}
