/// A straight line from values to places on a drawing.
package struct LinearScale: Sendable, Equatable {
  /// The values at the two ends; the second is greater.
  package let domain: (low: Double, high: Double)
  /// Their places.
  package let range: (low: Double, high: Double)

  /// A domain without extent, or one that is not finite, is widened so that a place exists for each value.
  package init(domain: (Double, Double), range: (Double, Double)) {
    var (low, high) = domain
    if !low.isFinite || !high.isFinite || high < low { (low, high) = (0, 1) }
    if high == low {
      let margin = low == 0 ? 1 : abs(low) * 0.1
      (low, high) = (low - margin, high + margin)
    }
    self.domain = (low, high)
    self.range = range
  }

  /// The place of a value; places of values outside lie outside.
  package func place(_ value: Double) -> Double {
    // Halves, whose differences can't overflow.
    let span = domain.high / 2 - domain.low / 2
    return range.low + (value / 2 - domain.low / 2) / span * (range.high - range.low)
  }

  package static func == (left: LinearScale, right: LinearScale) -> Bool {
    left.domain == right.domain && left.range == right.range
  }
}
