import Probability
import Simulation

/// One ladder over the trajectories of an ensemble.
package struct LadderTally: Sendable {
  /// Trajectories without a fault whose highest rung was each.
  package var peaks: [UInt64]
  /// Looks that a trajectory without a fault spent on each rung.
  package var looksOnRung: [MomentAccumulator]
  /// Transitions from rung to rung, row by row.
  package var transitions: [UInt64]
  /// Trajectories on each rung, recorded look by recorded look.
  package var occupancy: [UInt64]

  init(rungCount: Int, lookCount: Int) {
    peaks = Array(repeating: 0, count: rungCount)
    looksOnRung = Array(repeating: MomentAccumulator(), count: rungCount)
    transitions = Array(repeating: 0, count: rungCount * rungCount)
    occupancy = Array(repeating: 0, count: rungCount * lookCount)
  }

  mutating func add(_ block: BlockObservations, ladder: Int, isSound: [Bool]) {
    for (peak, isSound) in zip(block.peaks(ofLadder: ladder), isSound) where isSound { peaks[Int(peak)] += 1 }
    for rung in peaks.indices {
      for (looks, isSound) in zip(block.looks(onRung: rung, ofLadder: ladder), isSound) where isSound {
        looksOnRung[rung].add(looks)
      }
    }
    transitions.add(block.transitions(ofLadder: ladder))
    occupancy.add(block.occupancy(ofLadder: ladder))
  }

  mutating func merge(_ other: LadderTally) {
    peaks.add(other.peaks)
    for rung in looksOnRung.indices { looksOnRung[rung].merge(other.looksOnRung[rung]) }
    transitions.add(other.transitions)
    occupancy.add(other.occupancy)
  }
}
