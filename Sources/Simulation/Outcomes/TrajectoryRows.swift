import Probability

/// What is kept of each trajectory of a block, a row each.
struct TrajectoryRows: ~Copyable {
  private let capacity: Int
  private var outcomes: Storage<Double>
  private var endings: Storage<Int32>
  private var looks: Storage<Int32>
  private var peaks: Storage<Int32>
  /// Looks on each rung, of all ladders.
  private var rungLooks: Storage<Double>

  init(capacity: Int, outcomeCount: Int, ladderCount: Int, rungTotal: Int) {
    self.capacity = capacity
    outcomes = Storage(repeating: .nan, count: outcomeCount * capacity)
    endings = Storage(repeating: BlockObservations.Ending.horizon, count: capacity)
    looks = Storage(repeating: 0, count: capacity)
    peaks = Storage(repeating: 0, count: ladderCount * capacity)
    rungLooks = Storage(repeating: 0, count: rungTotal * capacity)
  }

  mutating func forget() {
    outcomes.fill(.nan)
    endings.fill(BlockObservations.Ending.horizon)
    looks.fill(0)
    peaks.fill(0)
    rungLooks.fill(0)
  }

  func values(ofOutcome outcome: Int, _ count: Int) -> [Double] {
    outcomes.elements(outcome * capacity..<outcome * capacity + count)
  }

  func endings(_ count: Int) -> [Int32] { endings.elements(0..<count) }
  func looksLived(_ count: Int) -> [Int32] { looks.elements(0..<count) }
  func looksLived(row: Int) -> Int { Int(looks[row]) }

  func looks(onRung rung: Int, _ count: Int) -> [Double] {
    rungLooks.elements(rung * capacity..<rung * capacity + count)
  }

  func peaks(ofLadder ladder: Int, _ count: Int) -> [Int32] {
    peaks.elements(ladder * capacity..<ladder * capacity + count)
  }

  mutating func keepEnd(row: Int, ending: Int32, looks lived: Int) {
    endings[row] = ending
    looks[row] = Int32(truncatingIfNeeded: lived)
  }

  mutating func keep(outcome: Int, row: Int, _ value: Double) { outcomes[outcome * capacity + row] = value }

  mutating func keepPeak(ofLadder ladder: Int, row: Int, _ rung: Int32) { peaks[ladder * capacity + row] = rung }

  mutating func keepLooks(onRung rung: Int, row: Int, _ count: Double) { rungLooks[rung * capacity + row] = count }

  /// A fault leaves no outcomes.
  mutating func keepFault(row: Int, looks lived: Int) {
    keepEnd(row: row, ending: BlockObservations.Ending.fault, looks: lived)
    var place = row
    while place < outcomes.count {
      outcomes[place] = .nan
      place += capacity
    }
  }
}
