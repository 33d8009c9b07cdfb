import Probability
import Simulation

/// One series over the trajectories of an ensemble, at each recorded look.
package struct SeriesTally: Sendable {
  /// Bins at each recorded look.
  package let bins: [HistogramBins]
  /// Trajectories with a value: those that live, less those whose value was infinite or no number.
  package var counts: [UInt64]
  /// Sums of the values times `HistogramBins.sumScale`.
  package var sums: [Double]
  package var lowest: [Double]
  package var highest: [Double]
  /// Bin counts, look by look.
  package var histogram: [UInt64]

  init(bins: [HistogramBins]) {
    self.bins = bins
    counts = Array(repeating: 0, count: bins.count)
    sums = Array(repeating: 0, count: bins.count)
    lowest = Array(repeating: .infinity, count: bins.count)
    highest = Array(repeating: -.infinity, count: bins.count)
    histogram = Array(repeating: 0, count: bins.reduce(0) { $0 + $1.count })
  }

  mutating func add(_ block: BlockObservations, series: Int) {
    counts.add(block.counts(ofSeries: series))
    histogram.add(block.histogram(ofSeries: series))
    addSums(block.sums(ofSeries: series), block.lowest(ofSeries: series), block.highest(ofSeries: series))
  }

  mutating func merge(_ other: SeriesTally) {
    counts.add(other.counts)
    histogram.add(other.histogram)
    addSums(other.sums, other.lowest, other.highest)
  }

  private mutating func addSums(_ otherSums: [Double], _ otherLowest: [Double], _ otherHighest: [Double]) {
    for look in sums.indices {
      sums[look] += otherSums[look]
      lowest[look] = min(lowest[look], otherLowest[look])
      highest[look] = max(highest[look], otherHighest[look])
    }
  }
}
