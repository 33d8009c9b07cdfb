import Probability
import Simulation

/// One outcome of two variants, pair by pair.
package struct PairedOutcomeTally: Sendable, Equatable {
  package let kind: MeasureTraits.Kind
  /// Steps of the clock: a first time that never came counts as later than any, and as this long in sums.
  package let stepCount: Int
  /// Pairs of trajectories.
  package var count = 0
  /// Pairs in which the variant's value is less than the baseline's.
  package var lessCount = 0
  /// Pairs in which it is greater.
  package var greaterCount = 0
  /// For happenings and first times: to how many it happened, in which of both.
  package var happenings = PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
  package var sums: Sums

  /// Sums from which means and variances come.
  package enum Sums: Sendable, Equatable {
    /// Happenings, whole numbers and, in looks and at most the horizon, first times.
    case whole(PairedWholeSums)
    case level(PairedLevelSums)
  }

  init(_ kind: MeasureTraits.Kind, stepCount: Int) {
    self.kind = kind
    self.stepCount = stepCount
    switch kind {
    case .happening, .firstTime, .number: sums = .whole(PairedWholeSums())
    case .level: sums = .level(PairedLevelSums())
    }
  }

  /// Takes the values of a block in, as many of the variant as of the baseline.
  mutating func add(_ baseline: ValueColumns.Column, _ variant: ValueColumns.Column) {
    switch (sums, baseline, variant) {
    case (.whole(var whole), .whole(let first), .whole(let second)):
      countOrder(first, second)
      whole.add(first, second, limit: horizon)
      sums = .whole(whole)
      countHappenings(first, second)
    case (.level(var level), .level(let first), .level(let second)):
      countOrder(first, second)
      level.add(first, second)
      sums = .level(level)
    default: preconditionFailure("variants measure an outcome alike")
    }
  }

  /// The look that no first time is later than; whole numbers have no such limit.
  private var horizon: Int64 { kind == .firstTime ? Int64(stepCount) : .max }

  private mutating func countOrder<Value: Comparable>(_ baseline: [Value], _ variant: [Value]) {
    var (less, greater) = (0, 0)
    for index in baseline.indices {
      less += variant[index] < baseline[index] ? 1 : 0
      greater += variant[index] > baseline[index] ? 1 : 0
    }
    count += baseline.count
    lessCount += less
    greaterCount += greater
  }

  private mutating func countHappenings(_ baseline: [Int32], _ variant: [Int32]) {
    let horizon = horizon
    switch kind {
    case .happening: countHappenings(baseline, variant) { $0 > 0 }
    case .firstTime: countHappenings(baseline, variant) { $0 <= horizon }
    case .number, .level: break
    }
  }

  private mutating func countHappenings(_ baseline: [Int32], _ variant: [Int32], happened: (Int32) -> Bool) {
    var (both, onlyFirst, onlySecond) = (0, 0, 0)
    for index in baseline.indices {
      let (first, second) = (happened(baseline[index]) ? 1 : 0, happened(variant[index]) ? 1 : 0)
      both += first & second
      onlyFirst += first & ~second
      onlySecond += second & ~first
    }
    happenings.both += both
    happenings.onlyFirst += onlyFirst
    happenings.onlySecond += onlySecond
    happenings.neither += baseline.count - both - onlyFirst - onlySecond
  }

  mutating func merge(_ other: PairedOutcomeTally) {
    count += other.count
    lessCount += other.lessCount
    greaterCount += other.greaterCount
    happenings.both += other.happenings.both
    happenings.onlyFirst += other.happenings.onlyFirst
    happenings.onlySecond += other.happenings.onlySecond
    happenings.neither += other.happenings.neither
    switch (sums, other.sums) {
    case (.whole(var whole), .whole(let others)):
      whole.merge(others)
      sums = .whole(whole)
    case (.level(var level), .level(let others)):
      level.merge(others)
      sums = .level(level)
    default: preconditionFailure("tallies of the same outcome are merged")
    }
  }

  var reversed: PairedOutcomeTally {
    var tally = self
    (tally.lessCount, tally.greaterCount) = (greaterCount, lessCount)
    (tally.happenings.onlyFirst, tally.happenings.onlySecond) = (happenings.onlySecond, happenings.onlyFirst)
    switch sums {
    case .whole(let whole): tally.sums = .whole(whole.reversed)
    case .level(let level): tally.sums = .level(level.reversed)
    }
    return tally
  }

  package var equalCount: Int { count - lessCount - greaterCount }
  /// Moments of the baseline's values: in days for first times, at most the horizon, if `unit` is a step in days.
  package func baselineMoments(unit: Double = 1) -> MomentAccumulator { moments(unit, \.baseline, \.baseline) }
  /// Moments of the variant's values.
  package func variantMoments(unit: Double = 1) -> MomentAccumulator { moments(unit, \.variant, \.variant) }
  /// Moments of variant − baseline; its mean is rounded once, from an exact sum.
  package func differenceMoments(unit: Double = 1) -> MomentAccumulator { moments(unit, \.difference, \.difference) }

  private func moments(
    _ unit: Double, _ whole: KeyPath<PairedWholeSums, PairedWholeSums.Powers>,
    _ level: KeyPath<PairedLevelSums, PairedLevelSums.Side>
  ) -> MomentAccumulator {
    guard count > 0 else { return MomentAccumulator() }
    switch sums {
    case .whole(let sums):
      return sums[keyPath: whole].moments(count: count).scaled(by: unit)
    case .level(let sums):
      let side = sums[keyPath: level]
      let (spread, mean) = (side.moments, side.sum.mean(of: count))
      return MomentAccumulator(
        count: count, mean: mean, squaredDeviations: spread.squaredDeviations, cubedDeviations: spread.cubedDeviations,
        exponent: spread.exponent, minimum: spread.minimum, maximum: spread.maximum
      ).scaled(by: unit)
    }
  }
}
