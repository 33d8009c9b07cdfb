import Simulation

/// What all estimates of an ensemble have in common.
struct EnsembleFrame {
  /// Trajectories without a fault.
  let soundCount: Int
  let faultCount: Int
  /// Level of every interval.
  let level: Double
  let looks: RecordedLooks
  /// The clock, in days.
  let horizon: Double
}
