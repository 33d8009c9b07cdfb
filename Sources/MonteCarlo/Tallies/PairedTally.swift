import Simulation

/// What is known of the differences between two variants, trajectory by trajectory, over those without a fault in
/// either.
///
/// Trajectories of the same index share every draw that the variants have in common, so differences vary less than the
/// variants do. Tallies of blocks merge as `Tally` does: everything exactly, but for the moments of levels, which merge
/// in block order.
package struct PairedTally: Sendable, Equatable {
  package var outcomes: [PairedOutcomeTally]

  /// An empty tally.
  package init(_ program: Program) {
    outcomes = program.outcomes.map { PairedOutcomeTally($0.measure.traits.kind, stepCount: program.clock.stepCount) }
  }

  /// The tally of one block of both variants.
  init(_ program: Program, baseline: ValueColumns, variant: ValueColumns) {
    precondition(baseline.isSound.count == variant.isSound.count, "trajectories come in pairs")
    self.init(program)
    let mask =
      baseline.isFaultless && variant.isFaultless ? nil : zip(baseline.isSound, variant.isSound).map { $0 && $1 }
    for index in outcomes.indices {
      let (first, second) = (baseline.columns[index], variant.columns[index])
      outcomes[index].add(mask.map(first.filtered) ?? first, mask.map(second.filtered) ?? second)
    }
  }

  /// Adds the tally of the block that follows.
  package mutating func merge(_ other: PairedTally) {
    for index in outcomes.indices { outcomes[index].merge(other.outcomes[index]) }
  }

  /// The same pairs with the other variant as the baseline, bit for bit as if they had been tallied so.
  package var reversed: PairedTally {
    var tally = self
    tally.outcomes = outcomes.map(\.reversed)
    return tally
  }
}
