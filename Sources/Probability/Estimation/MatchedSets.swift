#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sets of one case and some controls, by whether each was exposed to one factor: how often cases are, against controls
/// of their own set.
///
/// Where controls are drawn from those who are at risk when the case comes, the odds ratio of matched sets estimates the
/// ratio of rates, with no need for the outcome to be rare (Prentice and Breslow 1978, Biometrika 65(1), 153-158; Breslow
/// and Day 1987, Statistical Methods in Cancer Research II, section 5.4). Given the number exposed in a set, the case is
/// one of them with probability nψ/(nψ + m + 1 − n), whatever the factor's frequency: the conditional likelihood of Breslow
/// and Day 1980, volume I, section 5.3.
package struct MatchedSets: Sendable, Equatable {
  /// Number of sets by controls, exposed members, and whether the case was exposed.
  private var counts: [Composition: Int] = [:]
  package private(set) var exposedCases = 0
  package private(set) var cases = 0
  package private(set) var exposedControls = 0
  package private(set) var controls = 0

  private struct Composition: Hashable {
    let controls: Int
    let exposed: Int
    let isCaseExposed: Bool
  }

  /// Sets of one size and number of exposed members.
  private struct Class {
    let size: Double
    let exposed: Double
    let sets: Int
  }

  package init() {}

  /// Takes a set in.
  package mutating func add(isCaseExposed: Bool, exposedControls: Int, of controls: Int, times: Int = 1) {
    precondition(
      exposedControls >= 0 && exposedControls <= controls, "as many controls are exposed as there are, at most")
    cases += times
    self.controls += controls * times
    self.exposedControls += exposedControls * times
    if isCaseExposed { exposedCases += times }
    let exposed = exposedControls + (isCaseExposed ? 1 : 0)
    counts[Composition(controls: controls, exposed: exposed, isCaseExposed: isCaseExposed), default: 0] += times
  }

  /// Sets in which some were exposed and some were not: only they tell anything.
  package var informativeSets: Int { classes.reduce(0) { $0 + $1.sets } }

  /// In a fixed order, so that sums have the same bits.
  private var classes: [Class] {
    var sums: [[Int]: Int] = [:]
    for (composition, count) in counts where composition.exposed > 0 && composition.exposed <= composition.controls {
      sums[[composition.controls, composition.exposed], default: 0] += count
    }
    return sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      Class(size: Double($0.key[0] + 1), exposed: Double($0.key[1]), sets: $0.value)
    }
  }

  /// Cases exposed among the informative sets.
  private var informativeExposedCases: Int {
    counts.reduce(0) { sum, entry in
      let (set, count) = entry
      return sum + (set.isCaseExposed && set.exposed <= set.controls ? count : 0)
    }
  }

  /// Mean and variance of the number of exposed cases if the rate ratio has the given logarithm.
  private static func moments(_ classes: [Class], logRatio: Double) -> (mean: Double, variance: Double) {
    let ratio = exp(logRatio)
    var (mean, variance) = (0.0, 0.0)
    for one in classes {
      let p = one.exposed * ratio / (one.exposed * ratio + one.size - one.exposed)
      mean += Double(one.sets) * p
      variance += Double(one.sets) * p * (1 - p)
    }
    return (mean, variance)
  }

  /// The conditional maximum-likelihood estimate of the rate ratio, with the interval that the conditional score test
  /// does not reject.
  ///
  /// Infinite, or 0, where only the cases of informative sets, or none of them, were exposed: one side of the interval
  /// is open then. All NaN without an informative set.
  package func rateRatio(level: Double) -> (value: Double, interval: Interval) {
    precondition(level > 0 && level < 1, "a confidence level is between 0 and 1")
    let (classes, exposed, sets) = (classes, Double(informativeExposedCases), Double(informativeSets))
    guard sets > 0 else { return (.nan, .unknown(level: level)) }
    let z = -normalQuantile((1 - level) / 2)
    /// The logarithm at which the score falls to a number of standard deviations.
    func root(_ deviations: Double) -> Double {
      exp(
        Self.bisect { logRatio in
          let (mean, variance) = Self.moments(classes, logRatio: logRatio)
          return exposed - mean > deviations * variance.squareRoot()
        })
    }
    let value = exposed == 0 ? 0 : exposed == sets ? Double.infinity : root(0)
    return (
      value, Interval(low: exposed == 0 ? 0 : root(z), high: exposed == sets ? .infinity : root(-z), level: level)
    )
  }

  /// Where a condition that holds below a point stops to hold.
  private static func bisect(_ holds: (Double) -> Bool) -> Double {
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// How surely the ratio is not 1, on both sides: twice the smaller tail of the number of exposed cases.
  ///
  /// Exact by convolution while that number's variance is below 100, else by the normal law with continuity correction;
  /// 1 without an informative set.
  package var pValue: Double {
    let (classes, exposed) = (classes, informativeExposedCases)
    guard !classes.isEmpty else { return 1 }
    let (mean, variance) = Self.moments(classes, logRatio: 0)
    if variance < Self.largestExactVariance { return Self.exactPValue(classes, exposed: exposed) }
    let distance = max(0, abs(Double(exposed) - mean) - 0.5) / variance.squareRoot()
    return min(1, erfc(distance / 2.0.squareRoot()))
  }

  private static let largestExactVariance = 100.0

  /// The distribution of a sum of independent coins with different probabilities.
  private static func exactPValue(_ classes: [Class], exposed: Int) -> Double {
    let total = classes.reduce(0) { $0 + $1.sets }
    var law = [Double](repeating: 0, count: total + 1)
    law[0] = 1
    var sets = 0
    for one in classes {
      let p = one.exposed / one.size
      for _ in 0..<one.sets {
        sets += 1
        law[sets] = law[sets - 1] * p
        for count in stride(from: sets - 1, to: 0, by: -1) { law[count] = law[count] * (1 - p) + law[count - 1] * p }
        law[0] *= 1 - p
      }
    }
    let (atMost, atLeast) = (law[...exposed].reduce(0, +), law[exposed...].reduce(0, +))
    return min(1, 2 * min(atMost, atLeast))
  }
}
