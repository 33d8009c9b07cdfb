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

  /// Takes a block. An error ends the run; what was merged before stays.
  ///
  /// - Parameters:
  ///   - tallies: of all variants, this block included.
  ///   - nextUnit: the unit of work that follows; all before it are in the tallies.
  func take(_ block: PlayedBlock, tallies: [Tally], nextUnit: Int) throws
}

/// Where a run begins: nothing played, or what a record holds.
package struct RunStart: Sendable {
  /// Tallies by variant.
  package let tallies: [Tally]
  /// Units of work, block by block and variant by variant within each, that the tallies hold.
  package let nextUnit: Int

  package init(tallies: [Tally], nextUnit: Int) {
    self.tallies = tallies
    self.nextUnit = nextUnit
  }
}
