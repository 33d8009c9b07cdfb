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
  /// Pairs of variants whose differences are tallied, trajectory by trajectory.
  package let comparisons: [VariantPair]

  /// The number of the bits that a scenario, its variants and a seed give.
  ///
  /// Whatever changes a draw, a table that values come from, or the order of a sum raises it. Records name theirs, and only
  /// records of the same bits are gone on with, merged, replayed or compared. Version 0.1.0 had bits 1.
  package static let bits = 2

  /// Consecutive trajectories that make a block: the unit of work, of checkpointing and of sharding.
  package static let blockSize = 4096
  /// Trajectory numbers have 40 bits in an address.
  package static let largestTrajectoryCount = 1 << 40
  /// The batch width that played fastest when measured on models of five actors.
  package static let standardBatchWidth = 1024

  /// One variant of a scenario, compiled.
  package struct Variant: Sendable {
    /// The name that reports show.
    package let name: String
    package let program: Program
    /// Where its trajectories leave the past that they have; nil for trajectories that begin at the start.
    package let fork: Fork?

    /// Makes a variant of a compiled scenario.
    package init(name: String, program: Program) { self.init(name: name, program: program, fork: nil) }

    package init(name: String, program: Program, fork: Fork?) {
      self.name = name
      self.program = program
      self.fork = fork
    }
  }

  /// Orders so many trajectories of each variant.
  ///
  /// - Parameters:
  ///   - variants: at least one; they share every draw that they have in common.
  ///   - trajectoryCount: of each variant, 1 to 2⁴⁰.
  ///   - seed: of all draws.
  ///   - threadCount: threads to play on; the result has the same bits for any number.
  ///   - batchWidth: trajectories that are played side by side; the result has the same bits for any number.
  ///   - keptValueCount: trajectories whose outcomes are kept one by one, for quantiles.
  package init(
    variants: [Variant], trajectoryCount: Int, seed: UInt64 = 1, threadCount: Int = Experiment.usableCoreCount,
    batchWidth: Int = Experiment.standardBatchWidth, keptValueCount: Int = 100_000
  ) {
    self.init(
      variants: variants, trajectoryCount: trajectoryCount, seed: seed, threadCount: threadCount,
      batchWidth: batchWidth, keptValueCount: keptValueCount, comparisons: VariantPair.standard(of: variants.count))
  }

  /// Orders so many trajectories of each variant, and says which variants are compared.
  package init(
    variants: [Variant], trajectoryCount: Int, seed: UInt64, threadCount: Int, batchWidth: Int,
    keptValueCount: Int = 100_000, comparisons: [VariantPair]
  ) {
    precondition((1...Self.largestTrajectoryCount).contains(trajectoryCount), "an ensemble has 1 to 2^40 trajectories")
    precondition(threadCount > 0 && batchWidth > 0, "threads and lanes are at least one")
    self.variants = variants
    self.trajectoryCount = trajectoryCount
    self.seed = seed
    self.threadCount = threadCount
    self.batchWidth = batchWidth
    self.keptValueCount = keptValueCount
    self.comparisons = comparisons
  }

  /// The same order of other variants, in the place of these.
  package func with(_ variants: [Variant], threadCount: Int) -> Experiment {
    precondition(variants.count == self.variants.count, "each variant has another in its place")
    return Experiment(
      variants: variants, trajectoryCount: trajectoryCount, seed: seed, threadCount: threadCount,
      batchWidth: batchWidth, keptValueCount: keptValueCount, comparisons: comparisons)
  }

  /// Units of work that are merged and recorded together: where variants are compared, a block of all of them.
  package var unitsOfRound: Int { comparisons.isEmpty ? 1 : variants.count }

  package var blockCount: Int { (trajectoryCount + Self.blockSize - 1) / Self.blockSize }

  /// The trajectories of a block.
  package func trajectories(ofBlock block: Int) -> Range<Int> {
    let first = block * Self.blockSize
    return first..<min(trajectoryCount, first + Self.blockSize)
  }

  /// Whether a block that was played before is one of this experiment's: of another number of trajectories the last block
  /// is longer or shorter.
  package func plays(_ block: PlayedBlock) -> Bool {
    block.block < blockCount && block.trajectories == trajectories(ofBlock: block.block)
  }
}

/// One variant and the tally of its trajectories.
package struct Ensemble: Sendable {
  package let variant: Experiment.Variant
  package let tally: Tally

  package init(variant: Experiment.Variant, tally: Tally) {
    self.variant = variant
    self.tally = tally
  }
}
