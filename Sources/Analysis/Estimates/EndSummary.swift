import MonteCarlo
import Probability

/// How many trajectories an end stopped, and when.
public struct EndSummary: Sendable, Equatable, Codable {
  /// The end, as the scenario names it.
  public let name: String
  /// That it stopped a trajectory before the horizon.
  public let probability: Estimate
  /// Mean time in days, of those that it stopped.
  public let meanDay: Estimate
  /// Share of all trajectories that it had stopped by each recorded look.
  public let incidence: IncidenceCurve

  init(name: String, _ times: TimeCounts, of ensemble: EnsembleFrame) {
    let sample = CountedSample(times, stepLength: ensemble.looks.stepLength)
    self.name = name
    probability = .probability(
      of: sample.count, in: ensemble.soundCount, faults: ensemble.faultCount, level: ensemble.level)
    meanDay = .mean(sample.moments, within: 0...ensemble.horizon, level: ensemble.level)
    incidence = IncidenceCurve(
      times, sound: ensemble.soundCount, looks: ensemble.looks, level: ensemble.level)
  }
}
