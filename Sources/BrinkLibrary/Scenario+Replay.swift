import Analysis
import ScenarioLanguage
import Simulation

extension Scenario {
  /// Plays one trajectory again, and tells what happened in it and how likely it was.
  ///
  /// It is the trajectory that a run with the same variant, settings and seed plays under this index, bit for bit.
  /// - Parameters:
  ///   - trajectory: its index, from 0 to 2⁴⁰ − 1; also one that no run has reached.
  ///   - variant: by name; `base` is the scenario itself.
  ///   - settings: what is changed, after what the variant changes itself.
  ///   - seed: of all draws.
  ///   - threshold: least change of a number that is told, as a part of its range, or of its value where the range has an
  ///     open side; changes of symbols are always told.
  ///   - missProbability: least probability of events that could have fired and did not, to be told.
  /// - Throws: `RequestError` for a variant or a number, `ScenarioErrors` for settings.
  /// - Complexity: the variant is compiled; then about a microsecond a step for a scenario of five actors.
  public func replay(
    trajectory: Int, variant: String = VariantName.base, settings: Settings = [:], seed: UInt64 = 1,
    threshold: Double = TrajectoryAccount.usualThreshold,
    missProbability: Double = TrajectoryAccount.usualMissProbability
  ) throws -> TrajectoryAccount {
    let index = try Requests.trajectory(trajectory)
    try Requests.size(threshold, "threshold")
    try Requests.size(missProbability, "missProbability")
    let program = Program(compiling: try requested(variant, settings.checked()), told: true)
    let replay = TrajectoryReplayer(program: program, seed: seed).replay(index)
    return TrajectoryAccount(replay, of: program, threshold: threshold, missProbability: missProbability)
  }
}
