import Probability
import Simulation

/// One outcome of two variants; every difference is variant less baseline.
@dynamicMemberLookup
public struct OutcomeComparison: LabelledOutcome, Sendable, Equatable {
  /// What it is called, and in what its numbers are.
  public let label: OutcomeLabel
  private let findings: Findings

  package init(_ label: OutcomeLabel, _ findings: Findings) { (self.label, self.findings) = (label, findings) }

  /// What was found, as if it stood here: `comparison.difference`, `comparison.verdict`.
  public subscript<Value>(dynamicMember path: KeyPath<Findings, Value>) -> Value { findings[keyPath: path] }

  /// What was found of the outcome.
  public struct Findings: Sendable, Equatable, Codable {
    /// How the looks of a trajectory become one number.
    public let measure: Outcome.Measure
    /// Pairs of trajectories: those without a fault in either variant.
    public let trajectories: Int
    /// The probability or the mean, over these trajectories.
    @NumberOrNull public private(set) var baseline: Double
    /// The same of the variant.
    @NumberOrNull public private(set) var value: Double
    /// Tango's score interval for probabilities, Student's of the paired differences for means.
    public let difference: Estimate
    /// Of probabilities, variant by baseline; nil where the baseline has none. An end that is unbounded is NaN.
    public let ratio: Estimate?
    /// For probabilities.
    public let flips: Flips?
    /// For `first`: how much sooner or later, on average, it comes or the clock ends.
    public let time: TimeComparison?
    /// Probability that the variant's value is greater, and half of that it is equal; a first time that never came is
    /// later than any.
    public let superiority: Estimate
    /// 1 − var(difference) ÷ (var(baseline) + var(variant)); NaN where nothing varies.
    @NumberOrNull public private(set) var varianceSaved: Double
    /// Of no difference: McNemar's exact test for probabilities, the paired t test for means; NaN where there is none.
    @NumberOrNull public private(set) var pValue: Double
    /// By Holm's method, for all outcomes of all variants that are compared with the baseline.
    @NumberOrNull public private(set) var adjustedPValue: Double
    /// For `count` and `first`.
    public let dominance: Dominance?
    /// What may be said of the difference in plain words.
    public let verdict: Verdict
  }

  /// How often an outcome changes with the variant.
  public struct Flips: Sendable, Equatable, Codable {
    /// Share of trajectories to which it happens in the variant only.
    public let toYes: Estimate
    /// Share of trajectories to which it happens in the baseline only.
    public let toNo: Estimate
  }

  /// Mean days until something comes or the clock ends, whichever is first: the restricted mean, which exists even where
  /// it never comes (Royston and Parmar 2013, BMC Medical Research Methodology 13:152).
  public struct TimeComparison: Sendable, Equatable, Codable {
    /// Of the baseline.
    public let baseline: Double
    /// Of the variant.
    public let value: Double
    /// Variant less baseline, of pairs of trajectories.
    public let difference: Estimate
  }
}

extension OutcomeComparison: Codable {
  /// Reads what `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    findings = try Findings(from: decoder)
    label = try OutcomeLabel(from: decoder, as: OutcomeLabel.Scale(findings.measure))
  }

  /// One object: what was found stands beside the name.
  public func encode(to encoder: any Encoder) throws {
    try label.encodeWords(to: encoder)
    try findings.encode(to: encoder)
  }
}
