import Probability
import Simulation

/// One outcome over the trajectories without a fault.
package struct OutcomeTally: Sendable {
  package let measure: Outcome.Measure
  /// Trajectories with a value: all without a fault, but for `first` those where it came.
  package var moments = MomentAccumulator()
  /// For `first`: when it came, by look, and when trajectories stopped by an end without it.
  package var times: TimeCounts?
  package var endedWithout: TimeCounts?
  /// For `count`: how many trajectories had each number.
  package var numbers: [Int: UInt64] = [:]
  /// For the continuous measures: all values in bins.
  package var bins: HistogramBins?
  package var histogram: [UInt64] = []
  /// The values of the first trajectories, in their order, for the continuous measures.
  package var values: [Double] = []

  init(_ outcome: Outcome, bins: HistogramBins?, lookCount: Int) {
    measure = outcome.measure
    self.bins = bins
    if let bins { histogram = Array(repeating: 0, count: bins.count) }
    if measure == .first {
      times = TimeCounts(lookCount: lookCount)
      endedWithout = TimeCounts(lookCount: lookCount)
    }
  }

  mutating func add(
    _ block: [Double], isSound: [Bool], looksLived: [Int32], endings: [Int32], stepLength: Double, keeping kept: Int
  ) {
    for (index, value) in block.enumerated() where isSound[index] {
      if measure == .first, value.isNaN {
        if endings[index] >= 0 { endedWithout?.counts[Int(looksLived[index]) - 1] += 1 }
        continue
      }
      moments.add(value)
      switch measure {
      case .first: times?.counts[Int((value / stepLength).rounded())] += 1
      case .count: numbers[Int(value), default: 0] += 1
      case .occurs: break
      case .maximum, .minimum, .final, .mean:
        if let bins { histogram[bins.bin(of: value)] += 1 }
        if index < kept { values.append(value) }
      }
    }
  }

  mutating func merge(_ other: OutcomeTally) {
    moments.merge(other.moments)
    if let otherTimes = other.times { times?.merge(otherTimes) }
    if let otherEnded = other.endedWithout { endedWithout?.merge(otherEnded) }
    numbers.merge(other.numbers, uniquingKeysWith: +)
    histogram.add(other.histogram)
    values += other.values
  }
}
