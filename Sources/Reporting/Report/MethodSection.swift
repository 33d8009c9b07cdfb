/// How the numbers were made, and how to make them again.
struct MethodSection: ReportSection {
  let heading = "Method"
  let name = "method"
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    let method: Block = .paragraph(
      "Brink plays the scenario from start to end, each trajectory with draws that are a function of the seed, the trajectory "
        + "and what is drawn; variants share their luck draw by draw. Probabilities have Wilson intervals, and binomial ones "
        + "between mid-p and exact where events are few; means have Student's, widened for skew by Hall's transformation, "
        + "quantiles those of order statistics; shares over time are cumulative incidences with competing ends. Curves are drawn "
        + "through every k-th look, as many as a screen shows; exports hold all of them.")
    return [method]
      + report.runs.flatMap { run -> [Block] in
        let context = run.context
        let clock = run.summary.clock
        let start = clock.start.map { "from \($0), " } ?? ""
        let step = DecimalText.significant(clock.stepLength, digits: 4)
        let facts = [
          "Scenario: \(run.summary.scenario), SHA-256 \(context.scenarioSHA256)",
          "Clock: \(start)\(DecimalText.grouped(clock.steps)) steps of \(step) \(clock.stepLength == 1 ? "day" : "days")",
          "Seed: \(run.summary.seed); trajectories asked for, of each variant: \(DecimalText.grouped(run.summary.trajectories))",
          "Brink \(context.version), on \(context.host), \(context.threads) threads, \(context.started), "
            + "\(DecimalText.significant(context.seconds, digits: 3)) s",
        ]
        let heading: [Block] = report.runs.count > 1 ? [.heading(run.name)] : []
        return heading + [
          .list(facts), .paragraph("The same command with the same version gives the same bits:"),
          .code(context.command.map(Self.quoted).joined(separator: " ")),
        ]
      }
  }

  /// An argument as a shell takes it.
  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-_./=:,+".unicodeScalars.contains(scalar))
    }
    guard argument.isEmpty || !isPlain else { return argument }
    return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
