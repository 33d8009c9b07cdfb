import MonteCarlo
import Synchronization

/// Keeps the sums of every block.
final class SumCollector: BlockObserver {
  let rowCount = 0
  let sums = Mutex<[[UInt8]]>([])

  let pairSums = Mutex<[[UInt8]]>([])

  func take(_ round: PlayedRound, standing: RunStanding) throws {
    for block in round.blocks { sums.withLock { $0.append(TallySums(block.tally).bytes) } }
    for pair in round.pairs { pairSums.withLock { $0.append(TallySums(pair).bytes) } }
  }
}
