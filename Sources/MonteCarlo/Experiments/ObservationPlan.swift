import Probability
import Simulation

/// A program and how its trajectories are to be tallied: which bins the histograms have.
///
/// The bins come from a pilot, the first trajectories of the same seed, whatever number is asked for later. So they depend
/// on nothing but scenario, variant and seed, and runs that grow, shard or resume have the same ones.
package struct ObservationPlan: Sendable {
  package let program: Program
  package let seed: UInt64
  package let fork: Fork?
  /// Values are kept one by one for trajectories below this index.
  package let keptValueCount: Int
  package let outcomeBins: [HistogramBins?]
  /// For each series, the bins at each recorded look.
  package let seriesBins: [[HistogramBins]]
  package let recordedLookCount: Int

  /// Trajectories that the bins are chosen from.
  static let pilotCount = 512

  package init(
    program: Program, seed: UInt64, fork: Fork? = nil, keptValueCount: Int, until flag: StopFlag
  ) {
    self.program = program
    self.seed = seed
    self.fork = fork
    self.keptValueCount = keptValueCount
    let pilot = BlockObservations(program: program, capacity: Self.pilotCount, seriesBins: nil)
    let batch = TrajectoryBatch(program: program, seed: seed, fork: fork, observations: pilot)
    for first in stride(from: 0, to: Self.pilotCount, by: batch.width) {
      batch.play(
        first: UInt64(first), count: min(batch.width, Self.pilotCount - first), into: pilot, until: flag)
    }
    recordedLookCount = pilot.recordedLookCount
    outcomeBins = program.outcomes.indices.map { index in
      switch program.outcomes[index].measure.traits.kind {
      case .happening, .firstTime, .number: nil
      case .level:
        Self.outcomeBins(around: pilot.values(ofOutcome: index).filter(\.isFinite))
      }
    }
    let looks = recordedLookCount
    let binCount = max(32, min(256, (1 << 21) / max(1, looks * program.series.count)))
    seriesBins = program.series.indices.map { series in
      zip(pilot.lowest(ofSeries: series), pilot.highest(ofSeries: series)).map { low, high in
        let range = low <= high ? [low, high] : []
        return (pilot.isWhole(series: series) ? Self.wholeBins(around: range, count: binCount) : nil)
          ?? Self.bins(around: range, count: binCount)
      }
    }
  }

  /// The plan of another variant of the same scenario, with the bins of a plan that is there already.
  package init(of variant: Experiment.Variant, binnedAs other: ObservationPlan) {
    program = variant.program
    fork = variant.fork
    (seed, keptValueCount, recordedLookCount) = (other.seed, other.keptValueCount, other.recordedLookCount)
    (outcomeBins, seriesBins) = (other.outcomeBins, other.seriesBins)
  }

  /// Bins for an outcome: on whole numbers where the pilot met nothing else.
  private static func outcomeBins(around sample: [Double]) -> HistogramBins {
    let count = 1024
    guard sample.allSatisfy({ $0 == $0.rounded() }), let whole = wholeBins(around: sample, count: count) else {
      return bins(around: sample, count: count)
    }
    return whole
  }

  /// A bin for each whole number around a sample of them, or for each few of them, as many as it takes for twice the
  /// sample's range to fit; nil for numbers too large to be told from their neighbours.
  private static func wholeBins(around sample: [Double], count: Int) -> HistogramBins? {
    guard let low = sample.min(), let high = sample.max(), max(abs(low), abs(high)) < 0x1p53 else { return nil }
    let range = high - low + 1
    let width = range <= Double(count) ? 1 : (2 * range / Double(count)).rounded(.up)
    let first = low - ((Double(count) * width - range) / 2).rounded(.down)
    let end = first + Double(count) * width
    let offset = max(abs(first - 1), abs(end)) < HistogramBins.largestHalf ? -0.5 : 0
    return HistogramBins(low: first + offset, high: end + offset, count: count)
  }

  /// Bins over twice the range of a sample, its range in the middle.
  private static func bins(around sample: [Double], count: Int) -> HistogramBins {
    guard let low = sample.min(), let high = sample.max() else { return HistogramBins(low: 0, high: 1, count: count) }
    // Halves, whose sums and differences can't overflow.
    let margin = low < high ? high / 2 - low / 2 : max(abs(low) * 0.01, 1e-9)
    let most = Double.greatestFiniteMagnitude
    return HistogramBins(low: max(low - margin, -most), high: min(high + margin, most), count: count)
  }
}
