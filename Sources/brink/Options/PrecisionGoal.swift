import Analysis
import ArgumentParser
import MonteCarlo
import Simulation

/// How narrow the interval of an outcome is to become.
struct PrecisionGoal: Sendable, CustomStringConvertible {
  let variant: String
  let outcome: String
  /// In the outcome's unit; of a probability for `occurs` and `first`.
  let halfWidth: Double
  let description: String

  /// Reads `outcome=0.002` or `variant:outcome=0.002`.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Double(parts[1]), width > 0, width.isFinite, !parts[0].isEmpty else {
      throw ValidationError("a precision is written outcome=width with a width above 0, such as war=0.002")
    }
    let names = parts[0].split(separator: ":", maxSplits: 1)
    variant = names.count == 2 ? String(names[0]) : "base"
    outcome = String(names.last ?? "")
    halfWidth = width
    description = argument
  }

  /// When an experiment has got there.
  ///
  /// - Throws: an exit code, after a message, for an outcome or variant that is not played.
  func rule(_ experiment: Experiment) throws -> StoppingRule {
    guard let place = experiment.variants.firstIndex(where: { $0.name == variant }) else {
      throw Complaint.badUsage("--precision names the variant \"\(variant)\", which is not played")
    }
    let played = experiment.variants[place]
    guard played.program.outcomes.contains(where: { $0.name == outcome }) else {
      let known = played.program.outcomes.map(\.name).joined(separator: ", ")
      throw Complaint.badUsage("--precision names the outcome \"\(outcome)\"; there are \(known)")
    }
    return StoppingRule { tallies in
      guard let summary = try? EnsembleSummary(Ensemble(variant: played, tally: tallies[place])) else { return false }
      return estimate(in: summary).map { ($0.high - $0.low) / 2 <= halfWidth } ?? false
    }
  }

  /// The estimate that the goal is about; nil where faults withhold it.
  func estimate(in summary: EnsembleSummary) -> Estimate? {
    switch summary.estimates?.outcomes.first(where: { $0.name == outcome })?.result {
    case .probability(let probability): probability
    case .firstTime(let summary): summary.probability
    case .number(let summary): summary.mean
    case .level(let summary): summary.mean
    case nil: nil
    }
  }
}
