import Probability
import Simulation

/// One outcome over the trajectories without a fault.
package struct OutcomeTally: Sendable {
  package let kind: MeasureTraits.Kind
  /// Trajectories with a value: all without a fault, but for first times those where it came.
  package var moments = MomentAccumulator()
  /// For first times: when it came, by look, and when trajectories stopped by an end without it.
  package var times: TimeCounts?
  package var endedWithout: TimeCounts?
  /// For whole numbers: how many trajectories had each number.
  package var numbers: [Int: UInt64] = [:]
  /// For levels: all values in bins.
  package var bins: HistogramBins?
  package var histogram: [UInt64] = []
  /// The values of the first trajectories, in their order, for levels.
  package var values: [Double] = []

  init(_ outcome: Outcome, bins: HistogramBins?, lookCount: Int) {
    kind = outcome.measure.traits.kind
    self.bins = bins
    if let bins { histogram = Array(repeating: 0, count: bins.count) }
    if kind == .firstTime {
      times = TimeCounts(lookCount: lookCount)
      endedWithout = TimeCounts(lookCount: lookCount)
    }
  }

  mutating func add(
    _ block: [Double], isSound: [Bool], looksLived: [Int32], endings: [Int32], stepLength: Double, keeping kept: Int
  ) {
    for (index, value) in block.enumerated() where isSound[index] {
      if kind == .firstTime, value.isNaN {
        if endings[index] >= 0 { endedWithout?.counts[Int(looksLived[index]) - 1] += 1 }
        continue
      }
      moments.add(value)
      switch kind {
      case .firstTime: times?.counts[Int((value / stepLength).rounded())] += 1
      case .number: numbers[Int(value), default: 0] += 1
      case .happening: break
      case .level:
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
