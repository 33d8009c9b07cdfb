/// Equal bins over an interval; what lies outside is counted in the first or last bin.
package struct HistogramBins: Sendable, Equatable, Codable {
  package let low: Double
  package let high: Double
  package let count: Int
  /// Bins per unit; 0 where low and high are equal.
  package let density: Double

  package init(low: Double, high: Double, count: Int) {
    precondition(count > 0 && low <= high && (high - low).isFinite, "bins cover a finite interval")
    self.low = low
    self.high = high
    self.count = count
    let density = Double(count) / (high - low)
    self.density = density.isFinite ? density : 0
  }

  package var width: Double { (high - low) / Double(count) }

  /// Whether each bin holds one whole number, in its middle.
  package var areWholeNumbers: Bool { width == 1 && (low - 0.5).rounded() == low - 0.5 }

  /// The widest interval that bins can cover: what lies beyond is in the first or the last.
  package static let widest = -0x1p1022...0x1p1022
  /// The narrowest: the density of so many bins is finite.
  package static func narrowest(count: Int) -> Double { Double(count) * 0x1p-1022 }

  /// The bin of a value that is not NaN.
  @inline(always)  // once a lane and look
  package func bin(of value: Double) -> Int {
    let position = (value - low) * density
    let last = Double(count - 1)
    return Int(position > last ? last : position > 0 ? position : 0)
  }
}
