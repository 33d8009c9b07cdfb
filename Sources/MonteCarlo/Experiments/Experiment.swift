import Simulation

/// An order to play: which variants of a scenario, how many trajectories of each, from which seed.
package struct Experiment: Sendable {
  package let variants: [Variant]
  package let trajectoryCount: Int
  package let seed: UInt64
  package let threadCount: Int
  package let batchWidth: Int
  /// Outcome values are kept one by one for this many trajectories of each variant.
  package let keptValueCount: Int

  /// Consecutive trajectories that make a block: the unit of work, of checkpointing and of sharding.
  package static let blockSize = 4096
  /// Trajectory numbers have 40 bits in an address.
  package static let largestTrajectoryCount = 1 << 40
  /// The batch width that played fastest when measured on models of five actors.
  package static let standardBatchWidth = 512

  package struct Variant: Sendable {
    package let name: String
    package let program: Program

    package init(name: String, program: Program) {
      self.name = name
      self.program = program
    }
  }

  package init(
    variants: [Variant], trajectoryCount: Int, seed: UInt64, threadCount: Int,
    batchWidth: Int = Experiment.standardBatchWidth, keptValueCount: Int = 100_000
  ) {
    precondition((1...Self.largestTrajectoryCount).contains(trajectoryCount), "an ensemble has 1 to 2^40 trajectories")
    precondition(threadCount > 0 && batchWidth > 0, "threads and lanes are at least one")
    self.variants = variants
    self.trajectoryCount = trajectoryCount
    self.seed = seed
    self.threadCount = threadCount
    self.batchWidth = batchWidth
    self.keptValueCount = keptValueCount
  }

  package var blockCount: Int { (trajectoryCount + Self.blockSize - 1) / Self.blockSize }

  /// The trajectories of a block.
  package func trajectories(ofBlock block: Int) -> Range<Int> {
    let first = block * Self.blockSize
    return first..<min(trajectoryCount, first + Self.blockSize)
  }
}

/// One variant and the tally of its trajectories.
package struct Ensemble: Sendable {
  package let variant: Experiment.Variant
  package let tally: Tally
}
