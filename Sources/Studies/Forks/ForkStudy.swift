import Analysis
import MonteCarlo
import Simulation

/// Many futures of one past: of a trajectory up to the beginning of a step, as it is and with a change.
package struct ForkStudy: Sendable {
  /// The futures that are played; the variant without a change comes first.
  package let experiment: Experiment
  private let past: Fork

  /// - Parameters:
  ///   - past: whose it is, and the first step that is played anew.
  ///   - programs: what goes on from it, with names; the futures of all have the same draws.
  ///   - futures: of each program.
  package init(
    _ past: Fork, programs: [(name: String, program: Program)], futures: Int, seed: UInt64, threads: Int,
    batchWidth: Int = Experiment.standardBatchWidth
  ) {
    self.past = past
    experiment = Experiment(
      variants: programs.map { Experiment.Variant(name: $0.name, program: $0.program, fork: past) },
      trajectoryCount: futures, seed: seed, threadCount: threads, batchWidth: batchWidth,
      comparisons: VariantPair.all(of: programs.count))
  }

  /// Plays the futures.
  ///
  /// - Parameters:
  ///   - flag: ends the playing soon once it is raised.
  ///   - report: told now and then how many futures, of all programs, are done.
  package func play(
    until flag: StopFlag = StopFlag(), report: @escaping @Sendable (_ played: Int) -> Void = { _ in }
  ) -> PlayedPoint {
    Study(experiment).play(until: flag, report: report)
  }

  /// In how many of the first `probeCount` futures of the last program each action is taken at the step of the fork as the
  /// only one that its decision allows.
  ///
  /// An action that was forced is not taken where its own conditions don't hold: there the intervention would be none.
  /// - Parameter isMeant: whether an action of a decision is meant by a text.
  package func futures(
    taking actions: [String], isMeant: (_ text: String, _ action: Decision.Action, _ decision: Decision) -> Bool
  ) -> [Int] {
    guard !actions.isEmpty, let program = experiment.variants.last?.program else { return [] }
    let replayer = TrajectoryReplayer(program: program, seed: experiment.seed, fork: past)
    var taken = [Int](repeating: 0, count: actions.count)
    for future in 0..<Self.probeCount {
      let step = replayer.replay(UInt64(future)).steps.first { $0.step == past.step }
      for case .decision(let index, let options, let chosen?) in step?.happenings ?? [] {
        let decision = program.decisions[index]
        // All others are forbidden at that step.
        guard options.count(where: \.isAllowed) == 1 else { continue }
        for (place, action) in actions.enumerated() where isMeant(action, decision.actions[chosen], decision) {
          taken[place] += 1
        }
      }
    }
    return taken
  }

  /// Futures that are looked at before all are played.
  package static let probeCount = 50
}
