import MonteCarlo
import Simulation

/// How plays move between the rungs of a ladder: nodes and links of a flow diagram.
package struct LadderFlow: Sendable, Equatable, Codable {
  package let ladder: String
  /// From the lowest to the highest.
  package let rungs: [String]
  /// Between kept looks of the sampled plays.
  package let all: [Link]
  /// Of the plays in which the outcome came, until it came.
  package let cases: [Link]
  package let plays: Int
  package let casePlays: Int

  package struct Link: Sendable, Equatable, Codable {
    package let from: Int
    package let to: Int
    /// Moves, over all plays.
    package let count: Int
  }

  /// The flows of each ladder.
  static func flows(_ cohort: PlayCohort) -> [LadderFlow] {
    cohort.program.ladders.enumerated().map { index, ladder in
      LadderFlow(
        ladder: ladder.name, rungs: ladder.rungs.map(\.name), all: links(cohort, index, cohort.sample) { _ in .max },
        cases: links(cohort, index, cohort.cases) { cohort.coming(row: $0) ?? 0 }, plays: cohort.sample.count,
        casePlays: cohort.cases.count)
    }
  }

  private static func links(_ cohort: PlayCohort, _ ladder: Int, _ rows: [Int], until last: (Int) -> Int) -> [Link] {
    let histories = cohort.histories
    let rungs = histories.rungCounts[ladder]
    var counts = [Int](repeating: 0, count: rungs * rungs)
    for row in rows {
      var from = histories.rung(ofLadder: ladder, atKeptLook: 0, row: row)
      let looks = min(histories.keptLookCount - 1, last(row) / histories.lookStride)
      for look in 0..<looks {
        let to = histories.rung(ofLadder: ladder, atKeptLook: look + 1, row: row)
        counts[from * rungs + to] += 1
        from = to
      }
    }
    return counts.indices.filter { counts[$0] > 0 && $0 / rungs != $0 % rungs }.map {
      Link(from: $0 / rungs, to: $0 % rungs, count: counts[$0])
    }
  }
}
