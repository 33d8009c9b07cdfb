import Simulation

/// One variant of one scenario at one point of a batch.
package struct BatchRun: Sendable, Equatable, Codable {
  /// From 1.
  package let point: Int
  package let scenario: String
  package let variant: String
  /// What the point changes, in order.
  package let settings: [Setting]
  /// For each factor of the batch, the number of the level that the run belongs to; nil for none.
  package let levels: [Int?]
  package let state: State
  /// Why there are no estimates; nil where there are.
  package let problem: String?
  /// Played.
  package let trajectories: Int
  package let faults: Int
  /// One for each outcome of the batch: its probability, or mean; nil where there is none.
  package let estimates: [Estimate?]

  /// How far the run is.
  package enum State: String, Sendable, Codable {
    case waiting
    case played
    /// Trajectories had faults.
    case faults
    /// It could not be played.
    case failed
  }

  package init(
    point: Int, scenario: String, variant: String, settings: [Setting], levels: [Int?], state: State, problem: String?,
    trajectories: Int, faults: Int, estimates: [Estimate?]
  ) {
    self.point = point
    self.scenario = scenario
    self.variant = variant
    self.settings = settings
    self.levels = levels
    self.state = state
    self.problem = problem
    self.trajectories = trajectories
    self.faults = faults
    self.estimates = estimates
  }
}
