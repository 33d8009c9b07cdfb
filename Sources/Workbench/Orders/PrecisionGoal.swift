import Analysis
import MonteCarlo
import Reporting
import Simulation

/// How narrow the interval of an outcome, or of its difference between two variants, is to become.
package struct PrecisionGoal: Sendable, Equatable, CustomStringConvertible {
  package let variant: String
  /// Nil for the outcome itself, not a difference.
  package let baseline: String?
  package let outcome: String
  package let width: Width

  /// Half the width of the interval.
  package enum Width: Sendable, Equatable {
    /// In the outcome's unit; of a probability, none.
    case absolute(Double)
    /// As a share of the estimate.
    case relative(Double)
  }
  /// As it was written.
  package let description: String

  /// Reads `outcome=0.002`, `outcome=10%` of the estimate, `variant:outcome=0.002`, or `variant-baseline:outcome=0.002`.
  ///
  /// - Throws: `TextMistake` that says what would be right.
  package init(text: String) throws(TextMistake) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Width(text: parts[1]), !parts[0].isEmpty else {
      throw TextMistake(
        "a precision is written outcome=width with a width above 0, such as war=0.002, or war=10% of the estimate")
    }
    let names = parts[0].split(separator: ":", maxSplits: 1)
    // Names have no hyphens.
    let variants = (names.count == 2 ? String(names[0]) : VariantName.base).split(
      separator: "-", omittingEmptySubsequences: false)
    guard variants.count <= 2, !variants.contains(where: \.isEmpty), variants.count == 1 || variants[0] != variants[1]
    else {
      throw TextMistake("a difference between variants is written variant-baseline:outcome=width")
    }
    variant = String(variants[0])
    baseline = variants.count == 2 ? String(variants[1]) : nil
    outcome = String(names.last ?? "")
    self.width = width
    description = text
  }

  /// When an experiment has got there.
  ///
  /// - Throws: `Complaint` for an outcome or variant that is not played.
  func rule(for experiment: Experiment) throws(Complaint) -> StoppingRule {
    let estimate = try estimate(experiment)
    return StoppingRule { [width] standing in estimate(standing).map(width.isReached) ?? false }
  }

  /// The interval that was reached, in words; nil where faults withhold it.
  ///
  /// - Throws: `Complaint` for an outcome or variant that is not played.
  package func reached(in experiment: Experiment) throws(Complaint) -> @Sendable (RunStanding) -> String? {
    let estimate = try estimate(experiment)
    return { standing in
      estimate(standing).map {
        let width = "the interval is ±\(DecimalText.significant($0.high / 2 - $0.low / 2, digits: 2))"
        return $0.caution == nil ? width : "\(width), of too few events to be trusted"
      }
    }
  }

  /// The estimate that is to become precise, from what was played; nil where faults withhold it.
  private func estimate(_ experiment: Experiment) throws(Complaint) -> @Sendable (RunStanding) -> Estimate? {
    let place = try index(of: variant, experiment)
    let played = experiment.variants[place]
    guard let number = played.program.outcomes.firstIndex(where: { $0.name == outcome }) else {
      throw .unknown("outcome", outcome, among: played.program.outcomes.map(\.name), for: "--precision")
    }
    let difference = try pair(with: place, in: experiment)
    return { standing in Self.estimate(of: number, place, difference, experiment, standing) }
  }

  /// Nil where faults withhold it.
  private static func estimate(
    of outcome: Int, _ variant: Int, _ pair: VariantPair?, _ experiment: Experiment, _ standing: RunStanding
  ) -> Estimate? {
    if let pair { return ComparedVariants(experiment, standing).difference(pair, outcome: outcome) }
    return Ensemble(variant: experiment.variants[variant], tally: standing.tallies[variant])
      .headline(ofOutcome: outcome)
  }

  private func index(of name: String, _ experiment: Experiment) throws(Complaint) -> Int {
    let played = experiment.variants.map(\.name)
    if let place = played.firstIndex(of: name) { return place }
    throw .unknown(
      "played variant", name, among: played, for: "--precision", "name it in --variants, too, if the scenario has it")
  }

  /// The pair of variants whose difference is meant, if it is one.
  private func pair(with variant: Int, in experiment: Experiment) throws(Complaint) -> VariantPair? {
    guard let baseline else { return nil }
    let pair = VariantPair(baseline: try index(of: baseline, experiment), variant: variant)
    guard experiment.comparisons.contains(pair) || experiment.comparisons.contains(pair.reversed) else {
      throw Complaint.badUsage("--precision names the difference of two variants that are not compared in this run")
    }
    return pair
  }
}

extension PrecisionGoal.Width {
  /// Reads `0.002` or `10%`; nil for what is no number above 0.
  fileprivate init?(text: some StringProtocol) {
    let isShare = text.hasSuffix("%")
    guard let number = DecimalNumber.value(of: String(isShare ? text.dropLast() : text[...])), number > 0 else {
      return nil
    }
    self = isShare ? .relative(number / 100) : .absolute(number)
  }

  /// Whether an interval is as narrow as that, and to be trusted.
  fileprivate func isReached(by estimate: Estimate) -> Bool {
    guard estimate.caution == nil else { return false }
    let half = estimate.high / 2 - estimate.low / 2
    switch self {
    case .absolute(let most): return half <= most
    case .relative(let share): return half <= share * abs(estimate.value)
    }
  }
}

extension PrecisionGoal: Codable {
  /// Reads the goal as it was written.
  package init(from decoder: any Decoder) throws {
    self = try PrecisionGoal(text: decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
