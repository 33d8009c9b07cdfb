import MonteCarlo
import Probability
import Simulation

/// What precedes an outcome more, or less, often than it stands elsewhere at the same time.
///
/// A nested case-control study (Breslow and Day 1987, Statistical Methods in Cancer Research II, chapter 5): each
/// trajectory in which the outcome came is compared, over the days before, with others that were alive and without it by
/// then. Where only the end tells, whole lives are compared with those of trajectories that ended without it, whatever their
/// length, and ratios are of odds: an end that cuts plays short is a factor like others then. Every trajectory of the sample is given to one case at random, so that no two cases share a control.
package struct Precedents: Sendable, Equatable, Codable {
  /// Cases that had at least one control.
  package let cases: Int
  package let controls: Int
  /// Factors that were tested, over which the p-values are adjusted.
  package let tested: Int
  /// By evidence, the surest first.
  package let precedents: [Precedent]
  /// What the outcome consists of, and what sets it: no precedents.
  package let partsOfOutcome: [Precedent]

  package static let controlsPerCase = 4

  /// Those that stand out although so many were looked at.
  package var significant: [Precedent] { precedents.filter { ($0.adjustedPValue ?? 1) < 0.05 } }

  /// - Parameter level: of the intervals, which are not adjusted.
  package init(_ cohort: PlayCohort, level: Double = 0.95) {
    let sets = Self.match(cohort)
    cases = sets.count
    controls = sets.reduce(0) { $0 + $1.controls.count }
    let isAtEnd = cohort.question.isAtEnd
    let drafts = Exposure.all(in: cohort).compactMap { exposure -> Draft? in
      var counts = MatchedSets()
      for set in sets {
        // What is known at the end only is a matter of whole lives, which ends may cut short.
        func isExposed(_ row: Int) -> Bool {
          let look = isAtEnd ? cohort.played.looksLived(row: row) - 1 : set.look
          return exposure.holds(cohort.histories, row: row, before: look, isAtEnd: isAtEnd)
        }
        counts.add(
          isCaseExposed: isExposed(set.row), exposedControls: set.controls.count { isExposed($0) },
          of: set.controls.count)
      }
      return counts.informativeSets > 0 ? Draft(exposure: exposure, counts: counts) : nil
    }
    let tested = drafts.filter { !$0.exposure.isPartOfOutcome }
    let adjusted = HolmAdjustment(tested.map(\.pValue)).adjusted
    self.tested = tested.count
    precedents = zip(tested, adjusted).map { $0.precedent(adjusted: $1, level: level) }.sorted(by: Self.isSurer)
    partsOfOutcome = drafts.filter(\.exposure.isPartOfOutcome).map { $0.precedent(adjusted: nil, level: level) }
      .sorted(by: Self.isSurer)
  }

  /// A case, when it came, and its controls, as rows.
  private struct MatchedSet {
    let row: Int
    let look: Int
    var controls: [Int] = []
  }

  private static func match(_ cohort: PlayCohort) -> [MatchedSet] {
    var sets = cohort.cases.map { MatchedSet(row: $0, look: cohort.coming(row: $0) ?? 0) }
    guard !sets.isEmpty else { return [] }
    let isAtEnd = cohort.question.isAtEnd
    // The order of the sample is shuffled by its own draws, so that the same plays always have the same controls.
    let order = shuffled(cohort.sample, seed: cohort.played.seed)
    for (place, row) in order.prefix(sets.count * controlsPerCase).enumerated() {
      let number = place % sets.count
      let look = sets[number].look
      let isAlive = isAtEnd || cohort.played.looksLived(row: row) > look
      let isWithout = cohort.coming(row: row).map { !isAtEnd && $0 > look } ?? true
      if isAlive, isWithout, row != sets[number].row { sets[number].controls.append(row) }
    }
    return sets.filter { !$0.controls.isEmpty }
  }

  private static func shuffled(_ rows: [Int], seed: UInt64) -> [Int] {
    let address = DrawAddress(site: SiteHash.fnv1a("controls"), step: 0, generation: .max)
    let keys = rows.map { uniform(trajectory: UInt64($0), seed: seed, address: address) }
    return rows.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { rows[$0] }
  }

  private static func isSurer(_ left: Precedent, _ right: Precedent) -> Bool {
    if left.pValue != right.pValue { return left.pValue < right.pValue }
    return left.contrast > right.contrast
  }

  private struct Draft {
    let exposure: Exposure
    let counts: MatchedSets
    let pValue: Double

    init(exposure: Exposure, counts: MatchedSets) {
      (self.exposure, self.counts, pValue) = (exposure, counts, counts.pValue)
    }

    func precedent(adjusted: Double?, level: Double) -> Precedent {
      let ratio = counts.rateRatio(level: level)
      return Precedent(
        kind: exposure.kind, name: exposure.name, state: exposure.state, border: exposure.border, days: exposure.days,
        cases: .probability(of: counts.exposedCases, in: counts.cases, level: level),
        controls: .probability(of: counts.exposedControls, in: counts.controls, level: level),
        rateRatio: .init(value: ratio.value, interval: ratio.interval), pValue: pValue,
        adjustedPValue: adjusted)
    }
  }
}

extension Precedent {
  /// How far the shares of cases and controls lie apart.
  fileprivate var contrast: Double { abs(cases.value - controls.value) }
}
