import MonteCarlo
import Probability

/// Which variants serve several objectives best: those that no other one beats in all.
package struct ParetoTable: Sendable, Equatable, Codable {
  package let objectives: [Objective]
  package let rows: [Row]

  package struct Row: Sendable, Equatable, Codable {
    package let variant: String
    /// Probability or mean of each objective's outcome.
    package let values: [Double]
    /// Variants that are at least as good in every objective and better in one.
    package let dominatedBy: [Dominator]

    package var isOnFront: Bool { dominatedBy.isEmpty }
  }

  package struct Dominator: Sendable, Equatable, Codable {
    package let variant: String
    /// Whether the interval of the difference leaves out zero in every objective in which the values differ.
    package let isSettled: Bool
  }
}

extension ComparedVariants {
  /// Nil for fewer than two objectives or variants, or an outcome that does not exist.
  ///
  package func pareto(
    _ objectives: [Objective], level: Double = 0.95, includingFaulty: Bool = false
  ) -> ParetoTable? {
    let program = variants[0].program
    let outcomes = objectives.compactMap { objective in program.outcomes.firstIndex { $0.name == objective.outcome } }
    let known = variants.indices.filter {
      tallies[$0].soundCount > 0 && (includingFaulty || tallies[$0].faultCount == 0)
    }
    guard objectives.count > 1, outcomes.count == objectives.count, known.count > 1 else { return nil }
    let values = known.map { variant in outcomes.map { tallies[variant].value(ofOutcome: $0) } }
    var rows: [ParetoTable.Row] = []
    for (place, variant) in known.enumerated() {
      var dominators: [ParetoTable.Dominator] = []
      for (other, second) in known.enumerated() where other != place {
        let gains = objectives.indices.map { index in
          objectives[index].merit(values[other][index]) - objectives[index].merit(values[place][index])
        }
        guard gains.allSatisfy({ $0 >= 0 }), gains.contains(where: { $0 > 0 }) else { continue }
        var isSettled = true
        for (index, gain) in gains.enumerated() where gain > 0 {
          let difference = pairedDifference(
            VariantPair(baseline: variant, variant: second), outcome: outcomes[index], level: level)
          isSettled = isSettled && (difference.map { $0.caution == nil && ($0.low > 0 || $0.high < 0) } ?? false)
        }
        dominators.append(.init(variant: variants[second].name, isSettled: isSettled))
      }
      rows.append(.init(variant: variants[variant].name, values: values[place], dominatedBy: dominators))
    }
    return ParetoTable(objectives: objectives, rows: rows)
  }
}
