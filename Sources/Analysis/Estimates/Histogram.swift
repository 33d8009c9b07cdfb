import MonteCarlo
import Simulation

/// How many trajectories fall in each of equal bins; what lies outside is counted in the first or the last.
public struct Histogram: Sendable, Equatable, Codable {
  /// Lower edge of the first bin.
  public let low: Double
  /// Width of a bin.
  public let width: Double
  /// How many trajectories fall into each bin.
  public let counts: [Int]

  /// Lower edge of a bin; those of the widest histograms end with the doubles.
  package func edge(_ bin: Int) -> Double {
    let most = Double.greatestFiniteMagnitude
    return min(max((low / 4 + Double(bin) * (width / 4)) * 4, -most), most)
  }

  /// The most bins that a report shows.
  static let largestBinCount = 128

  /// The tally's bins from the first to the last that is not empty, joined until there are few.
  package init(_ bins: HistogramBins, counts: [UInt64]) {
    let first = counts.firstIndex { $0 > 0 } ?? 0
    let last = counts.lastIndex { $0 > 0 } ?? 0
    let joined = (last - first) / Self.largestBinCount + 1
    low = bins.edge(first)
    width = min(bins.width * Double(joined), .greatestFiniteMagnitude)
    self.counts = stride(from: first, through: last, by: joined).map { start in
      counts[start..<min(start + joined, counts.count)].reduce(0) { $0 + Int($1) }
    }
  }
}
