import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies

/// Variants of a scenario, compiled once, to be played at many points: sets of values.
///
/// All points share seed and draws, so that what differs is what was set. Histograms of all have the bins of the scenario
/// itself. Points may be played at once, from several tasks; each plays on all threads of the study.
public struct PointStudy: Sendable {
  private let scenario: Scenario
  private let programs: PointPrograms
  private let study: Study

  /// Compiles the variants.
  ///
  /// - Parameters:
  ///   - scenario: whose variants are played.
  ///   - variants: by name; `base` is the scenario itself.
  ///   - trajectories: of each variant at each point, 1 to 2⁴⁰.
  ///   - settings: what is changed at all points, after what the variants change themselves.
  ///   - seed: of all draws.
  ///   - threads: to play on, up to 4096; nil for as many as the process may use.
  /// - Throws: `RequestError` for variants and numbers, `ScenarioErrors` for settings.
  public init(
    of scenario: Scenario, variants: [String] = [VariantName.base], trajectories: Int, settings: Settings = [:],
    seed: UInt64 = 1, threads: Int? = nil
  ) throws {
    let count = try Requests.count(trajectories)
    let threadCount = try Requests.threads(threads)
    programs = PointPrograms(try scenario.requested(variants, settings))
    study = Study(
      Experiment(variants: programs.point([]), trajectoryCount: count, seed: seed, threadCount: threadCount))
    self.scenario = scenario
  }

  /// Plays one point.
  ///
  /// Where the task is cancelled, playing ends soon; other points are not touched by that.
  /// - Parameters:
  ///   - values: what the point sets, after what the variants and the study's settings do.
  ///   - progress: told now and then how much is done, from 0 to 1, from any thread.
  /// - Throws: `RequestError` and `ScenarioErrors` for values that can't be set, `CancellationError`.
  /// - Complexity: a few milliseconds for a large scenario, and then what its trajectories take.
  public func play(
    at values: Settings = [:], progress: @escaping @Sendable (_ share: Double) -> Void = { _ in }
  ) async throws -> PlayedVariants {
    let changes = try changes(values.checked())
    return try await playing { [study, programs] flag in
      study.play(
        changes.isEmpty ? nil : programs.point(changes), until: flag, report: telling(progress, of: study.first))
    }
  }

  private func changes(_ settings: [Setting]) throws(ScenarioErrors) -> [ModelChange] {
    do { return try scenario.changes(settings: settings) } catch { throw error.ofRequest }
  }
}
