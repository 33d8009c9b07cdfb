import MonteCarlo
import Simulation
import Synchronization

/// Keeps the sums of every block.
final class SumCollector: BlockObserver {
  let rowCount = 0
  let sums = Mutex<[[UInt8]]>([])

  let pairSums = Mutex<[[UInt8]]>([])

  func look(atWaiting blocks: [PlayedBlock], standing: RunStanding) {}

  func take(_ round: PlayedRound, standing: RunStanding) throws {
    for block in round.blocks { sums.withLock { $0.append(TallySums(block.tally).bytes) } }
    for pair in round.pairs { pairSums.withLock { $0.append(TallySums(pair).bytes) } }
  }
}

/// Stops a run as soon as a block waits for others, and keeps what waits.
final class WaitingCollector: BlockObserver {
  let rowCount = 100
  let waiting = Mutex<[PlayedBlock]>([])
  private let stop: StopFlag

  init(stop: StopFlag) { self.stop = stop }

  func take(_ round: PlayedRound, standing: RunStanding) {}

  func look(atWaiting blocks: [PlayedBlock], standing: RunStanding) {
    waiting.withLock { $0 = blocks }
    stop.raise()
  }
}
