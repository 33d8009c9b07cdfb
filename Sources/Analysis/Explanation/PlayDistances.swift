import MonteCarlo
import Simulation

/// How much plays differ: half of it where they stood on the ladders, half of it what they came to.
///
/// The mean over ladders and looks of the difference in rungs, as a part of the ladder's height, and the mean over
/// outcomes of the difference as a part of the outcome's range among the plays: Gower's measure (1971, Biometrics 27(4),
/// 857-871). Ranges rather than standard deviations, under which one rare yes would outweigh everything else. A `first`
/// that never came counts as the horizon, and a play that has stopped stays on its last rung.
struct PlayDistances {
  private let cohort: PlayCohort
  private let rows: [Int]
  /// Values by outcome and place, as parts of the range.
  private let outcomes: [[Double]]
  private let ladders: [Int]

  /// - Parameter rows: of plays without a fault.
  init(_ cohort: PlayCohort, rows: [Int]) {
    self.cohort = cohort
    self.rows = rows
    let clock = cohort.program.clock
    let horizon = clock.elapsed(atLook: clock.stepCount)
    outcomes = cohort.program.outcomes.indices.compactMap { index in
      let values = rows.map { row in
        let value = cohort.played.value(ofOutcome: index, row: row)
        return value.isNaN ? horizon : value
      }
      guard let low = values.min(), let high = values.max(), low < high, (high - low).isFinite else { return nil }
      return values.map { ($0 - low) / (high - low) }
    }
    ladders = cohort.program.ladders.indices.filter { cohort.histories.rungCounts[$0] > 1 }
  }

  /// The place of the play with the least distance to all others together, the first of several: the medoid of one
  /// cluster (Kaufman and Rousseeuw 1990, Finding Groups in Data, chapter 2).
  ///
  /// Exact: a sum of absolute differences falls apart into its terms, and each is a sum over sorted numbers.
  /// - Complexity: O(plays · (looks · ladders + outcomes · log plays)).
  var medoid: Int? {
    let sums = distanceSums
    return sums.indices.min { (sums[$0], $0) < (sums[$1], $1) }
  }

  /// The distance of each play to all others together.
  var distanceSums: [Double] {
    var sums = [Double](repeating: 0, count: rows.count)
    for ladder in ladders {
      for look in 0..<cohort.histories.keptLookCount { addRungs(ofLadder: ladder, atKeptLook: look, to: &sums) }
    }
    for values in outcomes { addOutcome(values, to: &sums) }
    return sums
  }

  private func rungWeight(ofLadder ladder: Int) -> Double {
    0.5 / Double(ladders.count * cohort.histories.keptLookCount * (cohort.histories.rungCounts[ladder] - 1))
  }

  private var outcomeWeight: Double { 0.5 / Double(outcomes.count) }

  private func addRungs(ofLadder ladder: Int, atKeptLook look: Int, to sums: inout [Double]) {
    let rungs = rows.map { cohort.histories.rung(ofLadder: ladder, atKeptLook: look, row: $0) }
    var counts = [Int](repeating: 0, count: cohort.histories.rungCounts[ladder])
    for rung in rungs { counts[rung] += 1 }
    let weight = rungWeight(ofLadder: ladder)
    let totals = counts.indices.map { rung in
      weight * Double(counts.indices.reduce(0) { $0 + counts[$1] * abs($1 - rung) })
    }
    for (place, rung) in rungs.enumerated() { sums[place] += totals[rung] }
  }

  private func addOutcome(_ values: [Double], to sums: inout [Double]) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    let total = order.reduce(0.0) { $0 + values[$1] }
    var before = 0.0
    for (rank, place) in order.enumerated() {
      let value = values[place]
      let (below, above) = (Double(rank), Double(order.count - rank))
      sums[place] += outcomeWeight * (value * below - before + (total - before) - value * above)
      before += value
    }
  }

  /// The distance of two plays, by their places; from 0 to 1.
  func distance(_ left: Int, _ right: Int) -> Double {
    var sum = 0.0
    for ladder in ladders {
      let difference = (0..<cohort.histories.keptLookCount).reduce(0) { sum, look in
        let own = cohort.histories.rung(ofLadder: ladder, atKeptLook: look, row: rows[left])
        return sum + abs(own - cohort.histories.rung(ofLadder: ladder, atKeptLook: look, row: rows[right]))
      }
      sum += rungWeight(ofLadder: ladder) * Double(difference)
    }
    return outcomes.reduce(sum) { $0 + outcomeWeight * abs($1[left] - $1[right]) }
  }
}
