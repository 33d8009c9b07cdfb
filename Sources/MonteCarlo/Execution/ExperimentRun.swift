import Simulation
import Synchronization

/// Plays an experiment block by block on a fixed pool of threads.
///
/// Blocks are handed out in order, for each block all variants, and merged in the same order, so that neither threads nor
/// chance decide the bits of a result. Where variants are compared, a block is merged when all variants have played it.
/// Memory does not grow with the number of trajectories.
package final class ExperimentRun: Sendable {
  package let experiment: Experiment
  /// How each variant is tallied; a stored tally is restored with it.
  package let plans: [ObservationPlan]
  private let units: Range<Int>
  /// Units that an earlier start has played, and whose turn has not come.
  private let heldUnits: Set<Int>
  private let nextUnit: Atomic<Int>
  private let flag: StopFlag
  private let merging: Mutex<Merging>
  private let observer: (any BlockObserver)?
  private let rule: StoppingRule?
  private let report: @Sendable (_ played: Int) -> Void

  fileprivate struct Merging {
    var standing: RunStanding
    /// Blocks of rounds of which some are still played, by the round's first unit.
    var waiting: [Int: [PlayedBlock]] = [:]
    /// Whole rounds whose turn has not come.
    var rounds: [Int: PlayedRound] = [:]
    /// What the observer threw.
    var failure: (any Error)?
    /// Whether the rule was met, after which nothing is merged.
    var isPrecise = false

    /// Blocks whose turn has not come.
    var waitingBlocks: [PlayedBlock] { waiting.values.flatMap { $0 } + rounds.values.flatMap(\.blocks) }
  }

  /// - Parameter report: told now and then how many trajectories, of all variants, are done; called by one thread at a time.
  package convenience init(_ experiment: Experiment, report: @escaping @Sendable (_ played: Int) -> Void = { _ in }) {
    self.init(experiment, plans: experiment.plans(), start: nil, report: report)
  }

  /// Plays some blocks, or goes on where a record ends.
  ///
  /// - Parameters:
  ///   - plans: `experiment.plans(until:)`, for the same experiment.
  ///   - blocks: the blocks to play; nil for all.
  ///   - start: what was played already; nil for nothing.
  ///   - held: blocks behind that which were played already, too.
  ///   - observer: takes every block as it is merged.
  ///   - rule: ends the run early, at a block that does not depend on threads.
  ///   - flag: ends the run soon once it is raised.
  package init(
    _ experiment: Experiment, plans: [ObservationPlan], blocks: Range<Int>? = nil, start: RunStanding?,
    held: [PlayedBlock] = [], observer: (any BlockObserver)? = nil, rule: StoppingRule? = nil,
    until flag: StopFlag = StopFlag(),
    report: @escaping @Sendable (_ played: Int) -> Void
  ) {
    let variantCount = experiment.variants.count
    let blocks = blocks ?? 0..<experiment.blockCount
    let firstUnit = start?.nextUnit ?? blocks.lowerBound * variantCount
    let standing = start ?? RunStanding(experiment, plans: plans, nextUnit: firstUnit)
    precondition(firstUnit.isMultiple(of: experiment.unitsOfRound), "variants that are compared go on together")
    self.experiment = experiment
    self.plans = plans
    self.observer = observer
    self.rule = rule
    self.flag = flag
    self.report = report
    units = firstUnit..<max(firstUnit, blocks.upperBound * variantCount)
    nextUnit = Atomic(firstUnit)
    // A run that was killed between the look that ended it and the end must end there again.
    let isPrecise =
      firstUnit % variantCount == 0 && rule?.isMet(afterBlocks: firstUnit / variantCount, standing) == true
    let held = held.filter { experiment.plays($0) }
    var waiting: [Int: [PlayedBlock]] = [:]
    for block in held {
      let unit = block.block * variantCount + block.variant
      waiting[unit - unit % experiment.unitsOfRound, default: []].append(block)
    }
    heldUnits = Set(held.map { $0.block * variantCount + $0.variant })
    merging = Mutex(Merging(standing: standing, waiting: waiting, isPrecise: isPrecise))
    if isPrecise { stop() }
  }

  /// Asks the run to end soon; what is done by then is its result. May be called from any thread.
  package func stop() { flag.raise() }

  /// Plays until done or stopped.
  package func play() -> [Ensemble] {
    WorkerThreads.run(max(1, min(experiment.threadCount, units.count))) { [self] in work() }
    return merging.withLock { merging in
      zip(experiment.variants, merging.standing.tallies).map { Ensemble(variant: $0, tally: $1) }
    }
  }

  /// What is merged by now.
  package var standing: RunStanding { merging.withLock { $0.standing } }

  /// Blocks that were played and are not merged, as the run was stopped before their turn came.
  package var waiting: [PlayedBlock] { merging.withLock { $0.waitingBlocks } }

  /// What the observer threw, if that ended the run.
  package var failure: (any Error)? { merging.withLock { $0.failure } }

  /// Whether the rule ended the run.
  package var isPrecise: Bool { merging.withLock { $0.isPrecise } }

  private func work() {
    var worker: BlockPlayer?
    while !flag.isRaised {
      let unit = nextUnit.wrappingAdd(1, ordering: .relaxed).oldValue
      guard unit < units.upperBound else { return }
      if heldUnits.contains(unit) { continue }
      let (block, variant) = unit.quotientAndRemainder(dividingBy: experiment.variants.count)
      if worker?.variant != variant {
        worker = BlockPlayer(variant: variant, plan: plans[variant], of: experiment)
      }
      guard
        let played = worker?.play(
          block, experiment.trajectories(ofBlock: block), rowCount: observer?.rowCount ?? 0,
          keepsColumns: !experiment.comparisons.isEmpty, until: flag)
      else { return }
      deliver(played, unit: unit)
    }
  }

  private func deliver(_ block: PlayedBlock, unit: Int) {
    guard let blocks = merging.withLock({ $0.complete(block, unit: unit, of: experiment.unitsOfRound) }) else {
      return merging.withLock { merging in showWaiting(&merging) }
    }
    // The pairs of a round are tallied beside the lock, so that no thread waits for another's.
    let round = PlayedRound(blocks, of: experiment)
    merging.withLock { merging in
      merging.rounds[unit - unit % experiment.unitsOfRound] = round
      while merging.failure == nil, !merging.isPrecise,
        let next = merging.rounds.removeValue(forKey: merging.standing.nextUnit)
      {
        merge(next, into: &merging)
      }
      if merging.failure != nil || merging.isPrecise { stop() }
      report(merging.standing.trajectoryCount)
    }
  }

  private func showWaiting(_ merging: inout Merging) {
    guard merging.failure == nil, let observer else { return }
    do {
      try observer.look(atWaiting: merging.waitingBlocks, standing: merging.standing)
    } catch {
      merging.failure = error
      stop()
    }
  }

  private func merge(_ round: PlayedRound, into merging: inout Merging) {
    merging.standing.merge(round)
    do {
      try observer?.take(round, standing: merging.standing)
    } catch {
      merging.failure = error
    }
    let (blocks, rest) = merging.standing.nextUnit.quotientAndRemainder(dividingBy: experiment.variants.count)
    if rest == 0, let rule, rule.isMet(afterBlocks: blocks, merging.standing) { merging.isPrecise = true }
  }
}

