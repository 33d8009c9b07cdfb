/// How many writes were looked at for clamping, and clamped, for each slot.
struct WriteCounts: ~Copyable {
  private var clamped: Storage<UInt64>
  private var written: Storage<UInt64>

  init(slotCount: Int) {
    clamped = Storage(repeating: 0, count: slotCount)
    written = Storage(repeating: 0, count: slotCount)
  }

  mutating func forget() {
    clamped.fill(0)
    written.fill(0)
  }

  mutating func add(slot: Int, changed: UInt64, of count: Int) {
    clamped[slot] += changed
    written[slot] += UInt64(count)
  }

  /// Adds the writes of some lanes, each to the member of the slots that it names.
  mutating func add(
    members slots: UnsafeBufferPointer<Int>, _ member: Operand, _ value: Operand, outside range: ClosedRange<Double>,
    count: Int
  ) {
    for lane in 0..<count {
      let (original, position) = (value[lane: lane], member[lane: lane])
      guard position >= 0, position < Double(slots.count) else { continue }
      let isOutside = original < range.lowerBound || original > range.upperBound
      add(slot: slots[Int(position)], changed: isOutside ? 1 : 0, of: 1)
    }
  }

  var clampCounts: [UInt64] { clamped.elements(0..<clamped.count) }
  var writeCounts: [UInt64] { written.elements(0..<written.count) }
}
