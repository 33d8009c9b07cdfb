import Probability
import Simulation

/// One outcome of two variants; every difference is variant less baseline.
@dynamicMemberLookup
package struct OutcomeComparison: LabelledOutcome, Sendable, Equatable {
  package let label: OutcomeLabel
  private let findings: Findings

  package init(_ label: OutcomeLabel, _ findings: Findings) { (self.label, self.findings) = (label, findings) }

  package subscript<Value>(dynamicMember path: KeyPath<Findings, Value>) -> Value { findings[keyPath: path] }

  /// What was found of the outcome.
  package struct Findings: Sendable, Equatable, Codable {
    package let measure: Outcome.Measure
    /// Pairs of trajectories: those without a fault in either variant.
    package let trajectories: Int
    /// The probability or the mean, over these trajectories.
    @NumberOrNull package private(set) var baseline: Double
    /// The same of the variant.
    @NumberOrNull package private(set) var value: Double
    /// Tango's score interval for probabilities, Student's of the paired differences for means.
    package let difference: Estimate
    /// Of probabilities, variant by baseline; nil where the baseline has none. An end that is unbounded is NaN.
    package let ratio: Estimate?
    /// For probabilities.
    package let flips: Flips?
    /// For `first`: how much sooner or later, on average, it comes or the clock ends.
    package let time: TimeComparison?
    /// Probability that the variant's value is greater, and half of that it is equal; a first time that never came is
    /// later than any.
    package let superiority: Estimate
    /// 1 − var(difference) ÷ (var(baseline) + var(variant)); NaN where nothing varies.
    @NumberOrNull package private(set) var varianceSaved: Double
    /// Of no difference: McNemar's exact test for probabilities, the paired t test for means; NaN where there is none.
    @NumberOrNull package private(set) var pValue: Double
    /// By Holm's method, for all outcomes of all variants that are compared with the baseline.
    @NumberOrNull package private(set) var adjustedPValue: Double
    /// For `count` and `first`.
    package let dominance: Dominance?
    package let verdict: Verdict
  }

  /// How often an outcome changes with the variant.
  package struct Flips: Sendable, Equatable, Codable {
    /// Share of trajectories to which it happens in the variant only.
    package let toYes: Estimate
    /// Share of trajectories to which it happens in the baseline only.
    package let toNo: Estimate
  }

  /// Mean days until something comes or the clock ends, whichever is first: the restricted mean, which exists even where
  /// it never comes (Royston and Parmar 2013, BMC Medical Research Methodology 13:152).
  package struct TimeComparison: Sendable, Equatable, Codable {
    package let baseline: Double
    package let value: Double
    package let difference: Estimate
  }
}

extension OutcomeComparison: Codable {
  package init(from decoder: any Decoder) throws {
    findings = try Findings(from: decoder)
    label = try OutcomeLabel(from: decoder, as: OutcomeLabel.Scale(findings.measure))
  }

  /// One object: what was found stands beside the name.
  package func encode(to encoder: any Encoder) throws {
    try label.encodeWords(to: encoder)
    try findings.encode(to: encoder)
  }
}
