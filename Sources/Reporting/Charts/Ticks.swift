/// Round numbers along an axis.
package struct Ticks: Sendable, Equatable {
  package let values: [Double]
  /// Decimals that tell neighbours apart.
  package let decimals: Int

  /// Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, about as many as asked for (P. Heckbert, "Nice
  /// numbers for graph labels", Graphics Gems, 1990).
  ///
  /// - Parameter coversEnds: go on to the first multiples at or beyond both ends, so that a scale can end on ticks.
  package init(from low: Double, to high: Double, about count: Int, coversEnds: Bool = false) {
    // Steps of which a multiple has no double, or none of its own, give no round numbers.
    guard low.isFinite, high.isFinite, high > low, count > 0, (high - low).isFinite, high - low > 1e-290,
      high - low > max(abs(low), abs(high)) * 1e-12
    else {
      (values, decimals) = ([], 0)
      return
    }
    let rough = (high - low) / Double(count)
    let exponent = DecimalText.exponent(of: rough) ?? 0
    let power = Self.power(exponent)
    let step = ([1.0, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10) * power
    let first = coversEnds ? (low / step + 1e-9).rounded(.down) : (low / step - 1e-9).rounded(.up)
    let last = coversEnds ? (high / step - 1e-9).rounded(.up) : (high / step + 1e-9).rounded(.down)
    // Counting whole steps keeps sums of rounding errors out of the labels.
    values = first <= last ? (0...Int(last - first)).map { (first + Double($0)) * step } : []
    decimals = max(0, -(DecimalText.exponent(of: step * 1.000_001) ?? 0))
  }

  /// The tick's text.
  package func text(_ value: Double) -> String { DecimalText.fixed(value, decimals: decimals) }

  private static func power(_ exponent: Int) -> Double {
    let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
  }
}
