import Simulation

/// A sample of which only a histogram and the extremes are known.
package struct BinnedSample: Sendable {
  let bins: HistogramBins
  let counts: ArraySlice<UInt64>
  let lowest: Double
  let highest: Double

  package init(bins: HistogramBins, counts: ArraySlice<UInt64>, lowest: Double, highest: Double) {
    precondition(counts.count == bins.count, "every bin has a count")
    self.bins = bins
    self.counts = counts
    self.lowest = lowest
    self.highest = highest
  }

  /// A quantile; NaN for an empty sample. The values of a bin are spread evenly over it, unless it holds one whole number.
  ///
  /// Off by less than a bin. The first and last bins reach to the extremes, which bound every quantile.
  package func quantile(_ p: Double) -> Double {
    let target = p * Double(counts.reduce(0, +))
    var below = 0.0
    for (bin, count) in counts.enumerated() where count > 0 {
      let inside = Double(count)
      guard below + inside >= target else {
        below += inside
        continue
      }
      if bins.areWholeNumbers { return min(highest, max(lowest, bins.edge(bin).rounded(.up))) }
      let left = bin == 0 ? lowest : bins.edge(bin)
      let right = bin == bins.count - 1 ? highest : bins.edge(bin + 1)
      let share = (target - below) / inside
      return min(highest, max(lowest, left * (1 - share) + right * share))
    }
    return .nan
  }
}
