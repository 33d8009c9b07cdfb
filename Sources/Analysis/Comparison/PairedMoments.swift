import Probability

/// Moments of what two variants came to, and of their differences pair by pair.
struct PairedMoments {
  let baseline: MomentAccumulator
  let variant: MomentAccumulator
  /// Variant less baseline.
  let difference: MomentAccumulator

  /// A unit in which the squares of all three can be compared.
  var spreadUnit: Int { max(baseline.exponent, variant.exponent, difference.exponent) }
}
