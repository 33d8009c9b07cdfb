import MonteCarlo
import Probability
import Simulation

/// Variants that were played on the same draws, and what is known of their differences.
package struct ComparedVariants: Sendable {
  package let variants: [Experiment.Variant]
  let tallies: [Tally]
  private let pairs: [VariantPair: PairedTally]

  package init(_ experiment: Experiment, _ standing: RunStanding) {
    variants = experiment.variants
    tallies = standing.tallies
    pairs = Dictionary(zip(experiment.comparisons, standing.pairs)) { first, _ in first }
  }

  /// Nil for a pair that was not tallied.
  func pair(_ pair: VariantPair) -> PairedTally? { pairs[pair] ?? pairs[pair.reversed]?.reversed }

  package func index(of name: String) -> Int? { variants.firstIndex { $0.name == name } }

  /// The paired difference of one outcome, variant less baseline; nil if the pair is not tallied, or for faults.
  /// - Throws: `GSLError` where Student's quantile can't be computed.
  package func difference(
    _ pair: VariantPair, outcome: Int, level: Double = 0.95
  ) throws(GSLError) -> Estimate? {
    guard tallies[pair.baseline].faultCount + tallies[pair.variant].faultCount == 0 else { return nil }
    guard let tally = self.pair(pair)?.outcomes[outcome] else { return nil }
    return try tally.difference(level: level)
  }

  /// All other variants against one of them, in their order.
  ///
  /// - Parameter includingFaulty: also where trajectories had faults, from those without a fault in either.
  /// - Throws: `GSLError` where an interval can't be computed.
  package func comparisons(
    against baseline: Int, margins: ComparisonMargins = ComparisonMargins(), level: Double = 0.95,
    includingFaulty: Bool = false
  ) throws(GSLError) -> [PairedComparison] {
    let outcomes = variants[baseline].program.outcomes
    let stepLength = variants[baseline].program.clock.stepLength
    var drafts: [(variant: Int, pair: PairedTally, outcomes: [OutcomeComparison.Draft])] = []
    for variant in variants.indices where variant != baseline {
      let areFaultless = tallies[baseline].faultCount + tallies[variant].faultCount == 0
      guard areFaultless || includingFaulty,
        let tally = pair(VariantPair(baseline: baseline, variant: variant)), (tally.outcomes.first?.count ?? 0) > 0
      else { continue }
      var compared: [OutcomeComparison.Draft] = []
      for (index, outcome) in outcomes.enumerated() {
        compared.append(
          try OutcomeComparison.Draft(
            outcome, tally.outcomes[index], stepLength: stepLength,
            dominance: Dominance(
              baseline: tallies[baseline], variant: tallies[variant], outcome: index),
            margin: margins, level: level))
      }
      drafts.append((variant, tally, compared))
    }
    // One family: all outcomes of all variants.
    let holm = HolmAdjustment(drafts.flatMap { $0.outcomes.map(\.pValue) })
    var place = 0
    return drafts.map { draft in
      let areIdentical = draft.pair.outcomes.allSatisfy { $0.equalCount == $0.count }
      let judged = draft.outcomes.map { outcome in
        defer { place += 1 }
        return outcome.judged(
          adjusted: holm.adjusted[place], multiplier: holm.multipliers[place], areIdentical: areIdentical)
      }
      return PairedComparison(
        baseline: variants[baseline].name, variant: variants[draft.variant].name, outcomes: judged)
    }
  }
}
