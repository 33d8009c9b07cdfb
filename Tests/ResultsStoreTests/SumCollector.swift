import MonteCarlo
import Synchronization

/// Keeps the sums of every block.
final class SumCollector: BlockObserver {
  let rowCount = 0
  let sums = Mutex<[[UInt8]]>([])

  func take(_ block: PlayedBlock, tallies: [Tally], nextUnit: Int) throws {
    sums.withLock { $0.append(TallySums(block.tally).bytes) }
  }
}
