/// How often an action, event or branch happened.
package struct HappeningSummary: Sendable, Equatable, Codable {
  package let name: String
  /// Over all trajectories, faults included until they froze.
  package let total: Int
  package let perTrajectory: Double

  init(name: String, total: Int, trajectories: Int) {
    self.name = name
    self.total = total
    perTrajectory = trajectories > 0 ? Double(total) / Double(trajectories) : 0
  }
}
