import Probability

/// Sums and moments of levels, of both variants and of their differences.
package struct PairedLevelSums: Sendable, Equatable {
  package struct Side: Sendable, Equatable {
    /// Exact, so that it does not depend on the order, and the differences' sum is the difference of the sums.
    package var sum = ExactSum()
    /// For the spread; merged in block order.
    package var moments = MomentAccumulator()

    mutating func merge(_ other: Side) {
      sum.merge(other.sum)
      moments.merge(other.moments)
    }
  }

  package var baseline = Side()
  package var variant = Side()
  /// Variant − baseline.
  package var difference = Side()

  /// Takes the values of a block in.
  mutating func add(_ first: [Double], _ second: [Double]) {
    // A difference beyond the largest double counts as the largest in the spread.
    let largest = Double.greatestFiniteMagnitude
    let differences = zip(first, second).map { min(max($1 - $0, -largest), largest) }
    for index in first.indices {
      baseline.sum.add(first[index])
      variant.sum.add(second[index])
      difference.sum.add(differenceOf: second[index], and: first[index])
    }
    baseline.moments.merge(MomentAccumulator(of: first.span))
    variant.moments.merge(MomentAccumulator(of: second.span))
    difference.moments.merge(MomentAccumulator(of: differences.span))
  }

  mutating func merge(_ other: PairedLevelSums) {
    baseline.merge(other.baseline)
    variant.merge(other.variant)
    difference.merge(other.difference)
  }

  var reversed: PairedLevelSums {
    var sums = self
    (sums.baseline, sums.variant) = (variant, baseline)
    sums.difference = Side(sum: difference.sum.negated, moments: difference.moments.negated)
    return sums
  }
}
