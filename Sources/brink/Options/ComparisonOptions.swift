import Analysis
import ArgumentParser
import Simulation
import Workbench

/// How what was played is compared.
struct ComparisonOptions: ParsableArguments {
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
      valueName: "margin"))
  var margin: [String] = []

  func validate() throws {
    try validating { () throws(TextMistake) in
      _ = try ComparisonMargins(texts: margin)
      try Objective.checkDistinct(objective)
    }
  }

  /// What is asked; nil if nothing is.
  ///
  /// - Parameter baseline: the variant that the others are compared with; nil for the base.
  func given(baseline: String? = nil) throws -> ComparisonRequest? {
    if baseline == nil, objective.isEmpty, margin.isEmpty { return nil }
    return ComparisonRequest(
      baseline: baseline ?? VariantName.base, margins: try ComparisonMargins(texts: margin), objectives: objective)
  }
}
