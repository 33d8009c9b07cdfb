/// What one variant changes against another.
package struct ReportComparison: Sendable, Equatable {
  /// The names of two variants.
  package let baseline: String
  package let variant: String
  /// The order in which they are told.
  package let outcomes: [Outcome]
  /// How the intervals were made, in a sentence.
  package let method: String

  package init(baseline: String, variant: String, outcomes: [Outcome], method: String) {
    (self.baseline, self.variant, self.outcomes, self.method) = (baseline, variant, outcomes, method)
  }

  package struct Outcome: Sendable, Equatable {
    package let name: String
    /// Whether the values are probabilities.
    package let isProbability: Bool
    package let baseline: Double
    package let value: Double
    /// Variant less baseline, with its interval.
    package let difference: (value: Double, low: Double, high: Double)
    /// In plain words, such as `higher` or `not settled`.
    package let verdict: String
    /// Trajectories that the difference rests on.
    package let pairs: Int

    package init(
      name: String, isProbability: Bool, baseline: Double, value: Double,
      difference: (value: Double, low: Double, high: Double), verdict: String, pairs: Int
    ) {
      (self.name, self.isProbability, self.baseline, self.value) = (name, isProbability, baseline, value)
      (self.difference, self.verdict, self.pairs) = (difference, verdict, pairs)
    }

    package static func == (left: Outcome, right: Outcome) -> Bool {
      left.name == right.name && left.isProbability == right.isProbability && left.baseline == right.baseline
        && left.value == right.value && left.difference == right.difference && left.verdict == right.verdict
        && left.pairs == right.pairs
    }
  }
}
