import MonteCarlo
import Probability

/// What the analyzer says of a number: the value, how sure it is, and how many trajectories it rests on.
public struct Estimate: Sendable, Equatable {
  /// NaN where no trajectory has a value.
  @NumberOrNull public private(set) var value: Double
  /// How sure the value is; its ends are NaN where the trajectories don't bound it.
  public let interval: Interval
  /// Trajectories that the estimate rests on.
  public let count: Int
  /// For a probability in a run with faults: its value if all faults counted as no, and as yes.
  public let faultBounds: FaultBounds?
  /// Why the interval is not to be trusted; nil where it is.
  public let caution: Caution?

  package init(
    value: Double, _ interval: Interval, count: Int, faultBounds: FaultBounds? = nil, caution: Caution? = nil
  ) {
    self.value = value
    self.interval = interval
    self.count = count
    self.faultBounds = faultBounds
    self.caution = caution
  }

  /// A value of which no trajectory tells.
  package static func unknown(level: Double) -> Estimate {
    Estimate(value: .nan, .unknown(level: level), count: 0)
  }

  /// The estimate of the share that is left.
  package var complement: Estimate {
    Estimate(value: 1 - value, Interval(low: 1 - high, high: 1 - low, level: level), count: count)
  }

  /// Lower end of the interval; NaN where the trajectories don't bound it.
  public var low: Double { interval.low }
  /// Upper end of the interval; NaN where the trajectories don't bound it.
  public var high: Double { interval.high }
  /// Probability with which such an interval covers the truth, at least or asymptotically.
  public var level: Double { interval.level }

  /// What makes an interval cover the truth less often than its level says.
  public enum Caution: String, Sendable, Equatable, Codable {
    /// The mean rests on so few events, or values that differ, that those that were not met may move it.
    case tooFewEvents
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
  /// A probability with an interval that suits its count, from the trajectories without a fault.
  ///
  /// All NaN for no trajectory.
  /// - Parameter canVary: false where it was shown that all trajectories are alike; then the interval has no width.
  package static func probability(
    of successes: Int, in sound: Int, faults: Int = 0, canVary: Bool = true, level: Double
  ) -> Estimate {
    guard sound > 0 else { return .unknown(level: level) }
    let (value, all) = (Double(successes) / Double(sound), Double(sound + faults))
    let bounds = FaultBounds(allNo: Double(successes) / all, allYes: Double(successes + faults) / all)
    let interval =
      canVary
      ? ProportionInterval.suited(successes: successes, trials: sound, level: level)
      : Interval(exactly: value, level: level)
    return Estimate(
      value: value, interval, count: sound,
      faultBounds: faults > 0 ? bounds : nil)
  }

  /// A mean with an interval for samples that may be skewed, in units of `scale`.
  ///
  /// The value is NaN for no trajectory. An interval has no width only where nothing can vary: values that are all alike
  /// are bounded by the share that others may yet have. It is marked as not to be trusted where the sample has fewer than
  /// `fewestValues`, or is as skewed as one that rests on fewer than `fewestEvents`.
  /// - Parameters:
  ///   - range: what values can be, in units of `scale`; infinite where that is not known.
  ///   - span: how far others are thought to lie where `range` does not tell; nil for the value's own size, or 1.
  ///   - canVary: false where it was shown that all trajectories are alike.
  package static func mean(
    _ moments: MomentAccumulator, scale: Double = 1, within range: ClosedRange<Double> = unbounded,
    span: Double? = nil, canVary: Bool = true, level: Double
  ) -> Estimate {
    guard moments.count > 0 else { return .unknown(level: level) }
    let value = min(max(moments.mean * scale, -Double.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    func estimate(_ low: Double, _ high: Double, _ caution: Caution?) -> Estimate {
      let most = Double.greatestFiniteMagnitude
      let interval = Interval(
        low: min(value, max(low, range.lowerBound, -most)), high: max(value, min(high, range.upperBound, most)),
        level: level)
      return Estimate(value: value, interval, count: moments.count, caution: caution)
    }
    guard canVary else { return estimate(value, value, nil) }
    guard moments.squaredDeviations > 0 else {
      let share = ProportionInterval.largestUnseenShare(count: moments.count, level: level)
      let unknown = span ?? max(abs(value), 1)
      // What any variable can be, 1.8e308 in some unit, says nothing.
      func isKnown(_ bound: Double) -> Bool { abs(bound) < 1e30 }
      let below = isKnown(range.lowerBound) ? value - range.lowerBound : unknown
      let above = isKnown(range.upperBound) ? range.upperBound - value : unknown
      // Others lie within a range that was met, or one that they can't leave; else it is a guess.
      let isSure = span != nil || (isKnown(range.lowerBound) && isKnown(range.upperBound))
      let isEnough = isSure && moments.count >= fewestValues
      return estimate(value - share * below, value + share * above, isEnough ? nil : .tooFewEvents)
    }
    let interval = MeanInterval.skewed(moments, level: level)
    let isFew = moments.count < fewestValues || moments.effectiveEvents < fewestEvents
    // Not narrower than what tells the value from its neighbours.
    return estimate(
      min(interval.low * scale, value.nextDown), max(interval.high * scale, value.nextUp),
      isFew ? .tooFewEvents : nil)
  }

  /// Values below which a mean's interval is not trusted.
  package static let fewestValues = 25

  /// Events below which a mean's interval is not trusted: measured, see the coverage tests. A mark that depends on the sample
  /// picks those that met no tail where it is set higher: of lognormal(0, 1.5) samples of 1,000 with 25 events .85 cover.
  package static let fewestEvents = 8.0

  /// Any number.
  package static let unbounded = -Double.infinity ... .infinity
}
