import MonteCarlo
import Simulation
import Synchronization

/// Many plays of one scenario at different points: the same order, with other variants for each.
///
/// All points share the bins of the first one's pilot, whichever is played first, so that no other plays a pilot, and
/// neither the order nor a resume decides any bit.
package final class Study: Sendable {
  /// The order of the first point.
  package let first: Experiment
  private let pilot: @Sendable (Experiment, StopFlag) -> [ObservationPlan]
  private let plans = Mutex<[ObservationPlan]?>(nil)

  /// - Parameters:
  ///   - first: the order of the first point.
  ///   - pilot: how each of its variants is to be tallied; by default what `Experiment.plans(until:)` finds.
  package init(
    _ first: Experiment,
    pilot: @escaping @Sendable (Experiment, StopFlag) -> [ObservationPlan] = { $0.plans(until: $1) }
  ) {
    self.first = first
    self.pilot = pilot
  }

  /// Plays one point: as many trajectories of each variant as the order says.
  ///
  /// May be called from several threads at once.
  /// - Parameters:
  ///   - variants: one in the place of each of the first point's; nil for the first point itself.
  ///   - threadCount: nil for as many as the order says.
  ///   - flag: ends the playing soon once it is raised; other points are not touched by it.
  ///   - report: told now and then how many trajectories, of all variants, are done.
  package func play(
    _ variants: [Experiment.Variant]? = nil, threadCount: Int? = nil, until flag: StopFlag = StopFlag(),
    report: @escaping @Sendable (_ played: Int) -> Void = { _ in }
  ) -> PlayedPoint {
    let experiment = first.with(variants ?? first.variants, threadCount: threadCount ?? first.threadCount)
    let shared = plans.withLock { known in
      if let known { return known }
      let plans = pilot(first, flag)
      // A pilot that was stopped leaves no bins.
      if !flag.isRaised { known = plans }
      return plans
    }
    let run = ExperimentRun(
      experiment, plans: zip(experiment.variants, shared).map { ObservationPlan(of: $0, binnedAs: $1) }, start: nil,
      until: flag, report: report)
    _ = run.play()
    return PlayedPoint(experiment: experiment, standing: run.standing)
  }
}

/// What the trajectories of one point came to.
package struct PlayedPoint: Sendable {
  package let experiment: Experiment
  package let standing: RunStanding

  /// Whether all trajectories were played; if not, the study was stopped.
  package var isComplete: Bool {
    standing.tallies.allSatisfy { $0.trajectoryCount == experiment.trajectoryCount }
  }

  /// The variants with their tallies.
  package var ensembles: [Ensemble] {
    zip(experiment.variants, standing.tallies).map { Ensemble(variant: $0, tally: $1) }
  }
}
