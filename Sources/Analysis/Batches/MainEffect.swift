import Probability
import Simulation

/// What a factor does to an outcome, whatever the other factors are: its mean over the runs of each level.
package struct MainEffect: Sendable, Equatable, Codable {
  package let outcome: String
  package let factor: String
  /// One for each level of the factor.
  package let levels: [Level]

  package struct Level: Sendable, Equatable, Codable {
    /// Runs with an estimate.
    package let runs: Int
    /// The mean of their estimates; nil for none.
    package let mean: Estimate?
  }

  /// The largest mean less the smallest; nil for fewer than two.
  package var range: Double? {
    let means = levels.compactMap { $0.mean?.value }.filter(\.isFinite)
    guard means.count > 1, let low = means.min(), let high = means.max() else { return nil }
    return high - low
  }

  init(
    of factor: Int, on outcome: Int, _ factors: [BatchFactor], _ outcomes: [OutcomeLabel], _ runs: [BatchRun],
    isSample: Bool
  ) {
    self.outcome = outcomes[outcome].name
    self.factor = factors[factor].label
    var levels: [Level] = []
    for level in factors[factor].levels.indices {
      let there = runs.filter { $0.levels[factor] == level }
      let mean = Estimate(
        meanOf: outcome, in: there, isSample: isSample, isProbability: outcomes[outcome].isProbability)
      levels.append(Level(runs: there.count { $0.estimates[outcome] != nil }, mean: mean))
    }
    self.levels = levels
  }
}

extension Estimate {
  /// The mean of an outcome over runs that share their draws; nil for none.
  ///
  /// Shared draws correlate the estimates, by how much is not known here. Standard deviations of a sum add at most
  /// (Minkowski), so the mean of the intervals' ends covers at least as often as they do.
  ///
  /// - Parameters:
  ///   - isSample: the points stand for all those that the design could have picked. Then Student's interval for the
  ///     spread between points is added, as errors from two sources add: by their squares. Runs of one point, in several
  ///     variants or scenarios, count once.
  ///   - isProbability: then the interval ends at 0 and 1.
  init?(meanOf outcome: Int, in runs: [BatchRun], isSample: Bool, isProbability: Bool) {
    let known = runs.compactMap { $0.estimates[outcome] }.filter(\.value.isFinite)
    guard let level = known.first?.level else { return nil }
    func mean(_ number: (Estimate) -> Double) -> Double { known.reduce(0) { $0 + number($1) } / Double(known.count) }
    let value = mean(\.value)
    var (below, above) = (value - mean(\.low), mean(\.high) - value)
    if isSample {
      let student = MeanInterval.student(Self.points(outcome, runs), level: level)
      let spread = (student.high - student.low) / 2
      below = (below * below + spread * spread).squareRoot()
      above = (above * above + spread * spread).squareRoot()
    }
    let (low, high) = (value - below, value + above)
    self.init(
      value: value,
      Interval(
        low: isProbability && low < 0 ? 0 : low, high: isProbability && high > 1 ? 1 : high, level: level),
      count: known.reduce(0) { $0 + $1.count }, caution: known.compactMap(\.caution).first)
  }

  /// The mean at each point of the design, in the order of the runs.
  private static func points(_ outcome: Int, _ runs: [BatchRun]) -> MomentAccumulator {
    var (points, means) = ([[Setting]: Int](), [MomentAccumulator]())
    for run in runs {
      guard let value = run.estimates[outcome]?.value, value.isFinite else { continue }
      let place = points[run.settings] ?? means.count
      if place == means.count { means.append(MomentAccumulator()) }
      points[run.settings] = place
      means[place].add(value)
    }
    var moments = MomentAccumulator()
    for mean in means { moments.add(mean.mean) }
    return moments
  }
}
