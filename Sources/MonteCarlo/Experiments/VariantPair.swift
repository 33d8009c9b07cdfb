/// Two variants that are compared trajectory by trajectory, as indices in the experiment.
package struct VariantPair: Sendable, Hashable {
  /// What the other one is compared with.
  package let baseline: Int
  package let variant: Int

  package init(baseline: Int, variant: Int) {
    precondition(baseline != variant, "a variant is compared with another one")
    (self.baseline, self.variant) = (baseline, variant)
  }

  package var reversed: VariantPair { VariantPair(baseline: variant, variant: baseline) }

  /// The most variants of which all pairs are tallied unless asked otherwise.
  package static let allPairsLimit = 12

  /// All pairs of some variants, the earlier one as the baseline.
  package static func all(of count: Int) -> [VariantPair] {
    (0..<count).flatMap { first in (first + 1..<max(count, first + 1)).map { VariantPair(baseline: first, variant: $0) }
    }
  }

  /// All variants against one of them.
  package static func all(of count: Int, against baseline: Int) -> [VariantPair] {
    (0..<count).filter { $0 != baseline }.map { VariantPair(baseline: baseline, variant: $0) }
  }

  /// All pairs where they are few, otherwise those with the first variant.
  package static func standard(of count: Int) -> [VariantPair] {
    count <= allPairsLimit ? all(of: count) : all(of: count, against: 0)
  }
}
