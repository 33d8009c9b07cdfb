/// The p-values of a family of tests, adjusted so that whoever rejects those below α makes any false rejection with
/// probability α at most, however the tests depend on each other.
///
/// Holm 1979, Scandinavian Journal of Statistics 6(2), 65-70. NaN, of what could not be tested, stays NaN and does not
/// count.
package struct HolmAdjustment: Sendable, Equatable {
  /// In the order of the p-values.
  package let adjusted: [Double]
  /// With what each p-value was multiplied: the tests that were not yet rejected when its turn came.
  package let multipliers: [Int]

  package init(_ pValues: [Double]) {
    let order = pValues.indices.filter { !pValues[$0].isNaN }.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var multipliers = pValues.map { _ in order.count }
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      multipliers[index] = order.count - rank
      largest = max(largest, min(1, pValues[index] * Double(order.count - rank)))
      adjusted[index] = largest
    }
    self.adjusted = adjusted
    self.multipliers = multipliers
  }
}
