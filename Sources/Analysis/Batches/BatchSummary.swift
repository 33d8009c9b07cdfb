import Probability

/// All numbers of a batch that depend on nothing but plan, scenarios, seed and number of trajectories.
package struct BatchSummary: Sendable, Equatable, Codable {
  /// The name of this shape of data; a reader that doesn't know it should stop.
  package let format: String
  package let name: String
  package let title: String?
  package let design: Design
  package let seed: UInt64
  /// Trajectories of each run.
  package let trajectories: Int
  /// False while points wait to be played.
  package let isComplete: Bool
  /// What differs between runs, with two levels or more: `scenario`, `variant`, then the plan's in their order.
  package let factors: [BatchFactor]
  package let outcomes: [OutcomeLabel]
  /// By point, then variant.
  package let runs: [BatchRun]
  /// For each outcome and factor.
  package let effects: [MainEffect]

  /// How the points were chosen.
  package enum Design: String, Sendable, Codable {
    case grid, list, latinHypercube, sobol

    /// Whether the points stand for all those between them.
    var isSample: Bool { self == .latinHypercube || self == .sobol }
  }

  /// The shape that this version writes.
  package static let format = "brink-batch-1"

  package init(
    name: String, title: String?, design: Design, seed: UInt64, trajectories: Int, factors: [BatchFactor],
    outcomes: [OutcomeLabel], runs: [BatchRun]
  ) {
    format = Self.format
    self.name = name
    self.title = title
    self.design = design
    self.seed = seed
    self.trajectories = trajectories
    isComplete = runs.allSatisfy { $0.state != .waiting }
    self.factors = factors
    self.outcomes = outcomes
    self.runs = runs
    var effects: [MainEffect] = []
    for outcome in outcomes.indices {
      for factor in factors.indices {
        effects.append(MainEffect(of: factor, on: outcome, factors, outcomes, runs, isSample: design.isSample))
      }
    }
    self.effects = effects
  }

  /// Trajectories with faults, in all runs.
  package var faultCount: Int { runs.reduce(0) { $0 + $1.faults } }

  /// The mean of an outcome for each pair of levels of two factors: the data of a heat map.
  ///
  package func map(ofOutcome outcome: Int, rows: Int, columns: Int) -> BatchMap {
    var cells: [[Estimate?]] = []
    for row in factors[rows].levels.indices {
      var line: [Estimate?] = []
      for column in factors[columns].levels.indices {
        let there = runs.filter { $0.levels[rows] == row && $0.levels[columns] == column }
        line.append(
          Estimate(
            meanOf: outcome, in: there, isSample: design.isSample, isProbability: outcomes[outcome].isProbability))
      }
      cells.append(line)
    }
    return BatchMap(outcome: outcomes[outcome], rows: factors[rows], columns: factors[columns], cells: cells)
  }
}

/// An outcome by two factors of a batch.
package struct BatchMap: Sendable, Equatable, Codable {
  package let outcome: OutcomeLabel
  package let rows: BatchFactor
  package let columns: BatchFactor
  /// For each level of `rows` one for each level of `columns`; nil where no run is.
  package let cells: [[Estimate?]]
}
