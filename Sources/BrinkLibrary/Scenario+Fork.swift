import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies

extension Scenario {
  /// Plays many futures of one past: of a trajectory up to the beginning of a step.
  ///
  /// What comes back has the variant `without`, and, if anything is changed, `with`; both have the same draws.
  /// - Parameters:
  ///   - trajectory: index of the trajectory whose past it is, from 0.
  ///   - step: index of the first step that is played anew, from 0; `TrajectoryAccount.steps` has them with days and dates.
  ///   - variant: whose trajectory it is; `base` is the scenario itself.
  ///   - settings: variables and policies that are set when the step begins.
  ///   - actions: that actors are made to take in the step, such as `US.offer_talks` or `US: offer talks`.
  ///   - futures: of each kind, 1 to 2⁴⁰.
  ///   - seed: of all draws.
  ///   - threads: to play on, up to 4096; nil for as many as the process may use.
  ///   - progress: told now and then how much is done, from 0 to 1, from any thread.
  /// - Throws: `RequestError` for a number, a variant, a trajectory that has ended by then, and an action whose own
  ///   conditions hold in none of the first futures; `ScenarioErrors` for settings and actions that mean nothing;
  ///   `CancellationError`.
  public func fork(
    trajectory: Int, atStep step: Int, variant: String = VariantName.base, settings: Settings = [:],
    actions: [String] = [], futures: Int, seed: UInt64 = 1, threads: Int? = nil,
    progress: @escaping @Sendable (_ share: Double) -> Void = { _ in }
  ) async throws -> PlayedVariants {
    let (index, count) = (try Requests.trajectory(trajectory), try Requests.count(futures, "futures"))
    let threadCount = try Requests.threads(threads)
    let model = try requested(variant, [])
    let past = Fork(
      step: try Requests.whole(step, in: 0...model.clock.stepCount - 1, "step"), trajectory: index)
    try checkReaches(past, Program(compiling: model), seed)
    let study = ForkStudy(
      past, programs: try programs(variant, at: past.step, settings.checked(), actions), futures: count, seed: seed,
      threads: threadCount)
    try checkTaken(actions, study)
    return try await playing { flag in study.play(until: flag, report: telling(progress, of: study.experiment)) }
  }

  private func checkReaches(_ past: Fork, _ program: Program, _ seed: UInt64) throws(RequestError) {
    guard let trajectory = past.trajectory else { return }
    let replay = TrajectoryReplayer(program: program, seed: seed).replay(trajectory)
    guard replay.steps.count <= past.step else { return }
    let reason = replay.end.map { "ended with \($0)" } ?? "met a fault"
    throw RequestError(
      .endedBefore, "step", found: "\(past.step), and a trajectory that \(reason) in step \(replay.steps.count - 1)",
      expected: "a step that it has")
  }

  private func programs(
    _ variant: String, at step: Int, _ settings: [Setting], _ actions: [String]
  ) throws(ScenarioErrors) -> [(name: String, program: Program)] {
    func program(_ settings: [Setting], _ actions: [String]) throws(ScenarioErrors) -> Program {
      do {
        return Program(
          compiling: try model(
            variant: variant, intervention: Intervention(step: step, settings: settings, actions: actions)))
      } catch {
        throw error.ofRequest
      }
    }
    let without = ("without", try program([], []))
    return settings.isEmpty && actions.isEmpty ? [without] : [without, ("with", try program(settings, actions))]
  }

  private func checkTaken(_ actions: [String], _ study: ForkStudy) throws(RequestError) {
    let taken = study.futures(taking: actions) { text, action, decision in
      Scenario.names(of: action.name, in: decision.name, of: decision.actor, mean: text)
    }
    for (action, count) in zip(actions, taken) where count == 0 {
      throw RequestError(
        .impossibleAction, "actions", found: "\"\(action)\", whose \"when\" does not hold in the step",
        expected: "another step, or settings that make it possible")
    }
  }
}
