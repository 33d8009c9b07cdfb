/// The trajectories in which an outcome comes with one of two variants only.
package struct OutcomeFlips: Sendable, Equatable {
  /// Ascending.
  package private(set) var trajectories: [UInt64] = []
  /// Trajectories that both samples have.
  package private(set) var compared = 0
  /// Those in which the outcome comes with the second variant only.
  package private(set) var gained = 0
  /// Those in which it comes with the first variant only.
  package private(set) var lost = 0

  /// Compares two samples of one seed, trajectory by trajectory.
  package init(_ question: OutcomeQuestion, _ first: OutcomeSample, _ second: OutcomeSample) {
    var place = 0
    for (trajectory, value) in zip(first.trajectories, first.values) {
      while place < second.trajectories.count, second.trajectories[place] < trajectory { place += 1 }
      guard place < second.trajectories.count, second.trajectories[place] == trajectory else { continue }
      compared += 1
      let (before, after) = (question.holds(value), question.holds(second.values[place]))
      guard before != after else { continue }
      trajectories.append(trajectory)
      if after { gained += 1 } else { lost += 1 }
    }
  }
}
