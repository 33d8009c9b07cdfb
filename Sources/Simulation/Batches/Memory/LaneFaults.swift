import Probability

/// Owns the first fault of each lane.
struct LaneFaults: ~Copyable {
  /// Whether some lane has met a fault since they were last forgotten.
  private(set) var hasAny = false
  private var places: Storage<TableIndex<Place>?>
  private var values: Storage<Double>

  init(laneCapacity: Int) {
    places = Storage(repeating: nil, count: laneCapacity)
    values = Storage(repeating: 0, count: laneCapacity)
  }

  @inline(always)
  func isFaulty(_ lane: Int) -> Bool { places[lane] != nil }

  /// Where a lane's fault is, and the value that makes it one.
  func fault(ofLane lane: Int) -> (place: TableIndex<Place>, value: Double)? {
    places[lane].map { ($0, values[lane]) }
  }

  /// Remembers the first fault of a lane.
  mutating func mark(_ lane: Int, at place: TableIndex<Place>, _ value: Double) {
    hasAny = true
    guard places[lane] == nil else { return }
    places[lane] = place
    values[lane] = value
  }

  mutating func forget() {
    guard hasAny else { return }
    places.fill(nil)
    hasAny = false
  }

  /// Marks the present lanes whose value is not in order.
  mutating func check(
    _ check: Instruction.Check, _ value: Operand, at place: TableIndex<Place>, _ present: PresentLanes
  ) {
    switch check {
    case .finite: mark(unless: { isFinite($0) }, value, at: place, present)
    case .probability: mark(unless: { ($0 .>= 0) .& ($0 .<= 1) }, value, at: place, present)
    case .nonNegative: mark(unless: { ($0 .>= 0) .& ($0 .< .infinity) }, value, at: place, present)
    case .condition: mark(unless: { $0 .== $0 }, value, at: place, present)
    }
  }

  @inline(always)  // the loop is made for each kind of check
  private mutating func mark(
    unless isInOrder: (LaneGroup) -> LaneMask, _ value: Operand, at place: TableIndex<Place>, _ present: PresentLanes
  ) {
    var allInOrder = LaneMask(repeating: true)
    for group in 0..<value.distinctGroups(of: present.groups) { allInOrder = allInOrder .& isInOrder(value[group]) }
    if all(allInOrder) { return }
    for lane in 0..<present.count where !isInOrder(value[lane >> 3])[lane & 7] {
      mark(present.home(lane), at: place, value[lane: lane])
    }
  }
}
