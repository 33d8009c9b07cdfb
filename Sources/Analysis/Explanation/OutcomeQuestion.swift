import MonteCarlo
import Simulation

/// An outcome as a question with the answer yes or no, and when it became yes.
package struct OutcomeQuestion: Sendable, Equatable, Codable {
  /// The outcome, as the scenario names it.
  package let outcome: String
  package let title: String?
  package let measure: Outcome.Measure
  /// For a number: yes is above this, its 90 % quantile. Nil for what happens or not.
  package let threshold: Double?
  /// Index of the outcome in the program.
  let index: Int

  /// The quantile above which a number counts as a case.
  package static let quantile = 0.9

  /// - Parameter values: of trajectories without a fault, for a number's quantile.
  package init(_ index: Int, of program: Program, values: [Double]) {
    let asked = program.outcomes[index]
    (outcome, title, measure, self.index) = (asked.name, asked.title, asked.measure, index)
    switch asked.measure.traits.kind {
    case .happening, .firstTime: threshold = nil
    case .number, .level:
      let sorted = values.sorted()
      // Type 1, always a value that was met, so that few distinct ones are cut where one of them ends.
      let rank = max(1, Int((Self.quantile * Double(sorted.count)).rounded(.up)))
      threshold = sorted.isEmpty ? 0 : sorted[rank - 1]
    }
  }

  /// Whether the answer is yes for a trajectory with this value of the outcome.
  package func holds(_ value: Double) -> Bool {
    if let threshold { return value > threshold }
    return measure.traits.kind.happened(value)
  }

  /// Whether it is known at the end only.
  package var isAtEnd: Bool { milestone == nil }

  /// What is taken down of trajectories to answer it; nil for an outcome that is known at the end only.
  package var milestone: HistoryPlan.Milestone? {
    guard measure.traits.comesAtALook else { return nil }
    return HistoryPlan.Milestone(outcome: index, limit: threshold ?? 0.5)
  }
}

extension OutcomeQuestion {
  /// Below this share of the trajectories an outcome is not taken without being asked for.
  package static let leastShare = 0.001

  /// The rarest outcome that occurs in at least a thousandth of the trajectories; nil if there is none.
  ///
  /// - Parameter cases: trajectories of each outcome in which it occurred.
  package static func rarest(of program: Program, cases: [Int], in trajectories: Int) -> Int? {
    program.outcomes.indices.filter { index in
      let kind = program.outcomes[index].measure.traits.kind
      return kind.isProbability && cases[index] > 0
        && Double(cases[index]) >= leastShare * Double(trajectories)
    }
    .min { (cases[$0], $0) < (cases[$1], $1) }
  }
}
