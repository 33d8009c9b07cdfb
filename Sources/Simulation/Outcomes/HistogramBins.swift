/// Equal bins over an interval; what lies outside is counted in the first or last bin.
package struct HistogramBins: Sendable, Equatable {
  package let low: Double
  package let high: Double
  package let count: Int
  /// A power of two that keeps the interval's width a normal number: 1 unless it is enormous or minute.
  private let unit: Double
  /// `low` in such units.
  private let scaledLow: Double
  /// Bins per scaled unit; 0 where low and high are equal.
  private let density: Double

  /// Bins over any finite interval, be it as wide as the doubles are.
  package init(low: Double, high: Double, count: Int) {
    precondition(count > 0 && low <= high && low.isFinite && high.isFinite, "bins cover a finite interval")
    (self.low, self.high, self.count) = (low, high, count)
    let size = max(abs(low), abs(high))
    unit = size > 0x1p1020 ? 0x1p-8 : size < 0x1p-800 ? 0x1p200 : 1
    scaledLow = low * unit
    let density = Double(count) / (high * unit - scaledLow)
    self.density = density.isFinite ? density : 0
  }

  package var width: Double { (high * unit - scaledLow) / Double(count) / unit }

  /// Lower edge of a bin, or with `count` the upper one of the last.
  package func edge(_ bin: Int) -> Double {
    bin == count ? high : (scaledLow + Double(bin) * ((high * unit - scaledLow) / Double(count))) / unit
  }

  /// Size of whole numbers from which halves soon are no longer exact, so that their bins begin with them.
  package static let largestHalf = 0x1p50

  /// Whether each bin holds one whole number, in its middle, or at its lower edge where it is very large.
  package var areWholeNumbers: Bool {
    guard width == 1 else { return false }
    return max(abs(low), abs(high)) < Self.largestHalf ? low - 0.5 == (low - 0.5).rounded() : low == low.rounded()
  }

  /// What each value of a sum is multiplied with, so that a sum over all trajectories of a run stays below the largest double.
  package var sumScale: Double { max(abs(low), abs(high)) > 0x1p900 ? 0x1p-100 : 1 }

  /// The bin of a value that is not NaN.
  @inline(always)  // once a lane and look
  package func bin(of value: Double) -> Int {
    let position = (value * unit - scaledLow) * density
    let last = Double(count - 1)
    return Int(position > last ? last : position > 0 ? position : 0)
  }
}
