/// The quantile function of a law on whole numbers, as its distribution function between two of them.
///
/// A guide points near the answer (Chen and Asau 1974, AIIE Transactions 6), which takes two comparisons on the average.
struct CountTable: Sendable {
  /// The least value with a probability that a uniform can meet.
  private let first: Double

  /// Distribution function from `first` on; the last is 1.
  private let lower: [Double]

  /// Its complement, which keeps the digits of the upper tail; the last is 0.
  private let upper: [Double]

  /// For each of `guide.count` slices of (0, 1), the first place that reaches it.
  private let guide: [Int32]

  /// Most values that a table holds; for wider laws see `SmoothTable`.
  static let largestCount = 8_192

  /// Values after which the recurrence starts from an exact probability again.
  private static let renewal = 32

  /// Tabulates from `first` to `last`; nil if that is too wide or a probability is not a number.
  ///
  /// - Parameter mass: the probability of a whole number.
  /// - Parameter ratio: that of the next one over that of this one.
  init?(first: Double, last: Double, mass: (Double) -> Double, ratio: (Double) -> Double) {
    guard last - first < Double(Self.largestCount) else { return nil }
    let count = Int(last - first) + 1
    var masses = [Double](repeating: 0, count: count)
    for place in 0..<count {
      let value = first + Double(place)
      masses[place] = place % Self.renewal == 0 ? mass(value) : masses[place - 1] * ratio(value - 1)
      guard masses[place] >= 0 else { return nil }
    }
    // From both ends, so that small tails keep their digits.
    var upper = [Double](repeating: 0, count: count)
    var sum = 0.0
    for place in stride(from: count - 1, to: 0, by: -1) {
      sum += masses[place]
      upper[place - 1] = sum
    }
    sum = 0
    let lower = masses.indices.map { place -> Double in
      sum += masses[place]
      return upper[place] == 0 ? 1 : min(upper[place] > 0.5 ? sum : 1 - upper[place], 1)
    }
    let slices = max(16, min(count, 4_096))
    var place = 0
    guide = (0..<slices).map { slice in
      while lower[place] < Double(slice) / Double(slices) { place += 1 }
      return Int32(place)
    }
    self.first = first
    self.lower = lower
    self.upper = upper
  }

  /// Fills a column with the quantiles of its uniforms; may work in place.
  func fill(_ out: UnsafeMutablePointer<LaneGroup>, uniforms: UnsafePointer<LaneGroup>, groups: Int) {
    lower.withUnsafeBufferPointer { lower in
      upper.withUnsafeBufferPointer { upper in
        guide.withUnsafeBufferPointer { guide in
          let slices = Double(guide.count)
          for group in 0..<groups {
            let u = uniformOrHalf(uniforms[group])
            let complement = 1 - u
            var places = LaneGroup(repeating: 0)
            for lane in 0..<8 {
              var place = Int(guide[Int(u[lane] * slices)])
              if u[lane] <= 0.5 {
                while lower[place] < u[lane] { place &+= 1 }
              } else {
                // Rounded to 1, the distribution function would be reached too early.
                while place > 0, upper[place &- 1] <= complement[lane] { place &-= 1 }
                while upper[place] > complement[lane] { place &+= 1 }
              }
              places[lane] = Double(place)
            }
            out[group] = places + first
          }
        }
      }
    }
  }
}
