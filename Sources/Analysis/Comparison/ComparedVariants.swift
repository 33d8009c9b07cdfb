import MonteCarlo
import Probability
import Simulation

/// Variants that were played on the same draws, and what is known of their differences.
package struct ComparedVariants: Sendable {
  package let variants: [Experiment.Variant]
  let tallies: [Tally]
  private let pairs: [VariantPair: PairedTally]
  /// Those whose programs are the same, both ways round.
  private let twins: Set<VariantPair>

  package init(_ experiment: Experiment, _ standing: RunStanding) {
    variants = experiment.variants
    tallies = standing.tallies
    pairs = Dictionary(zip(experiment.comparisons, standing.pairs)) { first, _ in first }
    let same = experiment.comparisons.filter { pair in
      experiment.variants[pair.baseline].program.playsLike(experiment.variants[pair.variant].program)
    }
    twins = Set(same.flatMap { [$0, $0.reversed] })
  }

  /// Nil for a pair that was not tallied.
  func pair(_ pair: VariantPair) -> PairedTally? { pairs[pair] ?? pairs[pair.reversed]?.reversed }

  package func index(of name: String) -> Int? { variants.firstIndex { $0.name == name } }

  /// The paired difference of one outcome, variant less baseline; nil if the pair is not tallied, or for faults.
  package func difference(
    _ pair: VariantPair, outcome: Int, level: Double = 0.95
  ) -> Estimate? {
    guard tallies[pair.baseline].faultCount + tallies[pair.variant].faultCount == 0 else { return nil }
    return pairedDifference(pair, outcome: outcome, level: level)
  }

  /// The paired difference, faults or not; nil if the pair is not tallied.
  func pairedDifference(_ pair: VariantPair, outcome: Int, level: Double) -> Estimate? {
    self.pair(pair)?.outcomes[outcome].difference(
      within: span(of: outcome, in: pair), canVary: canDiffer(outcome, in: pair), level: level)
  }

  /// The least and the greatest value that either variant had; nil for none.
  func span(of outcome: Int, in pair: VariantPair) -> ClosedRange<Double>? {
    let moments = [pair.baseline, pair.variant].map { tallies[$0].outcomes[outcome].moments }
    guard let low = moments.map(\.minimum).min(), let high = moments.map(\.maximum).max(), low <= high else {
      return nil
    }
    return low...high
  }

  /// False where it was shown that all pairs of trajectories differ by the same: neither outcome varies, or both
  /// variants are the same program.
  func canDiffer(_ outcome: Int, in pair: VariantPair) -> Bool {
    let (first, second) = (variants[pair.baseline].program, variants[pair.variant].program)
    guard first.outcomesVary[outcome] || second.outcomesVary[outcome] else { return false }
    guard let tally = self.pair(pair)?.outcomes[outcome], tally.equalCount == tally.count else { return true }
    return !twins.contains(pair)
  }

  /// All other variants against one of them, in their order.
  ///
  /// - Parameter includingFaulty: also where trajectories had faults, from those without a fault in either.
  package func comparisons(
    against baseline: Int, margins: ComparisonMargins = ComparisonMargins(), level: Double = 0.95,
    includingFaulty: Bool = false
  ) -> [PairedComparison] {
    let outcomes = variants[baseline].program.outcomes
    let stepLength = variants[baseline].program.clock.stepLength
    var drafts: [(variant: Int, outcomes: [OutcomeComparison.Draft])] = []
    for variant in variants.indices where variant != baseline {
      let areFaultless = tallies[baseline].faultCount + tallies[variant].faultCount == 0
      guard areFaultless || includingFaulty,
        let tally = pair(VariantPair(baseline: baseline, variant: variant)), (tally.outcomes.first?.count ?? 0) > 0
      else { continue }
      var compared: [OutcomeComparison.Draft] = []
      for (index, outcome) in outcomes.enumerated() {
        compared.append(
          OutcomeComparison.Draft(
            outcome, tally.outcomes[index], stepLength: stepLength,
            dominance: Dominance(
              baseline: tallies[baseline], variant: tallies[variant], outcome: index),
            span: span(of: index, in: VariantPair(baseline: baseline, variant: variant)),
            canVary: canDiffer(index, in: VariantPair(baseline: baseline, variant: variant)), margin: margins,
            level: level))
      }
      drafts.append((variant, compared))
    }
    // One family: all outcomes of all variants.
    let holm = HolmAdjustment(drafts.flatMap { $0.outcomes.map(\.pValue) })
    var place = 0
    return drafts.map { draft in
      let judged = draft.outcomes.map { outcome in
        defer { place += 1 }
        return outcome.judged(
          adjusted: holm.adjusted[place], multiplier: holm.multipliers[place])
      }
      return PairedComparison(
        baseline: variants[baseline].name, variant: variants[draft.variant].name, outcomes: judged)
    }
  }
}
