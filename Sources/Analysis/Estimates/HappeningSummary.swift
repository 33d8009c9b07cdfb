/// How often an action, event or branch happened.
public struct HappeningSummary: Sendable, Equatable, Codable {
  /// The action, event or branch, such as `election.hawks`.
  public let name: String
  /// Over all trajectories, faults included until they froze.
  public let total: Int
  /// How often it happened in a trajectory, on average.
  public let perTrajectory: Double

  init(name: String, total: Int, trajectories: Int) {
    self.name = name
    self.total = total
    perTrajectory = trajectories > 0 ? Double(total) / Double(trajectories) : 0
  }
}
