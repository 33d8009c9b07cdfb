import Analysis

/// What one variant changes against another.
package struct ReportComparison: Sendable, Equatable {
  /// The names of two variants.
  package let baseline: String
  package let variant: String
  /// The order in which they are told.
  package let outcomes: [Outcome]
  /// How the intervals were made, in a sentence.
  package let method: String

  package struct Outcome: LabelledOutcome, Sendable, Equatable {
    package let label: OutcomeLabel
    package let baseline: Double
    package let value: Double
    /// Variant less baseline, with its interval.
    package let difference: Estimate
    package let verdict: Verdict
    /// What only trajectories that share their draws can tell; nil for others.
    package let paired: OutcomeComparison?
  }
}

extension ReportComparison {
  /// A comparison of trajectories that shared their draws.
  init(_ paired: PairedComparison) {
    let outcomes = paired.outcomes.map { outcome in
      Outcome(
        label: outcome.label, baseline: outcome.baseline, value: outcome.value, difference: outcome.difference,
        verdict: outcome.verdict, paired: outcome)
    }
    let saved = paired.outcomes.map(\.varianceSaved).filter(\.isFinite).sorted()
    let gain = saved.isEmpty ? 0 : saved[saved.count / 2]
    self.init(
      baseline: paired.baseline, variant: paired.variant, outcomes: outcomes,
      method: "Each difference is of pairs of trajectories with the same draws"
        + (gain > 0 ? ", which saves \(DecimalText.fixed(gain * 100, decimals: 0)) % of the variance (median)" : "")
        + ". “Higher” and “lower” hold for all outcomes and variants together (Holm's method); each interval is for its own "
        + "difference.")
  }
}
