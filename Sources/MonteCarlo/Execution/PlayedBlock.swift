import Simulation

/// One block of one variant, as it is handed over when its turn has come.
package struct PlayedBlock: Sendable {
  /// Index of the variant in the experiment.
  package let variant: Int
  package let block: Int
  package let trajectories: Range<Int>
  package let tally: Tally
  /// Nil where nobody asked for the trajectories one by one.
  package let rows: TrajectoryRows?
  /// Nil where no variants are compared.
  package let columns: ValueColumns?
}

/// What is merged in one go: a block of one variant, or of all of them where they are compared.
package struct PlayedRound: Sendable {
  package let blocks: [PlayedBlock]
  /// The tallies of this block of the variants that are compared, in the order of the experiment.
  package let pairs: [PairedTally]

  init(_ blocks: [PlayedBlock], of experiment: Experiment) {
    self.blocks = blocks
    pairs = experiment.comparisons.map { pair in
      guard let baseline = blocks[pair.baseline].columns, let variant = blocks[pair.variant].columns else {
        preconditionFailure("blocks that are compared have columns")
      }
      return PairedTally(experiment.variants[pair.baseline].program, baseline: baseline, variant: variant)
    }
  }
}

/// Trajectories of one block one by one, in their order.
package struct TrajectoryRows: Sendable {
  /// Index of the first.
  package let first: Int
  /// For each outcome one value a trajectory; NaN for a `first` that never came, and for faults.
  package let outcomes: [[Double]]
  /// How each stopped: the index of its end, or one of `BlockObservations.Ending`.
  package let endings: [Int32]
  /// Looks that each lived, the one before step 0 included.
  package let looksLived: [Int32]

  package var count: Int { endings.count }

  init(first: Int, outcomes: [[Double]], endings: [Int32], looksLived: [Int32]) {
    (self.first, self.outcomes, self.endings, self.looksLived) = (first, outcomes, endings, looksLived)
  }

  init(_ block: BlockObservations, outcomeCount: Int, count: Int) {
    first = Int(block.firstTrajectory)
    outcomes = (0..<outcomeCount).map { Array(block.values(ofOutcome: $0).prefix(count)) }
    endings = Array(block.endings.prefix(count))
    looksLived = Array(block.looksLived.prefix(count))
  }
}

/// Someone who takes every block as it is merged: in order, one at a time, from any thread.
package protocol BlockObserver: Sendable {
  /// Trajectories of each variant that are wanted one by one: those below this index.
  var rowCount: Int { get }

  /// Takes what was merged in one go. An error ends the run; what was merged before stays.
  ///
  /// - Parameter standing: of the whole run, this round included.
  func take(_ round: PlayedRound, standing: RunStanding) throws

  /// Looks at blocks whose turn has not come, as others are still played that are merged with them or before them.
  ///
  /// - Parameter standing: of the whole run, without these.
  func look(atWaiting blocks: [PlayedBlock], standing: RunStanding) throws
}

/// How far a run is: what was merged so far, or what a record holds.
package struct RunStanding: Sendable {
  /// Tallies by variant.
  package internal(set) var tallies: [Tally]
  /// Tallies of the pairs that are compared, in the order of the experiment.
  package internal(set) var pairs: [PairedTally]
  /// The unit of work that follows; all before it, block by block and variant by variant within each, are in the
  /// tallies.
  package internal(set) var nextUnit: Int

  package init(tallies: [Tally], pairs: [PairedTally], nextUnit: Int) {
    self.tallies = tallies
    self.pairs = pairs
    self.nextUnit = nextUnit
  }

  /// Nothing played before a unit.
  package init(_ experiment: Experiment, plans: [ObservationPlan], nextUnit: Int = 0) {
    self.init(
      tallies: plans.map { Tally(plan: $0) },
      pairs: experiment.comparisons.map { PairedTally(experiment.variants[$0.baseline].program) }, nextUnit: nextUnit)
  }

  mutating func merge(_ round: PlayedRound) {
    for block in round.blocks { tallies[block.variant].merge(block.tally) }
    for (index, pair) in round.pairs.enumerated() { pairs[index].merge(pair) }
    nextUnit += round.blocks.count
  }

  /// Trajectories of all variants.
  package var trajectoryCount: Int { tallies.reduce(0) { $0 + $1.trajectoryCount } }
}
