import Analysis
import MonteCarlo
import Reporting
import ScenarioLanguage
import Simulation

/// The plays of an explanation as the report tells them: each is replayed for its chronicle.
struct ExplainedReport {
  private let explanation: Explanation
  private let file: String
  private let program: Program

  /// - Throws: `Complaint` for a variant that the scenario does not have.
  init(_ explanation: Explanation, scenario: Scenario, settings: [Setting], file: String) throws(Complaint) {
    self.explanation = explanation
    self.file = file
    program = Program(
      compiling: try scenario.asked(variant: explanation.variant, settings: settings), told: true)
  }

  /// The explanation in a run's folder; nil where there is none that this version can read, or one that was changed.
  static func read(in folder: ResultsFolder) -> Explanation? {
    guard let explanation = try? StoredResult<Explanation>(.explanation, of: .run, in: folder).value,
      explanation.format == Explanation.format
    else { return nil }
    return explanation
  }

  /// What replays a play, up to its index.
  static func traceCommand(_ explanation: Explanation, file: String) -> String {
    let parts =
      ["brink trace \(ShellText.quoted(file))"]
      + (explanation.variant == VariantName.base ? [] : ["-v \(explanation.variant)"])
      + (explanation.seed == 1 ? [] : ["--seed \(explanation.seed)"])
      + explanation.settings.map { "--set \(ShellText.quoted($0))" }
    return parts.joined(separator: " ")
  }

  var blocks: [Block] {
    let replayer = TrajectoryReplayer(program: program, seed: explanation.seed)
    let chronicles = explanation.plays.map { play in
      PlayNarrative(TrajectoryAccount(replayer.replay(play.trajectory), of: program))
    }
    return ExplanationBlocks(
      explanation, chronicles: chronicles, traceCommand: Self.traceCommand(explanation, file: file)
    ).blocks
  }
}
