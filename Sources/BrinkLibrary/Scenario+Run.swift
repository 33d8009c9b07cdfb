import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies

extension Scenario {
  /// Plays so many trajectories of each of some variants, on the same draws.
  ///
  /// The bits depend on scenario, variants, settings, seed and version alone. Where the task is cancelled, playing ends soon.
  /// - Parameters:
  ///   - variants: by name; `base` is the scenario itself.
  ///   - trajectories: of each variant, 1 to 2⁴⁰.
  ///   - settings: what is changed in all variants, after what they change themselves.
  ///   - seed: of all draws.
  ///   - threads: to play on, up to 4096; nil for as many as the process may use.
  ///   - progress: told now and then how much is done, from 0 to 1, from any thread.
  /// - Throws: `RequestError` for variants and numbers, `ScenarioErrors` for settings, `CancellationError`.
  public func run(
    variants: [String] = [VariantName.base], trajectories: Int, settings: Settings = [:], seed: UInt64 = 1,
    threads: Int? = nil, progress: @escaping @Sendable (_ share: Double) -> Void = { _ in }
  ) async throws -> PlayedVariants {
    let study = try PointStudy(
      of: self, variants: variants, trajectories: trajectories, settings: settings, seed: seed, threads: threads)
    return try await study.play(progress: progress)
  }
}
