import MonteCarlo
import Probability

/// What the analyzer says of a number: the value, how sure it is, and how many trajectories it rests on.
public struct Estimate: Sendable, Equatable {
  /// NaN where no trajectory has a value.
  public let value: Double
  /// Lower end of the interval; NaN where the trajectories don't bound it.
  public let low: Double
  /// Upper end of the interval; NaN where the trajectories don't bound it.
  public let high: Double
  /// Probability with which such an interval covers the truth, at least or asymptotically.
  public let level: Double
  /// Trajectories that the estimate rests on.
  public let count: Int
  /// For a probability in a run with faults: its value if all faults counted as no, and as yes.
  public let faultBounds: FaultBounds?

  package init(
    value: Double, low: Double, high: Double, level: Double, count: Int, faultBounds: FaultBounds? = nil
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.level = level
    self.count = count
    self.faultBounds = faultBounds
  }

  /// The extremes that a probability could have, had the faults gone one way or the other.
  public struct FaultBounds: Sendable, Equatable, Codable {
    /// The probability if it was no in every trajectory with a fault.
    public let allNo: Double
    /// The probability if it was yes in every trajectory with a fault.
    public let allYes: Double
  }
}

extension Estimate {
  /// A probability with Wilson's score interval, from the trajectories without a fault.
  ///
  /// All NaN for no trajectory.
  package static func probability(of successes: Int, in sound: Int, faults: Int = 0, level: Double) -> Estimate {
    guard sound > 0 else { return Estimate(value: .nan, low: .nan, high: .nan, level: level, count: 0) }
    let interval = ProportionInterval.wilson(successes: successes, trials: sound, level: level)
    let all = Double(sound + faults)
    let bounds = FaultBounds(allNo: Double(successes) / all, allYes: Double(successes + faults) / all)
    return Estimate(
      value: Double(successes) / Double(sound), low: interval.lower, high: interval.upper, level: level,
      count: sound, faultBounds: faults > 0 ? bounds : nil)
  }

  /// A mean with Student's interval, in units of `scale`.
  ///
  /// The value is NaN for no trajectory, the interval for fewer than two.
  /// - Throws: `GSLError` where Student's quantile can't be computed.
  package static func mean(
    _ moments: MomentAccumulator, scale: Double = 1, level: Double
  ) throws(GSLError) -> Estimate {
    let interval = try MeanInterval.student(moments, level: level)
    return Estimate(
      value: moments.count > 0 ? moments.mean * scale : .nan, low: interval.lower * scale,
      high: interval.upper * scale, level: level, count: moments.count)
  }
}
