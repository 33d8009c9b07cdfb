import Simulation
import Synchronization

/// Plays an experiment block by block on a fixed pool of threads.
///
/// Blocks are handed out in order, for each block all variants, and merged in the same order, so that neither threads nor
/// chance decide the bits of a result. Memory does not grow with the number of trajectories.
public final class ExperimentRun: Sendable {
  package let experiment: Experiment
  private let nextUnit = Atomic(0)
  private let flag = StopFlag()
  private let merging: Mutex<Merging>
  private let report: @Sendable (_ played: Int) -> Void

  private struct Merging {
    var tallies: [Tally]
    var nextUnit = 0
    var waiting: [Int: Tally] = [:]
    var played = 0
  }

  /// - Parameter report: told now and then how many trajectories, of all variants, are done; called by one thread at a time.
  public init(_ experiment: Experiment, report: @escaping @Sendable (_ played: Int) -> Void = { _ in }) {
    self.experiment = experiment
    self.report = report
    merging = Mutex(Merging(tallies: []))
  }

  /// Asks the run to end soon; what is done by then is its result. May be called from any thread.
  public func stop() { flag.raise() }

  /// Plays until done or stopped.
  public func play() -> [Ensemble] {
    let unitCount = experiment.blockCount * experiment.variants.count
    // A pilot that was stopped makes bins that nothing will be put into.
    let plans = experiment.variants.map {
      ObservationPlan(
        program: $0.program, seed: experiment.seed, keptValueCount: experiment.keptValueCount, until: flag)
    }
    merging.withLock { $0.tallies = plans.map { Tally(plan: $0) } }
    WorkerThreads.run(max(1, min(experiment.threadCount, unitCount))) { [self] in
      var worker: BlockPlayer?
      while !flag.isRaised {
        let unit = nextUnit.wrappingAdd(1, ordering: .relaxed).oldValue
        guard unit < unitCount else { return }
        let (block, variant) = unit.quotientAndRemainder(dividingBy: experiment.variants.count)
        if worker?.variant != variant {
          worker = BlockPlayer(variant: variant, plan: plans[variant], batchWidth: experiment.batchWidth)
        }
        guard
          let tally = worker?.play(
            experiment.trajectories(ofBlock: block), until: flag)
        else { return }
        deliver(tally, unit: unit)
      }
    }
    return merging.withLock { merging in
      zip(experiment.variants, merging.tallies).map { Ensemble(variant: $0, tally: $1) }
    }
  }

  private func deliver(_ tally: Tally, unit: Int) {
    merging.withLock { merging in
      merging.waiting[unit] = tally
      while let next = merging.waiting.removeValue(forKey: merging.nextUnit) {
        merging.tallies[merging.nextUnit % experiment.variants.count].merge(next)
        merging.nextUnit += 1
        merging.played += next.trajectoryCount
      }
      report(merging.played)
    }
  }
}

/// One thread's machinery for playing blocks of one variant.
private struct BlockPlayer {
  let variant: Int
  private let plan: ObservationPlan
  private let batch: TrajectoryBatch
  private let observations: BlockObservations

  init(variant: Int, plan: ObservationPlan, batchWidth: Int) {
    self.variant = variant
    self.plan = plan
    observations = BlockObservations(
      program: plan.program, capacity: Experiment.blockSize, seriesBins: plan.seriesBins)
    batch = TrajectoryBatch(program: plan.program, width: batchWidth, seed: plan.seed, observations: observations)
  }

  /// The tally of some trajectories, or nil if the run was stopped on the way.
  func play(_ trajectories: Range<Int>, until flag: StopFlag) -> Tally? {
    observations.begin(firstTrajectory: UInt64(trajectories.lowerBound))
    for first in stride(from: trajectories.lowerBound, to: trajectories.upperBound, by: batch.width) {
      let count = min(batch.width, trajectories.upperBound - first)
      guard batch.play(first: UInt64(first), count: count, into: observations, until: flag) else { return nil }
    }
    return Tally(of: observations, plan: plan)
  }
}
