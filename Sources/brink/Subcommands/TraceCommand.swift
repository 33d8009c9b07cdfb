import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ScenarioLanguage
import Simulation
import Workbench

/// Replays one trajectory and tells what happened in it.
struct TraceCommand: FormedCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Replay one trajectory and tell what happened, day by day, and how likely it was.",
    discussion: """
      What stands out is told: rare things, new heights on a ladder, changes of policy. --every-step tells all.

      The trajectory is the one that `brink run` plays under this index with the same seed and variant, bit for bit.

      \(ExitStatus.sentence(.badInput, .badUsage, .faults))
      """)

  @Argument(help: ArgumentHelp("The scenario.", valueName: "file"), completion: .input)
  var file: String

  @Option(
    name: [.customShort("i"), .long], parsing: .unconditional,
    help: ArgumentHelp("Index of the trajectory, from 0.", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 0...Experiment.largestTrajectoryCount - 1) })
  var trajectory: Int

  @OptionGroup var source: ScenarioOptions

  @Option(name: [.customShort("v"), .long], help: ArgumentHelp("The variant to replay.", valueName: "name"))
  var variant = VariantName.base

  @Flag(help: "Tell every step and every decision, also the quiet ones.")
  var everyStep = false

  @Option(help: ArgumentHelp("How it is told: text, markdown or json.", valueName: "format"))
  var format = TraceFormat.text

  @Flag(help: "Print one JSON object with every step, the same as --format json.")
  var json = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --every-step and --json, tell changes of numbers from this part of their range, or of their value where it has "
        + "an open side. (default: \(TrajectoryAccount.usualThreshold))",
      valueName: "part"), transform: { try DecimalNumber.read($0, "0 or more, such as 0.1 for a tenth") { $0 >= 0 } })
  var threshold = TrajectoryAccount.usualThreshold

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Tell events that could have happened with this probability. (default: \(TrajectoryAccount.usualMissProbability))",
      valueName: "probability"),
    transform: { try DecimalNumber.read($0, "from 0 to 1") { (0...1).contains($0) } })
  var probability = TrajectoryAccount.usualMissProbability

  var forms: [CommandForm] {
    var forms: [CommandForm] = []
    if json, format != .json { forms.append(CommandForm("beside --json", ignores: ["--format"])) }
    if !json, format != .json, !everyStep {
      forms.append(CommandForm("without --every-step or --json", ignores: ["--threshold"]))
    }
    return forms
  }

  func run() throws {
    let scenario = try Scenario(asked: file)
    let program = Program(compiling: try scenario.asked(variant: variant, settings: source.settings), told: true)
    let replay = TrajectoryReplayer(program: program, seed: source.seed).replay(UInt64(trajectory))
    let account = TrajectoryAccount(replay, of: program, threshold: threshold, missProbability: probability)
    let title =
      "\(scenario.title ?? scenario.name): trajectory \(DecimalText.grouped(trajectory)), seed \(source.seed), variant \(variant)"
    let page = TrajectoryPage(account, title: title, tellsEveryStep: everyStep)
    switch json ? .json : format {
    case .json: OutputStream.standard.write(verbatim: JSONText.text(of: account))
    case .markdown: OutputStream.standard.write(page.markdown)
    case .text: Terminal.show(page.text)
    }
    if replay.fault != nil { try ExitStatus.faults.end() }
  }
}
