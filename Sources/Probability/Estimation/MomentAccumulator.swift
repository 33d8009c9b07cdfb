/// Count, mean, spread and range of a sample, one value at a time or by merging.
///
/// The merge is not associative in floating point: merge in a fixed order for the same bits. Welford 1962,
/// Technometrics 4(3), 419-420; merge by Chan, Golub and LeVeque 1983, American Statistician 37(3), 242-247.
package struct MomentAccumulator: Sendable, Equatable {
  /// Number of values.
  package private(set) var count = 0

  /// Mean of the values; 0 when there are none.
  package private(set) var mean = 0.0

  /// Sum of squared deviations from the mean.
  package private(set) var squaredDeviations = 0.0

  /// Smallest value; infinity when there are none.
  package private(set) var minimum = Double.infinity

  /// Largest value; -infinity when there are none.
  package private(set) var maximum = -Double.infinity

  /// Starts empty.
  package init() {}

  /// Restores an accumulator that was stored.
  package init(count: Int, mean: Double, squaredDeviations: Double, minimum: Double, maximum: Double) {
    self.count = count
    self.mean = mean
    self.squaredDeviations = squaredDeviations
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The moments of a whole sample, by two passes with eight partial sums each, which vectorise.
  ///
  /// Its bits are not those of adding value by value; a sample with all signs turned has the same bits but for the signs.
  package init(of sample: Span<Double>) {
    self.init()
    guard sample.count > 0 else { return }
    var (sums, squares) = (SIMD8<Double>(), SIMD8<Double>())
    for index in 0..<sample.count { sums[index & 7] += sample[index] }
    let sampleMean = sums.inOrderSum / Double(sample.count)
    for index in 0..<sample.count {
      let deviation = sample[index] - sampleMean
      squares[index & 7] += deviation * deviation
      minimum = Swift.min(minimum, sample[index])
      maximum = Swift.max(maximum, sample[index])
    }
    (count, mean, squaredDeviations) = (sample.count, sampleMean, squares.inOrderSum)
  }

  /// The moments of the sample with all signs turned, bit for bit.
  package var negated: MomentAccumulator {
    // 0 − x, so that a zero keeps its sign.
    MomentAccumulator(
      count: count, mean: 0 - mean, squaredDeviations: squaredDeviations, minimum: 0 - maximum, maximum: 0 - minimum)
  }

  /// Takes one value in.
  package mutating func add(_ value: Double) {
    count += 1
    let deviation = value - mean
    mean += deviation / Double(count)
    squaredDeviations += deviation * (value - mean)
    minimum = Swift.min(minimum, value)
    maximum = Swift.max(maximum, value)
  }

  /// Takes the values of another accumulator in.
  package mutating func merge(_ other: MomentAccumulator) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let total = Double(count) + Double(other.count)
    let difference = other.mean - mean
    mean += difference * (Double(other.count) / total)
    squaredDeviations +=
      other.squaredDeviations + difference * difference * (Double(count) * Double(other.count) / total)
    count += other.count
    minimum = Swift.min(minimum, other.minimum)
    maximum = Swift.max(maximum, other.maximum)
  }

  /// Sample variance, with n - 1; NaN for fewer than two values.
  package var variance: Double { count > 1 ? squaredDeviations / Double(count - 1) : .nan }

  /// Sample standard deviation, the root of `variance`.
  package var standardDeviation: Double { variance.squareRoot() }

  /// Standard error of the mean; NaN for fewer than two values.
  package var standardError: Double { (variance / Double(count)).squareRoot() }
}

extension SIMD8<Double> {
  /// The lanes added one after another, so that the bits do not depend on a library's order.
  fileprivate var inOrderSum: Double { indices.reduce(0) { $0 + self[$1] } }
}
