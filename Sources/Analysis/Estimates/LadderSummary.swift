import MonteCarlo
import Probability
import Simulation

/// How high trajectories climbed a ladder, and how long they stood on its rungs.
public struct LadderSummary: Sendable, Equatable, Codable {
  /// The ladder, as the scenario names it.
  public let name: String
  /// From the lowest to the highest.
  public let rungs: [RungSummary]
  /// How often trajectories went from each rung (row) to each other one (column), over all of them.
  public let transitions: [[Int]]

  /// What the trajectories say of one rung.
  public struct RungSummary: Sendable, Equatable, Codable {
    /// The rung, as the scenario names it.
    public let name: String
    /// That this was the highest rung of a trajectory.
    public let peak: Estimate
    /// Mean time on the rung: looks that saw it, times the length of a step, in days.
    public let days: Estimate
    /// Trajectories on the rung at each recorded look.
    public let occupancy: [Int]
  }

  init(_ ladder: Ladder, _ tally: LadderTally, of ensemble: EnsembleFrame) {
    let count = ladder.rungs.count
    var rungs: [RungSummary] = []
    for (index, rung) in ladder.rungs.enumerated() {
      rungs.append(
        RungSummary(
          name: rung.name,
          peak: .probability(
            of: Int(tally.peaks[index]), in: ensemble.soundCount, faults: ensemble.faultCount,
            level: ensemble.level),
          days: .mean(
            tally.looksOnRung[index], scale: ensemble.looks.stepLength, within: 0...ensemble.horizon,
            level: ensemble.level),
          occupancy: (0..<ensemble.looks.count).map { Int(tally.occupancy[$0 * count + index]) }))
    }
    name = ladder.name
    self.rungs = rungs
    transitions = (0..<count).map { from in
      (0..<count).map { to in Int(tally.transitions[from * count + to]) }
    }
  }
}
