import MonteCarlo
import Simulation

/// A series over the trajectories that live at each recorded look.
public struct SeriesSummary: Sendable, Equatable, Codable {
  /// The text of the series in the scenario.
  public let name: String
  /// As the scenario names it; nil where it does not.
  public let unit: String?
  /// Trajectories with a value; those that stopped have none.
  public let alive: [Int]
  /// Mean over the trajectories that live, at each recorded look.
  public let mean: Column
  /// Width of the bins at each look: no quantile is off by more.
  public let resolution: Column
  /// Quantiles by `QuantileEstimate.probabilities`: the edges of the bands and the median.
  public let bands: [Band]

  /// One quantile over time.
  public struct Band: Sendable, Equatable, Codable {
    /// The probability that lies below, in (0, 1).
    public let p: Double
    /// The quantile at each recorded look.
    public let value: Column
  }

  init(_ series: Series, _ tally: SeriesTally) {
    name = series.name
    unit = series.unit
    alive = tally.counts.map(Int.init)
    // A sum's rounding error must not carry the mean of equal values past them.
    mean = Column(
      tally.sums.indices.map { look in
        // A sum beyond the doubles, of values far beyond the pilot's, has no mean to tell.
        guard tally.counts[look] > 0, tally.sums[look].isFinite else { return .nan }
        let mean = tally.sums[look] / Double(tally.counts[look]) / tally.bins[look].sumScale
        return min(max(mean, tally.lowest[look]), tally.highest[look])
      })
    resolution = Column(tally.bins.map(\.width))
    let quantiles = tally.looks.map { $0.quantiles(QuantileEstimate.probabilities) }
    bands = QuantileEstimate.probabilities.enumerated().map { place, p in
      Band(p: p, value: Column(quantiles.map { $0[place] }))
    }
  }
}

extension SeriesTally {
  /// One histogram for each recorded look.
  fileprivate var looks: [BinnedSample] {
    var first = 0
    return bins.indices.map { look in
      defer { first += bins[look].count }
      return BinnedSample(
        bins: bins[look], counts: histogram[first..<first + bins[look].count], lowest: lowest[look],
        highest: highest[look])
    }
  }
}
