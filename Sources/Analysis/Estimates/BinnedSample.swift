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

  /// Quantiles of ascending probabilities; NaN for an empty sample. The values of a bin are spread evenly over it, unless it
  /// holds one whole number.
  ///
  /// Off by less than a bin. The first and last bins reach to the extremes, which bound every quantile.
  package func quantiles(_ probabilities: [Double]) -> [Double] {
    let total = Double(counts.reduce(0, +))
    var quantiles: [Double] = []
    quantiles.reserveCapacity(probabilities.count)
    var below = 0.0
    for (bin, count) in counts.enumerated() where count > 0 {
      let inside = Double(count)
      while quantiles.count < probabilities.count, below + inside >= probabilities[quantiles.count] * total {
        quantiles.append(value(at: (probabilities[quantiles.count] * total - below) / inside, in: bin))
      }
      guard quantiles.count < probabilities.count else { break }
      below += inside
    }
    return quantiles + Array(repeating: .nan, count: probabilities.count - quantiles.count)
  }

  /// The value below which a share of a bin's values lies.
  private func value(at share: Double, in bin: Int) -> Double {
    if bins.areWholeNumbers { return min(highest, max(lowest, bins.edge(bin).rounded(.up))) }
    let left = bin == 0 ? lowest : bins.edge(bin)
    let right = bin == bins.count - 1 ? highest : bins.edge(bin + 1)
    return min(highest, max(lowest, left * (1 - share) + right * share))
  }
}
