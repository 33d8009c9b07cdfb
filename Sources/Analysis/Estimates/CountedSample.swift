import MonteCarlo
import Probability

/// A sample as distinct numbers and how often each came, ascending: exact for counts and for times on a clock.
package struct CountedSample: Sendable, Equatable {
  package let values: [Double]
  package let counts: [Int]
  package let count: Int
  /// Values up to and including each.
  private let cumulative: [Int]

  /// - Parameter numbers: value and count, ascending; those that never came are left out.
  package init(_ numbers: [(value: Double, count: Int)]) {
    let present = numbers.filter { $0.count > 0 }
    values = present.map(\.value)
    counts = present.map(\.count)
    var total = 0
    cumulative = present.map { number in
      total += number.count
      return total
    }
    count = total
  }

  /// The times of a clock's looks, in days.
  package init(_ times: TimeCounts, stepLength: Double) {
    self.init(times.counts.enumerated().map { (Double($0.offset) * stepLength, Int($0.element)) })
  }

  /// The value at a rank, from 1.
  ///
  /// - Complexity: O(log n) in the number of distinct values.
  package func value(atRank rank: Int) -> Double {
    precondition((1...count).contains(rank), "a rank is from 1 to the number of values")
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] >= rank { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }

  /// Moments by the two-pass formula, in ascending order.
  package var moments: MomentAccumulator {
    guard let minimum = values.first, let maximum = values.last else { return MomentAccumulator() }
    guard minimum < maximum else {
      return MomentAccumulator(
        count: count, mean: minimum, squaredDeviations: 0, minimum: minimum, maximum: maximum)
    }
    let mean = zip(values, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(count)
    var (squares, cubes) = (0.0, 0.0)
    for (value, count) in zip(values, counts) {
      let deviation = value - mean
      squares += deviation * deviation * Double(count)
      cubes += deviation * deviation * deviation * Double(count)
    }
    return MomentAccumulator(
      count: count, mean: mean, squaredDeviations: squares, cubedDeviations: cubes, minimum: minimum, maximum: maximum)
  }
}