extension ExperimentRun.Merging {
  /// The blocks of a round in the order of the variants, if this was the last of them.
  fileprivate mutating func complete(_ block: PlayedBlock, unit: Int, of count: Int) -> [PlayedBlock]? {
    let first = unit - unit % count
    waiting[first, default: []].append(block)
    guard waiting[first]?.count == count else { return nil }
    return waiting.removeValue(forKey: first)?.sorted { $0.variant < $1.variant }
  }
}

extension Experiment {
  /// How each variant is to be tallied; plays the pilots.
  ///
  /// Once the flag is raised the plans are made of less than they should be, and nothing may be played with them.
  package func plans(until flag: StopFlag = StopFlag()) -> [ObservationPlan] {
    variants.map {
      ObservationPlan(
        program: $0.program, seed: seed, fork: $0.fork, keptValueCount: keptValueCount, until: flag)
    }
  }
}

/// One thread's machinery for playing blocks of one variant.
private struct BlockPlayer {
  let variant: Int
  private let plan: ObservationPlan
  private let batch: TrajectoryBatch
  private let observations: BlockObservations

  init(variant: Int, plan: ObservationPlan, of experiment: Experiment) {
    self.variant = variant
    self.plan = plan
    // Short ensembles, such as a batch's points, need no room for a block.
    let capacity = min(Experiment.blockSize, experiment.trajectoryCount)
    observations = BlockObservations(program: plan.program, capacity: capacity, seriesBins: plan.seriesBins)
    batch = TrajectoryBatch(
      program: plan.program, width: min(experiment.batchWidth, capacity), seed: plan.seed, fork: plan.fork,
      observations: observations)
  }

  /// The tally of some trajectories, and those below `rowCount` one by one; nil if the run was stopped on the way.
  func play(
    _ block: Int, _ trajectories: Range<Int>, rowCount: Int, keepsColumns: Bool, until flag: StopFlag
  ) -> PlayedBlock? {
    observations.begin(firstTrajectory: UInt64(trajectories.lowerBound))
    for first in stride(from: trajectories.lowerBound, to: trajectories.upperBound, by: batch.width) {
      let count = min(batch.width, trajectories.upperBound - first)
      guard batch.play(first: UInt64(first), count: count, into: observations, until: flag) else { return nil }
    }
    let rows =
      rowCount > trajectories.lowerBound
      ? TrajectoryRows(
        observations, outcomeCount: plan.program.outcomes.count, count: rowCount - trajectories.lowerBound) : nil
    return PlayedBlock(
      variant: variant, block: block, trajectories: trajectories, tally: Tally(of: observations, plan: plan),
      rows: rows, columns: keepsColumns ? ValueColumns(observations, program: plan.program) : nil)
  }
}
