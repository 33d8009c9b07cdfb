import Probability

/// Plays a few hundred trajectories of one program side by side, each in its lane.
///
/// Owns all memory that playing takes; nothing is allocated from the first step to the last. One batch belongs to one
/// thread. Lanes that end are taken out and the others move up, in trajectory order.
package final class TrajectoryBatch {
  let program: Program
  /// The most lanes that it holds.
  package let width: Int
  let groupCapacity: Int
  let seed: UInt64
  let fork: Fork?

  /// Columns, then uniforms (one group each).
  let registers: Column
  let bits: UnsafeMutablePointer<LaneBits>
  let trajectories: UnsafeMutablePointer<LaneBits>
  let faultPlaces: UnsafeMutablePointer<Int32>
  let faultValues: UnsafeMutablePointer<Double>
  /// The last draw of each lane that was no finite number.
  let drawNotes: UnsafeMutablePointer<DrawNote>
  let selections: UnsafeMutablePointer<Selection>
  let laneLists: UnsafeMutablePointer<Int32>
  /// Lanes that one list has room for.
  let listCapacity: Int
  let partitionCounts: UnsafeMutablePointer<Int>
  let trajectoryLists: UnsafeMutablePointer<LaneBits>
  let scratch: Column
  let operandScratch: UnsafeMutablePointer<Operand>
  let flagScratch: UnsafeMutablePointer<Bool>
  let code: ResolvedCode
  let finishList: UnsafeMutablePointer<Int32>
  /// Where the observations keep each lane's results.
  let rows: UnsafeMutablePointer<Int32>

  /// Lanes in use.
  var laneCount = 0
  /// The lanes that instructions work on now.
  var current: Selection
  /// The step part of the addresses: 0 before step 0, then step + 1.
  var addressStep: UInt32 = 0
  /// The generation part of the addresses.
  var generation: UInt16 = 0
  /// Whether all lanes play the past of one trajectory.
  var sharesPast = false
  var step = 0
  var look = 0
  var hasFaults = false
  var hasEndings = false
  var observations: BlockObservations
  /// Takes down what happens to each trajectory; nil in ensembles.
  var histories: TrajectoryHistories?
  /// Row of the histories at which the list begins that is being played.
  var firstRow = 0

  /// A list of lanes that some instructions work on; without a list, all lanes.
  struct Selection {
    var lanes: UnsafeMutablePointer<Int32>?
    var count: Int
    var trajectories: UnsafeMutablePointer<LaneBits>

    var groups: Int { (count + 7) >> 3 }
  }

  package init(
    program: Program, width: Int = 256, seed: UInt64, fork: Fork? = nil, observations: BlockObservations
  ) {
    precondition(width > 0, "a batch has at least one lane")
    self.program = program
    self.width = width
    self.seed = seed
    self.fork = fork
    self.observations = observations
    groupCapacity = (width + 7) / 8
    let lanes = groupCapacity * 8
    let registerGroups = program.columnCount * groupCapacity + program.uniforms.count
    registers = .allocate(capacity: registerGroups)
    registers.initialize(repeating: LaneGroup(repeating: 0), count: registerGroups)
    bits = .allocate(capacity: program.bitColumnCount * groupCapacity)
    bits.initialize(repeating: LaneBits(repeating: 0), count: program.bitColumnCount * groupCapacity)
    trajectories = .allocate(capacity: groupCapacity)
    trajectories.initialize(repeating: LaneBits(repeating: 0), count: groupCapacity)
    faultPlaces = .allocate(capacity: lanes)
    faultValues = .allocate(capacity: lanes)
    drawNotes = .allocate(capacity: lanes)
    drawNotes.initialize(repeating: DrawNote(mark: -1, step: .max, arguments: .zero), count: lanes)
    finishList = .allocate(capacity: lanes)
    rows = .allocate(capacity: lanes)
    rows.initialize(repeating: 0, count: lanes)
    selections = .allocate(capacity: program.selectionCount)
    let listCount = program.selectionDepth + program.partitionBufferCount
    listCapacity = lanes
    // A partition has a list for each of its parts, and one for lanes without a choice.
    let partitions = program.selectionBuffers.filter { $0 >= program.selectionDepth }.count
    let lists = program.selectionDepth + partitions + program.partitionBufferCount
    laneLists = .allocate(capacity: lists * listCapacity)
    laneLists.initialize(repeating: 0, count: lists * listCapacity)
    partitionCounts = .allocate(capacity: program.largestPartition + 1)
    trajectoryLists = .allocate(capacity: listCount * groupCapacity)
    trajectoryLists.initialize(repeating: LaneBits(repeating: 0), count: listCount * groupCapacity)
    var nextList = program.selectionDepth
    var lastBuffer: Int32 = -1
    for (index, buffer) in program.selectionBuffers.enumerated() {
      let isPart = buffer >= program.selectionDepth
      // The parts of a partition follow each other; behind the last one is its list of lanes without a choice.
      if isPart, buffer != lastBuffer, lastBuffer >= program.selectionDepth { nextList += 1 }
      let list = isPart ? nextList : Int(buffer)
      if isPart { (nextList, lastBuffer) = (nextList + 1, buffer) }
      (selections + index).initialize(
        to: Selection(
          lanes: laneLists + list * listCapacity, count: 0,
          trajectories: trajectoryLists + Int(buffer) * groupCapacity))
    }
    let scratchGroups = max(LawArguments.scalarCount * groupCapacity, program.largestChoice)
    scratch = .allocate(capacity: scratchGroups)
    scratch.initialize(repeating: LaneGroup(repeating: 0), count: scratchGroups)
    operandScratch = .allocate(capacity: 2 * max(1, program.largestChoice))
    flagScratch = .allocate(capacity: max(1, program.largestChoice))
    code = ResolvedCode(program)
    current = Selection(lanes: nil, count: 0, trajectories: trajectories)
    for (index, value) in program.uniforms.enumerated() { setUniform(Int32(index), value) }
  }

  deinit {
    registers.deallocate()
    bits.deallocate()
    trajectories.deallocate()
    faultPlaces.deallocate()
    faultValues.deallocate()
    drawNotes.deallocate()
    finishList.deallocate()
    rows.deallocate()
    selections.deallocate()
    laneLists.deallocate()
    partitionCounts.deallocate()
    trajectoryLists.deallocate()
    scratch.deallocate()
    operandScratch.deallocate()
    flagScratch.deallocate()
    code.deallocate()
  }

  var windows: UnsafeMutableBufferPointer<ResolvedCode.Window> { code.windows }
  var starts: UnsafeMutableBufferPointer<Program.StartCopy> { code.starts }
  var ladderColumns: UnsafeMutableBufferPointer<Program.LadderColumns> { code.ladderColumns }
  var outcomes: UnsafeMutableBufferPointer<ResolvedCode.OutcomeColumn> { code.outcomes }

  func setUniform(_ index: Int32, _ value: Double) {
    registers[program.columnCount * groupCapacity + Int(index)] = LaneGroup(repeating: value)
  }

  @inline(always)
  func column(_ register: Int32) -> Column {
    let index = Int(register)
    let columns = code.columnCount
    return index < columns
      ? registers + index &* groupCapacity : registers + (columns &* groupCapacity &+ index &- columns)
  }

  @inline(always)
  func operand(_ register: Int32) -> Operand {
    Operand(column: column(register), mask: Int(register) < code.columnCount ? -1 : 0)
  }

  /// A column lane by lane.
  @inline(always)
  func lanes(_ register: Int32) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(column(register)).assumingMemoryBound(to: Double.self)
  }
}
