import Probability
import Simulation

/// What is known of the trajectories played so far of one variant: counts, sums, and the first values one by one.
///
/// Tallies of blocks merge: counts exactly in any order, moments and sums in block order, so the result has the same bits
/// for any number of threads.
package struct Tally: Sendable {
  /// Trajectories played, faults included.
  package var trajectoryCount = 0
  package var faultCount = 0
  /// The first faults, in trajectory order.
  package var faults: [Fault] = []
  /// Trajectories that stopped at each look, by end.
  package var endings: [TimeCounts]
  package var outcomes: [OutcomeTally]
  package var ladders: [LadderTally]
  package var series: [SeriesTally]
  /// Writes that were clamped to a range, and all writes that could be, by slot.
  package var clampCounts: [UInt64]
  package var clampableWriteCounts: [UInt64]
  /// How often each occurrence happened, over all trajectories.
  package var happenings: [UInt64]

  /// How many faults are kept one by one.
  package static let keptFaultCount = 100

  /// Trajectories without a fault: the ones that estimates rest on.
  package var soundCount: Int { trajectoryCount - faultCount }

  /// An empty tally.
  package init(plan: ObservationPlan) {
    let program = plan.program
    let looks = program.clock.stepCount + 1
    endings = program.ends.map { _ in TimeCounts(lookCount: looks) }
    outcomes = zip(program.outcomes, plan.outcomeBins).map { OutcomeTally($0, bins: $1, lookCount: looks) }
    ladders = program.ladders.map { LadderTally(rungCount: $0.rungs.count, lookCount: plan.recordedLookCount) }
    series = plan.seriesBins.map { SeriesTally(bins: $0) }
    clampCounts = program.slots.map { _ in 0 }
    clampableWriteCounts = program.slots.map { _ in 0 }
    happenings = program.occurrences.map { _ in 0 }
  }

  /// The tally of one block.
  init(of block: BlockObservations, plan: ObservationPlan) {
    self.init(plan: plan)
    trajectoryCount = block.trajectoryCount
    faults = block.faults.sorted { $0.trajectory < $1.trajectory }
    faultCount = faults.count
    faults = Array(faults.prefix(Self.keptFaultCount))
    let (stops, looks) = (block.endings, block.looksLived)
    for (stop, lived) in zip(stops, looks) where stop >= 0 { endings[Int(stop)].counts[Int(lived) - 1] += 1 }
    let isSound = stops.map { $0 != BlockObservations.Ending.fault }
    let kept = max(0, plan.keptValueCount - Int(block.firstTrajectory))
    for index in outcomes.indices {
      outcomes[index].add(
        block.values(ofOutcome: index), isSound: isSound, looksLived: looks, endings: stops,
        stepLength: plan.program.clock.stepLength, keeping: kept)
    }
    for index in ladders.indices { ladders[index].add(block, ladder: index, isSound: isSound) }
    for index in series.indices { series[index].add(block, series: index) }
    clampCounts = block.clampCounts
    clampableWriteCounts = block.clampableWriteCounts
    happenings = block.happenings
  }

  /// Adds the tally of the block that follows.
  package mutating func merge(_ other: Tally) {
    trajectoryCount += other.trajectoryCount
    faultCount += other.faultCount
    faults += other.faults.prefix(max(0, Self.keptFaultCount - faults.count))
    for index in endings.indices { endings[index].merge(other.endings[index]) }
    for index in outcomes.indices { outcomes[index].merge(other.outcomes[index]) }
    for index in ladders.indices { ladders[index].merge(other.ladders[index]) }
    for index in series.indices { series[index].merge(other.series[index]) }
    clampCounts.add(other.clampCounts)
    clampableWriteCounts.add(other.clampableWriteCounts)
    happenings.add(other.happenings)
  }
}

extension [UInt64] {
  /// Adds another array of the same count, element by element.
  mutating func add(_ other: [UInt64]) {
    precondition(count == other.count, "counts of the same things are added")
    for index in indices { self[index] += other[index] }
  }
}

/// How many trajectories something happened to at each look.
package struct TimeCounts: Sendable, Equatable {
  package var counts: [UInt64]

  init(lookCount: Int) { counts = Array(repeating: 0, count: lookCount) }

  package var total: UInt64 { counts.reduce(0, +) }

  mutating func merge(_ other: TimeCounts) { counts.add(other.counts) }
}
