import MonteCarlo
import Probability
import Simulation

/// What the trajectories of one variant say.
public struct EnsembleSummary: Sendable, Equatable, Codable {
  /// The variant that was played; `base` for the scenario itself.
  public let variant: String
  /// Trajectories played, faults included.
  public let trajectories: Int
  /// Trajectories that met a number where it can't stand, and were stopped.
  public let faults: Int
  /// The first faults, in trajectory order.
  public let firstFaults: [FaultSummary]
  /// Nil where there are faults and nobody asked for estimates all the same: a fault stops a trajectory, which may
  /// change any of them.
  public let estimates: EnsembleEstimates?
  /// Variables of which writes were clamped to their range.
  public let clamps: [ClampSummary]

  /// - Parameter includingFaulty: give estimates even if there are faults, from the other trajectories.
  package init(
    _ ensemble: Ensemble, level: Double = 0.95, includingFaulty: Bool = false
  ) {
    let (program, tally) = (ensemble.variant.program, ensemble.tally)
    variant = ensemble.variant.name
    trajectories = tally.trajectoryCount
    faults = tally.faultCount
    firstFaults = tally.faults.map { FaultSummary($0) }
    let isWithheld = tally.faultCount > 0 && !includingFaulty
    estimates = isWithheld ? nil : EnsembleEstimates(program, tally, level: level)
    clamps = program.slots.indices.compactMap { slot in
      ClampSummary(
        variable: program.slots[slot].name, clamped: Int(tally.clampCounts[slot]),
        writes: Int(tally.clampableWriteCounts[slot]))
    }
  }
}

/// All estimates of one variant; they rest on its trajectories without a fault.
public struct EnsembleEstimates: Sendable, Equatable, Codable {
  /// Days from the start to each recorded look: the abscissa of curves, bands and occupancies.
  public let days: Column
  /// One for each outcome, in the order of the scenario.
  public let outcomes: [OutcomeSummary]
  /// One for each end, in the order of the scenario.
  public let ends: [EndSummary]
  /// That no end stopped a trajectory before the horizon.
  public let horizon: Estimate
  /// One for each ladder, in the order of the scenario.
  public let ladders: [LadderSummary]
  /// One for each series, in the order of the scenario.
  public let series: [SeriesSummary]
  /// One for each action, event and branch.
  public let happenings: [HappeningSummary]

  init(_ program: Program, _ tally: Tally, level: Double) {
    let frame = EnsembleFrame(
      soundCount: tally.soundCount, faultCount: tally.faultCount, level: level,
      looks: RecordedLooks(of: program.clock), horizon: program.clock.elapsed(atLook: program.clock.stepCount))
    var outcomes: [OutcomeSummary] = []
    for (index, outcome) in program.outcomes.enumerated() {
      outcomes.append(
        OutcomeSummary(
          outcome, tally.outcomes[index], canVary: program.outcomesVary[index], range: program.outcomeRanges[index],
          of: frame))
    }
    var ends: [EndSummary] = []
    for (end, times) in zip(program.ends, tally.endings) {
      ends.append(EndSummary(name: end.name, times, of: frame))
    }
    var ladders: [LadderSummary] = []
    for (ladder, tally) in zip(program.ladders, tally.ladders) {
      ladders.append(LadderSummary(ladder, tally, of: frame))
    }
    days = Column(frame.looks.days)
    (self.outcomes, self.ends, self.ladders) = (outcomes, ends, ladders)
    let ended = tally.endings.reduce(0) { $0 + Int($1.total) }
    horizon = .probability(
      of: frame.soundCount - ended, in: frame.soundCount, faults: frame.faultCount, level: level)
    series = zip(program.series, tally.series).map { SeriesSummary($0, $1) }
    happenings = zip(program.occurrences, tally.happenings).map {
      HappeningSummary(name: $0.name, total: Int($1), trajectories: tally.trajectoryCount)
    }
  }
}
