import MonteCarlo
import Probability
import Simulation

/// How much of an outcome's variance the parameters and initial values explain; the rest is chance in the course of time.
package struct ParameterShare: Sendable, Equatable, Codable {
  package let outcome: String
  /// Between 0 and 1. NaN where the outcome does not vary.
  package let share: Estimate
}

extension ParameterShare {
  /// Trajectories with an outcome, and without it, below which nothing is said.
  fileprivate static let fewestEvents = 100

  /// Shares from twins: trajectories of the same parameters and initial values, with all later chance drawn anew.
  ///
  /// The covariance of twins is the variance of the expectation given what they share, so their correlation is the
  /// closed Sobol' index of all parameters together (pick-freeze; Sobol' 1993, Mathematical Modelling and Computational
  /// Experiments 1, 407-414; symmetric estimator of Janon et al. 2014, ESAIM: Probability and Statistics 18, 342-364). The
  /// interval is Fisher's for a correlation (1921, Metron 1, 3-32), which is rough where an outcome is rare. Probabilities
  /// are those of zeros and ones; a first time counts by whether it came.
  ///
  /// - Parameter twins: trajectories without a fault, with their twins.
  /// - Returns: one for each outcome that varies, but for those too rare to tell.
  package static func shares(of program: Program, twins: PairedTally, level: Double) -> [ParameterShare] {
    program.outcomes.indices.filter { program.outcomesVary[$0] }.compactMap { index in
      share(twins.outcomes[index], level: level).map {
        ParameterShare(outcome: program.outcomes[index].name, share: $0)
      }
    }
  }

  private static func share(_ tally: PairedOutcomeTally, level: Double) -> Estimate? {
    let moments = tally.comparedMoments
    // What differs by no more than rounding errors is a constant, of which nothing has a share.
    guard !(moments.baseline.isConstant && moments.variant.isConstant) else { return nil }
    let unit = moments.spreadUnit
    let total = moments.baseline.squaredDeviations(inUnit: unit) + moments.variant.squaredDeviations(inUnit: unit)
    guard total > 0, tally.count > 3, tally.isFrequentEnough else { return nil }
    // cov(Y, Y') = (var Y + var Y' − var(Y − Y')) / 2
    let correlation = (total - moments.difference.squaredDeviations(inUnit: unit)) / total
    let interval = CorrelationInterval.fisher(correlation, count: tally.count, level: level)
    func bounded(_ number: Double) -> Double { min(max(number, 0), 1) }
    return Estimate(
      value: bounded(correlation),
      Interval(low: bounded(interval.low), high: bounded(interval.high), level: level), count: tally.count)
  }
}

extension PairedOutcomeTally {
  /// Whether trajectories with the outcome, and without it, are many enough for a correlation: of a handful of events
  /// hardly any twin shares one, whatever its parameters.
  fileprivate var isFrequentEnough: Bool {
    guard isProbability else { return true }
    let table = happenings
    let first = table.both + table.onlyFirst
    let second = table.both + table.onlySecond
    return [first, second].allSatisfy { ParameterShare.fewestEvents <= $0 && $0 <= count - ParameterShare.fewestEvents }
  }
}
