import Probability

/// A column, or one group that stands for all of a column's groups.
typealias Column = UnsafeMutablePointer<LaneGroup>

/// An operand of a kernel: every group of a uniform is its only one.
///
/// Made of a register for one instruction, and stored nowhere. A pointer, not a span: one register may be operand and
/// result, which spans forbid.
struct Operand {
  let column: UnsafePointer<LaneGroup>
  private let mask: Int

  @inline(always)
  static func column(_ column: UnsafePointer<LaneGroup>) -> Operand { Operand(column: column, mask: -1) }

  @inline(always)
  static func uniform(_ group: UnsafePointer<LaneGroup>) -> Operand { Operand(column: group, mask: 0) }

  private init(column: UnsafePointer<LaneGroup>, mask: Int) { (self.column, self.mask) = (column, mask) }

  var isUniform: Bool { mask == 0 }

  @inline(always)
  subscript(group: Int) -> LaneGroup { column[group & mask] }

  @inline(always)
  subscript(lane lane: Int) -> Double { column[lane >> 3 & mask][lane & 7] }

  /// How many groups there are to look at, of those that a selection has.
  @inline(always)
  func distinctGroups(of groups: Int) -> Int { mask == 0 ? 1 : groups }
}

/// Owns the registers of a batch: a column of groups each, and behind all columns the uniforms, one group each.
struct LaneColumns: ~Copyable {
  private var memory: Storage<LaneGroup>
  private let firstUniform: Int
  private let persistentColumnCount: Int
  /// Groups that a column has room for.
  let groupCapacity: Int

  init(_ program: Program, groupCapacity: Int) {
    self.groupCapacity = groupCapacity
    firstUniform = program.columnCount * groupCapacity
    persistentColumnCount = program.persistentColumnCount
    memory = Storage(repeating: LaneGroup(repeating: 0), count: firstUniform + program.uniforms.count)
    for (number, value) in program.uniforms.enumerated() { setUniform(.uniform(number), value) }
  }

  /// Where a register is, worked out once for kernels that read many of them group by group.
  struct Place {
    fileprivate let first: Int
    fileprivate let mask: Int
  }

  func resolved(_ register: Register) -> Place {
    Place(first: place(of: register), mask: register.isUniform ? 0 : -1)
  }

  @inline(always)
  func group(_ group: Int, at place: Place) -> LaneGroup { memory[place.first &+ (group & place.mask)] }

  @inline(always)
  private func place(of register: Register) -> Int {
    register.isUniform ? firstUniform &+ register.number : register.number &* groupCapacity
  }

  /// The groups of a register, to be written.
  @inline(always)
  mutating func column(_ register: Register) -> Column { memory.mutablePointer(at: place(of: register)) }

  @inline(always)
  func operand(_ register: Register) -> Operand {
    let groups = memory.pointer(at: place(of: register))
    return register.isUniform ? .uniform(groups) : .column(groups)
  }

  /// A column lane by lane, to be written.
  @inline(always)
  mutating func lanes(_ register: Register) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(column(register)).assumingMemoryBound(to: Double.self)
  }

  /// A column lane by lane.
  @inline(always)
  func values(_ register: Register) -> UnsafePointer<Double> {
    UnsafeRawPointer(memory.pointer(at: place(of: register))).assumingMemoryBound(to: Double.self)
  }

  mutating func setUniform(_ register: Register, _ value: Double) {
    memory[place(of: register)] = LaneGroup(repeating: value)
  }

  /// Gives all lanes of a column one value.
  mutating func fill(_ register: Register, _ value: Double) {
    column(register).update(repeating: LaneGroup(repeating: value), count: groupCapacity)
  }

  /// Gives all lanes of the columns that live from step to step one value.
  mutating func fillPersistent(_ value: Double) {
    for number in 0..<persistentColumnCount { fill(.column(number), value) }
  }

  mutating func copy(_ source: Register, to target: Register) {
    let values = memory.pointer(at: place(of: source))
    column(target).update(from: values, count: groupCapacity)
  }

  /// Moves the lanes of a list to the front of the columns that live from step to step.
  mutating func keep(_ list: UnsafeBufferPointer<Int32>) {
    for number in 0..<persistentColumnCount { lanes(.column(number)).keep(list) }
  }
}

extension LaneColumns {
  /// A compact column of the lanes of a list.
  mutating func gather(_ source: Register, to target: Register, _ present: PresentLanes) {
    guard let list = present.list else { return }
    let (values, out) = (values(source), lanes(target))
    for index in 0..<present.groups << 3 { out[index] = values[Int(list[index])] }
  }

  /// The lanes of a list of a compact column, put back.
  mutating func scatter(_ source: Register, to target: Register, _ present: PresentLanes) {
    guard let list = present.list else { return }
    let (values, out) = (operand(source), lanes(target))
    if values.isUniform {
      let value = values[0][0]
      for index in 0..<present.count { out[Int(list[index])] = value }
    } else {
      let compact = self.values(source)
      for index in 0..<present.count { out[Int(list[index])] = compact[index] }
    }
  }
}

extension UnsafeMutablePointer {
  /// Moves the elements of a rising list to the front.
  @inline(always)
  func keep(_ list: UnsafeBufferPointer<Int32>) {
    for index in list.indices { self[index] = self[Int(list[index])] }
  }
}
