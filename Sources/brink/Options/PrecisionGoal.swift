import Analysis
import ArgumentParser
import MonteCarlo

/// How narrow the interval of an outcome, or of its difference between two variants, is to become.
struct PrecisionGoal: Sendable, CustomStringConvertible {
  let variant: String
  /// Nil for the outcome itself, not a difference.
  let baseline: String?
  let outcome: String
  /// In the outcome's unit; of a probability for `occurs` and `first`.
  let halfWidth: Double
  let description: String

  /// Reads `outcome=0.002`, `variant:outcome=0.002`, or `variant-baseline:outcome=0.002`.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = DecimalNumber.value(of: String(parts[1])), width > 0, !parts[0].isEmpty else {
      throw ValidationError("a precision is written outcome=width with a width above 0, such as war=0.002")
    }
    let names = parts[0].split(separator: ":", maxSplits: 1)
    // Names have no hyphens.
    let variants = (names.count == 2 ? names[0] : "base").split(separator: "-", omittingEmptySubsequences: false)
    guard variants.count <= 2, !variants.contains(where: \.isEmpty), variants.count == 1 || variants[0] != variants[1]
    else {
      throw ValidationError("a difference between variants is written variant-baseline:outcome=width")
    }
    variant = String(variants[0])
    baseline = variants.count == 2 ? String(variants[1]) : nil
    outcome = String(names.last ?? "")
    halfWidth = width
    description = argument
  }

  /// When an experiment has got there.
  ///
  /// - Throws: an exit code, after a message, for an outcome or variant that is not played.
  func rule(_ experiment: Experiment) throws -> StoppingRule {
    let width = try reachedWidth(experiment)
    return StoppingRule { [halfWidth] standing in width(standing).map { $0 <= halfWidth } ?? false }
  }

  /// Half the width of the interval, from what was played; nil where faults withhold it.
  ///
  /// - Throws: an exit code, after a message, for an outcome or variant that is not played.
  func reachedWidth(_ experiment: Experiment) throws -> @Sendable (RunStanding) -> Double? {
    let place = try index(of: variant, experiment)
    let played = experiment.variants[place]
    guard let number = played.program.outcomes.firstIndex(where: { $0.name == outcome }) else {
      let known = played.program.outcomes.map(\.name).joined(separator: ", ")
      throw Complaint.badUsage("--precision names the outcome \"\(outcome)\"; there are \(known)")
    }
    let difference = try pair(with: place, in: experiment)
    return { standing in
      Self.estimate(of: number, place, difference, experiment, standing).map { ($0.high - $0.low) / 2 }
    }
  }

  /// Nil where faults withhold it.
  private static func estimate(
    of outcome: Int, _ variant: Int, _ pair: VariantPair?, _ experiment: Experiment, _ standing: RunStanding
  ) -> Estimate? {
    if let pair { return try? ComparedVariants(experiment, standing).difference(pair, outcome: outcome) }
    return try? Ensemble(variant: experiment.variants[variant], tally: standing.tallies[variant])
      .headline(ofOutcome: outcome)
  }

  private func index(of name: String, _ experiment: Experiment) throws -> Int {
    guard let place = experiment.variants.firstIndex(where: { $0.name == name }) else {
      throw Complaint.badUsage("--precision names the variant \"\(name)\", which is not played")
    }
    return place
  }

  /// The pair of variants whose difference is meant, if it is one.
  private func pair(with variant: Int, in experiment: Experiment) throws -> VariantPair? {
    guard let baseline else { return nil }
    let pair = VariantPair(baseline: try index(of: baseline, experiment), variant: variant)
    guard experiment.comparisons.contains(pair) || experiment.comparisons.contains(pair.reversed) else {
      throw Complaint.badUsage("--precision names the difference of two variants that are not compared in this run")
    }
    return pair
  }
}
