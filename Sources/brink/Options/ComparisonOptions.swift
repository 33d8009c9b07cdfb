import Analysis
import ArgumentParser

/// How variants are compared.
struct ComparisonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The variant that the others are compared with.", valueName: "name"))
  var baseline = "base"

  @Option(
    help: ArgumentHelp(
      "What a policy is to achieve, such as \"minimise war\" or \"maximise peace\": ranks the variants. May be repeated, "
        + "for a Pareto table.", valueName: "goal"), transform: { try Objective(argument: $0) })
  var objective: [Objective] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A difference that does not matter: of all outcomes, such as 0.005, or of one, war=0.002. May be repeated. "
        + "(default: 0.01 for probabilities, less for rare ones, 0.05 standard deviations for means)",
      valueName: "margin"),
    transform: { try Margin(argument: $0) })
  var margin: [Margin] = []

  /// One argument of `--margin`.
  struct Margin {
    /// Nil for all outcomes.
    let outcome: String?
    let size: Double

    /// Reads `0.005` or `war=0.002`.
    init(argument: String) throws {
      let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count <= 2, let text = parts.last, let size = DecimalNumber.value(of: String(text)), size > 0,
        parts.count == 1 || !parts[0].isEmpty
      else { throw ValidationError("a margin is a number above 0, such as 0.005 or war=0.002") }
      outcome = parts.count == 2 ? String(parts[0]) : nil
      self.size = size
    }
  }

  func validate() throws {
    for (index, margin) in margin.enumerated()
    where self.margin[..<index].contains(where: { $0.outcome == margin.outcome }) {
      throw ValidationError("--margin is given twice for \(margin.outcome ?? "all outcomes")")
    }
    for (index, goal) in objective.enumerated()
    where objective[..<index].contains(where: { $0.outcome == goal.outcome }) {
      throw ValidationError("--objective is given twice for \(goal.outcome)")
    }
  }

  var request: ComparisonRequest {
    var margins = ComparisonMargins(general: margin.last { $0.outcome == nil }?.size)
    for margin in margin { if let outcome = margin.outcome { margins.byOutcome[outcome] = margin.size } }
    return ComparisonRequest(baseline: baseline, margins: margins, objectives: objective)
  }
}

extension Objective {
  /// Reads `minimise war`.
  init(argument: String) throws {
    guard let objective = Objective(text: argument) else {
      throw ValidationError("an objective is written \"minimise war\" or \"maximise peace\"")
    }
    self = objective
  }
}
