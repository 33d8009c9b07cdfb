import Analysis
import MonteCarlo
import Simulation

/// Trajectories and their twins: the same parameters and initial values, with all later chance drawn anew.
package enum TwinStudy {
  /// Trajectories that are played, each with its twin: a block.
  package static let twinCount = Experiment.blockSize

  /// How much of each outcome's variance the parameters and initial values explain.
  ///
  /// - Returns: one for each outcome that varies, but for those too rare to tell; nothing for faults, or if the run was
  ///   stopped.
  /// - Complexity: 8,192 trajectories are played.
  package static func parameterShares(
    of program: Program, seed: UInt64, threads: Int, level: Double = 0.95, until flag: StopFlag
  ) -> [ParameterShare] {
    let experiment = Experiment(
      variants: [
        .init(name: "trajectory", program: program), .init(name: "twin", program: program, fork: Fork(step: 0)),
      ], trajectoryCount: twinCount, seed: seed, threadCount: threads, batchWidth: Experiment.standardBatchWidth,
      keptValueCount: 0, comparisons: [VariantPair(baseline: 0, variant: 1)])
    let standing = Study(experiment).play(until: flag).standing
    guard !flag.isRaised, let pair = standing.pairs.first, standing.tallies.allSatisfy({ $0.faultCount == 0 }) else {
      return []
    }
    return ParameterShare.shares(of: program, twins: pair, level: level)
  }
}
