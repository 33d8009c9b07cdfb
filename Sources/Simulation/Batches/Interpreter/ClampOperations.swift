import Probability

/// Values kept within the ranges of the slots that they are written to.
struct ClampOperations: ~Copyable {
  private let ranges: Storage<ClosedRange<Double>>
  private let slots: ListStorage<Int>

  init(_ program: Program) {
    ranges = Storage(program.clamps.map(\.range))
    slots = ListStorage(program.clamps.map(\.slots))
  }

  /// The value within bounds; counts the lanes that were outside.
  func clamp(
    _ clamp: TableIndex<Program.Clamp>, _ source: Register, to result: Register, _ columns: inout LaneColumns,
    _ present: PresentLanes, _ observer: borrowing LaneObserver
  ) {
    let range = ranges[clamp.position]
    let low = LaneGroup(repeating: range.lowerBound)
    let high = LaneGroup(repeating: range.upperBound)
    let (value, out) = (columns.operand(source), columns.column(result))
    var changed = LaneBits(repeating: 0)
    let whole = present.count >> 3
    for group in 0..<present.groups {
      let original = value[group]
      out[group] = original.replacing(with: low, where: original .< low).replacing(with: high, where: original .> high)
      if group < whole {
        changed &+= LaneBits(repeating: 0).replacing(with: 1, where: (original .< low) .| (original .> high))
      }
    }
    var total = changed.wrappedSum()
    for lane in whole << 3..<present.count {
      let original = value[lane: lane]
      total += original < range.lowerBound || original > range.upperBound ? 1 : 0
    }
    observer.countClamps(ofSlot: slots[clamp.position][0], changed: total, of: present.count)
  }

  /// The same, counted for the member that each lane writes.
  func clampMember(
    _ clamp: TableIndex<Program.Clamp>, _ source: Register, member: Register, to result: Register,
    _ columns: inout LaneColumns, _ present: PresentLanes, _ observer: borrowing LaneObserver
  ) {
    let range = ranges[clamp.position]
    let low = LaneGroup(repeating: range.lowerBound)
    let high = LaneGroup(repeating: range.upperBound)
    let (value, out) = (columns.operand(source), columns.column(result))
    for group in 0..<present.groups {
      let original = value[group]
      out[group] = original.replacing(with: low, where: original .< low).replacing(with: high, where: original .> high)
    }
    observer.countClamps(
      ofMembers: slots[clamp.position], columns.operand(member), value, outside: range, count: present.count)
  }
}
