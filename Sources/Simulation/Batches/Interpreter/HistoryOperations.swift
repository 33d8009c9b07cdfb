import Probability

/// What has happened to each lane: when last, how often, and how often within windows of steps.
struct HistoryOperations: ~Copyable {
  private let histories: Storage<Program.History>
  private let windows: Storage<Window>
  /// Dates of the past that leave a window, window by window.
  private let pastLeaving: ListStorage<Departure>
  /// Before step 0, the step in which each occurrence happened last.
  private let pastLast: Storage<Double>
  /// Columns of bits, one for each of 64 steps, behind the windows.
  private var rings: Storage<LaneBits>
  private let groupCapacity: Int

  struct Window {
    let length: Int
    let count: Register
    let ring: Program.Window.Ring?
    let pastInside: Double
  }

  struct Departure {
    let step: Int
    let count: Double
  }

  init(_ program: Program, groupCapacity: Int) {
    self.groupCapacity = groupCapacity
    histories = Storage(program.histories)
    windows = Storage(
      program.windows.map {
        Window(length: $0.length, count: $0.count, ring: $0.ring, pastInside: Double($0.pastInside))
      })
    pastLeaving = ListStorage(
      program.windows.map { $0.pastLeaving.map { Departure(step: $0.key, count: Double($0.value)) } })
    pastLast = Storage(program.occurrences.map { $0.past.max().map(Double.init) ?? -.infinity })
    rings = Storage(repeating: LaneBits(repeating: 0), count: program.bitColumnCount * groupCapacity)
  }

  /// Puts all columns into their state before step 0.
  mutating func begin(_ columns: inout LaneColumns) {
    for occurrence in 0..<histories.count {
      let history = histories[occurrence]
      if let last = history.last { columns.fill(last, pastLast[occurrence]) }
      if let total = history.total { columns.fill(total, 0) }
    }
    for index in 0..<windows.count { columns.fill(windows[index].count, windows[index].pastInside) }
    rings.fill(LaneBits(repeating: 0))
  }

  /// Notes that something happened to some lanes in a step.
  mutating func record(_ occurrence: Int, of lanes: PresentLanes, inStep step: Int, _ columns: inout LaneColumns) {
    let history = histories[occurrence]
    if let last = history.last {
      let column = columns.lanes(last)
      lanes.forEachHome { column[$0] = Double(step) }
    }
    if let total = history.total {
      let column = columns.lanes(total)
      lanes.forEachHome { column[$0] += 1 }
    }
    for index in history.windows {
      let window = windows[index]
      let count = columns.lanes(window.count)
      lanes.forEachHome { count[$0] += 1 }
      guard let ring = window.ring else { continue }
      let word = UnsafeMutableRawPointer(words(of: ring, around: step)).assumingMemoryBound(to: UInt64.self)
      let bit: UInt64 = 1 << UInt64(step & 63)
      lanes.forEachHome { word[$0] |= bit }
    }
  }

  /// The column of the 64 steps around a step.
  private mutating func words(of ring: Program.Window.Ring, around step: Int) -> UnsafeMutablePointer<LaneBits> {
    rings.mutablePointer(at: (ring.firstWord + (step >> 6) % ring.wordCount) * groupCapacity)
  }

  /// Takes out of all windows what leaves them as a step begins.
  mutating func moveWindows(toStep step: Int, _ columns: inout LaneColumns, laneCount: Int) {
    let groups = (laneCount + 7) >> 3
    for index in 0..<windows.count {
      let window = windows[index]
      let count = columns.column(window.count)
      for departure in pastLeaving[index] where departure.step == step {
        for group in 0..<groups { count[group] -= departure.count }
      }
      guard let ring = window.ring else { continue }
      if step & 63 == 0 {
        words(of: ring, around: step).update(repeating: LaneBits(repeating: 0), count: groups)
      }
      let leaving = step - window.length
      guard leaving >= 0 else { continue }
      let word = words(of: ring, around: leaving)
      let shift = LaneBits(repeating: UInt64(leaving & 63))
      let one = LaneBits(repeating: (1.0).bitPattern)
      for group in 0..<groups {
        // All bits of a lane are set if it happened, so that the mask makes 1.0 or 0.0.
        let happened = LaneBits(repeating: 0) &- ((word[group] &>> shift) & 1)
        count[group] -= unsafeBitCast(happened & one, to: LaneGroup.self)
      }
    }
  }

  /// Moves the lanes of a list to the front.
  mutating func keep(_ list: UnsafeBufferPointer<Int32>) {
    var word = 0
    while word < rings.count {
      UnsafeMutableRawPointer(rings.mutablePointer(at: word)).assumingMemoryBound(to: UInt64.self).keep(list)
      word += groupCapacity
    }
  }
}
