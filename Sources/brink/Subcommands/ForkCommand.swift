import Analysis
import ArgumentParser
import Reporting
import Simulation
import Workbench

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
    transform: { try Setting(text: $0) })
  var settings: [Setting] = []

  @Option(
    name: .customLong("do"),
    help: ArgumentHelp(
      "Make an actor take an action on that day, as \"Actor: action\", such as \"South: drill\". May be repeated.",
      valueName: "actor: action"))
  var actions: [String] = []

  @OptionGroup var comparison: ComparisonOptions

  @Flag(help: "Print one JSON object instead of tables.")
  var json = false

  func validate() throws { try validating { () throws(TextMistake) in try Setting.checkDistinct(settings) } }

  var forms: [CommandForm] {
    guard settings.isEmpty, actions.isEmpty else { return [] }
    return [
      CommandForm(
        "without an intervention (--set or --do), with nothing to compare",
        ignores: ["--objective", "--margin"])
    ]
  }

  func run() throws {
    Interruption.watch()
    let start = ContinuousClock.now
    let (job, summary) = try Terminal.attend(isQuiet: json, showsProgress: true) { attendant in
      let job = try ForkJob(
        file, at: moment.moment, futures: moment.futures, settings: settings, actions: actions,
        comparing: comparison.given() ?? ComparisonRequest(), on: moment.threads.machine, for: attendant)
      return (job, try job.carryOut())
    }
    show(summary, titled: job.title, seconds: start.duration(to: .now) / .seconds(1))
    if summary.faultCount > 0 { try ExitStatus.faults.end() }
  }

  private func show(_ summary: RunSummary, titled title: String, seconds: Double) {
    if json { return OutputStream.standard.write(verbatim: JSONText.text(of: summary)) }
    let opening = title.split(separator: "\n").flatMap { String($0).wrapped(to: TerminalDevice.width) }
    OutputStream.standard.write(opening.joined(separator: "\n") + "\n\n")
    let page = TerminalReport(summary, fileName: file, seconds: seconds)
    if summary.comparisons == nil {
      Terminal.show(page.text)
    } else {
      Terminal.show(ComparisonPage(summary, below: page).text)
    }
    if let command = summary.fork?.command { OutputStream.standard.write("\nThe same bits: \(command)\n") }
  }
}
