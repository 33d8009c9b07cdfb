/// Count, mean, spread, skew and range of a sample, one value at a time or by merging.
///
/// The merge is not associative in floating point: merge in a fixed order for the same bits. Welford 1962,
/// Technometrics 4(3), 419-420; merge of the second and third moments by Chan, Golub and LeVeque 1983, American
/// Statistician 37(3), 242-247, and Pébay 2008, Sandia report SAND2008-6212, equations 2.1 and 2.2. Deviations whose squares
/// or cubes a double can't hold are kept in another unit, a power of two.
package struct MomentAccumulator: Sendable, Equatable {
  /// Number of values.
  package private(set) var count = 0

  /// Mean of the values; 0 when there are none. Of equal values it is their value.
  package private(set) var mean = 0.0

  /// Sum of squared deviations from the mean, in units of 4^`exponent`.
  package private(set) var squaredDeviations = 0.0

  /// Sum of cubed deviations from the mean, in units of 8^`exponent`.
  package private(set) var cubedDeviations = 0.0

  /// The unit of deviations as a power of two: 0 but for values whose squares a double can't hold.
  package private(set) var exponent = 0

  /// Smallest value; infinity when there are none.
  package private(set) var minimum = Double.infinity

  /// Largest value; -infinity when there are none.
  package private(set) var maximum = -Double.infinity

  /// Deviations of this size have cubes that sum without overflow, and squares that don't vanish.
  private static let plainExponents = -300...300

  /// Starts empty.
  package init() {}

  /// Restores an accumulator that was stored.
  package init(
    count: Int, mean: Double, squaredDeviations: Double, cubedDeviations: Double = 0, exponent: Int = 0,
    minimum: Double, maximum: Double
  ) {
    self.count = count
    self.mean = mean
    self.squaredDeviations = squaredDeviations
    self.cubedDeviations = cubedDeviations
    self.exponent = exponent
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The moments of a whole sample, by passes with eight partial sums each, which vectorise.
  ///
  /// Its bits are not those of adding value by value; a sample with all signs turned has the same bits but for the signs.
  package init(of sample: Span<Double>) {
    self.init()
    guard sample.count > 0 else { return }
    for index in 0..<sample.count {
      minimum = Swift.min(minimum, sample[index])
      maximum = Swift.max(maximum, sample[index])
    }
    count = sample.count
    // From the first value: equal values leave no rounding error.
    let origin = sample[0]
    var sums = SIMD8<Double>()
    for index in 0..<sample.count { sums[index & 7] += sample[index] - origin }
    mean = origin + sums.inOrderSum / Double(sample.count)
    let largest = Swift.max(maximum - mean, mean - minimum)
    guard mean.isFinite, largest == 0 || Self.plainExponents.contains(Int(largest.exponent)) else {
      self.init()
      for index in 0..<sample.count { add(sample[index]) }
      return
    }
    var (squares, cubes) = (SIMD8<Double>(), SIMD8<Double>())
    for index in 0..<sample.count {
      let deviation = sample[index] - mean
      let square = deviation * deviation
      squares[index & 7] += square
      cubes[index & 7] += square * deviation
    }
    (squaredDeviations, cubedDeviations) = (squares.inOrderSum, cubes.inOrderSum)
  }

  /// The moments of the sample with all signs turned, bit for bit.
  package var negated: MomentAccumulator {
    // 0 − x, so that a zero keeps its sign.
    MomentAccumulator(
      count: count, mean: 0 - mean, squaredDeviations: squaredDeviations, cubedDeviations: 0 - cubedDeviations,
      exponent: exponent, minimum: 0 - maximum, maximum: 0 - minimum)
  }

  /// The moments of the same values in another unit, `factor` of which make one of the new.
  package func scaled(by factor: Double) -> MomentAccumulator {
    MomentAccumulator(
      count: count, mean: mean * factor, squaredDeviations: squaredDeviations * factor * factor,
      cubedDeviations: cubedDeviations * factor * factor * factor, exponent: exponent, minimum: minimum * factor,
      maximum: maximum * factor)
  }

  /// Takes one value in.
  package mutating func add(_ value: Double) {
    merge(MomentAccumulator(count: 1, mean: value, squaredDeviations: 0, minimum: value, maximum: value))
  }

  /// Takes the values of another accumulator in.
  package mutating func merge(_ other: MomentAccumulator) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (own, others) = (Double(count), Double(other.count))
    let total = own + others
    var other = other
    let difference = other.mean - mean
    useCommonUnit(with: &other, for: difference)
    // Beyond the largest double it is as good as the largest.
    let bounded = Swift.min(Swift.max(difference, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    let distance = Self.scaled(bounded, by: -exponent)
    cubedDeviations +=
      other.cubedDeviations + distance * distance * distance * (own * others / total) * ((own - others) / total)
      + 3 * distance * (own * (other.squaredDeviations / total) - others * (squaredDeviations / total))
    squaredDeviations += other.squaredDeviations + distance * distance * (own * others / total)
    if !difference.isFinite {
      mean = mean * (own / total) + other.mean * (others / total)
    } else {
      mean += other.count == 1 ? difference / total : difference * (others / total)
    }
    count += other.count
    minimum = Swift.min(minimum, other.minimum)
    maximum = Swift.max(maximum, other.maximum)
  }

  /// Chooses the unit of deviations, where it must be another one than 1.
  private mutating func useCommonUnit(with other: inout MomentAccumulator, for difference: Double) {
    let isPlain = difference == 0 || (difference.isFinite && Self.plainExponents.contains(Int(difference.exponent)))
    if exponent == 0, other.exponent == 0, isPlain { return }
    let own = squaredDeviations == 0 ? nil : exponent
    let others = other.squaredDeviations == 0 ? nil : other.exponent
    var unit = [own, others].compactMap(\.self).max()
    if difference != 0 {
      let size = difference.isFinite ? Int(difference.exponent) : Int(Double.greatestFiniteMagnitude.exponent)
      let relative = size - (unit ?? 0)
      if relative > Self.plainExponents.upperBound || (unit == nil && relative < Self.plainExponents.lowerBound) {
        unit = size
      }
    }
    use(unit ?? 0)
    other.use(unit ?? 0)
  }

  private mutating func use(_ unit: Int) {
    guard unit != exponent else { return }
    squaredDeviations = Self.scaled(squaredDeviations, by: 2 * (exponent - unit))
    cubedDeviations = Self.scaled(cubedDeviations, by: 3 * (exponent - unit))
    exponent = unit
  }

  /// number · 2^power, rounded once.
  private static func scaled(_ number: Double, by power: Int) -> Double {
    power == 0 ? number : Double(sign: .plus, exponent: power, significand: number)
  }

  /// The sum of squared deviations in units of 4^`unit`.
  package func squaredDeviations(inUnit unit: Int) -> Double {
    Self.scaled(squaredDeviations, by: 2 * (exponent - unit))
  }

  /// Sample variance, with n - 1; NaN for fewer than two values, infinite or 0 where no double holds it.
  package var variance: Double { count > 1 ? squaredDeviations(inUnit: 0) / Double(count - 1) : .nan }

  /// Sample standard deviation, the root of `variance`.
  package var standardDeviation: Double {
    count > 1 ? Self.scaled((squaredDeviations / Double(count - 1)).squareRoot(), by: exponent) : .nan
  }

  /// Standard error of the mean; NaN for fewer than two values.
  package var standardError: Double {
    count > 1 ? Self.scaled((squaredDeviations / Double(count - 1) / Double(count)).squareRoot(), by: exponent) : .nan
  }

  /// Third standardised moment, m₃ / m₂^(3/2) with n in both; 0 where nothing varies.
  package var skewness: Double {
    guard squaredDeviations > 0 else { return 0 }
    let spread = (squaredDeviations / Double(count)).squareRoot()
    return cubedDeviations / Double(count) / spread / spread / spread
  }

  /// Whether all differences between values may be rounding errors: less than 2⁻⁴⁴ of the largest value.
  package var isConstant: Bool {
    count == 0 || minimum == maximum
      || maximum - minimum <= Swift.max(abs(minimum), abs(maximum)) * 0x1p-44
  }
}

extension SIMD8<Double> {
  /// The lanes added one after another, so that the bits do not depend on a library's order.
  fileprivate var inOrderSum: Double { indices.reduce(0) { $0 + self[$1] } }
}
