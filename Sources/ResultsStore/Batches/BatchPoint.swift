import Simulation

/// A point of a batch: a scenario and what is changed of it.
package struct BatchPoint: Sendable, Equatable {
  /// From 1.
  package let number: Int
  /// The scenario's place among the batch's, from 0.
  package let scenario: Int
  package let settings: [Setting]
  package var state = State.waiting
  /// Why it failed; nil if it did not.
  package var problem: String?

  package init(number: Int, scenario: Int, settings: [Setting]) {
    (self.number, self.scenario, self.settings) = (number, scenario, settings)
  }

  /// How far a point is; it is played in one go.
  package enum State: String, Sendable {
    case waiting, played, failed
  }

  /// What one variant came to at a point.
  package struct Run: Sendable, Equatable {
    package let variant: String
    package let trajectories: Int
    package let faults: Int

    package init(variant: String, trajectories: Int, faults: Int) {
      (self.variant, self.trajectories, self.faults) = (variant, trajectories, faults)
    }
  }

  /// An outcome's probability, or mean.
  package struct Headline: Sendable, Equatable {
    package let point: Int
    package let variant: String
    package let outcome: String
    /// NaN for what does not exist, as with the interval's ends.
    package let value: Double
    package let low: Double
    package let high: Double
    package let level: Double
    package let count: Int
    /// Why the interval is not to be trusted; nil where it is.
    package let caution: String?
  }
}
