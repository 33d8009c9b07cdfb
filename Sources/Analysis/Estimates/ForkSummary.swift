import Simulation

/// Whose futures the numbers of a fork are about, and what was done to them.
package struct ForkSummary: Sendable, Equatable, Codable {
  /// Index of the trajectory whose past they share.
  package let trajectory: Int
  /// The variant in which that past was played.
  package let variant: String
  /// First step that is played anew, from 0.
  package let step: Int
  /// On which it begins, from the start.
  package let day: Double
  /// ISO 8601; nil without a calendar.
  package let date: String?
  /// What is set when the step begins, as `name=value`.
  package let settings: [String]
  /// What actors are made to do in the step.
  package let actions: [String]
  /// What gives the same bits, for a shell.
  package let command: String

  package init(
    ofTrajectory trajectory: Int, before step: Int, on clock: Clock, variant: String, settings: [Setting],
    actions: [String], command: String
  ) {
    (self.trajectory, self.step, self.variant) = (trajectory, step, variant)
    (day, date) = (clock.day(ofStep: step), clock.date(ofStep: step)?.description)
    self.settings = settings.map { "\($0.name)=\($0.value)" }
    (self.actions, self.command) = (actions, command)
  }
}
