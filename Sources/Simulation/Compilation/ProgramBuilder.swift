import Probability

/// Turns a model into a program, section by section.
///
/// Values are first named in a graph, where equal ones meet, and get an instruction only where something needs them: once
/// a step if the clock alone decides them, once a trajectory if they never change, else in the scope of their use.
struct ProgramBuilder {
  let model: Model
  var graph = ValueGraph()
  var tables = ProgramTables()

  /// Columns that live from step to step; the slots' come first, in order.
  var persistentColumnCount: Int
  private(set) var uniforms: [Double] = Array(repeating: 0, count: ClockUniform.count)
  private(set) var setup: [Instruction] = []
  private(set) var perStep: [Instruction] = []
  /// The section that instructions are added to now.
  var code: [Instruction] = []

  private let setupScope = Scope()
  private(set) var isBuildingSetup = true
  /// The scope of the instructions that are added now.
  var scope: Scope
  /// Where the expression stands that is being compiled.
  var presentPlace = Place(path: "", name: "")
  /// Whether narratives and drivers are compiled too.
  var isTold = false
  /// Whether what is compiled now is only told.
  var isTelling = false

  private var temporaryCount: Int32 = 0
  private var uniformRegisters: [ValueID: Int32] = [:]
  private var pinned: [ValueID: Int32] = [:]

  private var columnVersions: [Int32: Int32] = [:]
  /// Counts writes, so that a remembered definition is known to be fresh.
  private var writes = 0
  private var definitionValues: [Int: (value: ValueID, writes: Int)] = [:]
  private let assignedSlots: Set<Int>
  /// Slots that have the same number in all trajectories and are never written again: constant parameters.
  private(set) var fixedSlots: [Int: Double] = [:]

  var histories: [Program.History]
  var windows: [Program.Window] = []
  var bitColumnCount = 0
  private(set) var starts: [Program.StartCopy] = []
  private var startColumns: [Int: Int32] = [:]

  /// What is known of the outcomes that are measured by level.
  var outcomeIntervals: [Int: Interval] = [:]

  /// Accumulators of means that are summed in another unit: `Clock.meanScale`.
  var scaledMeans: Set<Int32> = []
  var selectionBuffers: [Int32] = []
  var deepestSelection = 0
  var partitionCount = 0

  init(model: Model) {
    self.model = model
    persistentColumnCount = model.slots.count
    scope = setupScope
    assignedSlots = model.assignedSlots
    histories = model.occurrences.indices.map {
      Program.History(occurrence: $0, last: -1, total: -1, windows: 0..<0)
    }
  }

  mutating func newColumn() -> Int32 {
    defer { persistentColumnCount += 1 }
    return Int32(persistentColumnCount)
  }

  mutating func newTemporary() -> Int32 {
    defer { temporaryCount += 1 }
    return Register.firstTemporary + temporaryCount
  }

  /// Ends the section that was being built and begins another, with nothing computed yet.
  mutating func takeSection() -> [Instruction] {
    defer {
      code = []
      scope = Scope()
    }
    return code
  }

  /// Begins the section for the lanes that end, which a list of their own selects.
  mutating func beginFinish() { scope = Scope(parent: Scope(), selection: .max, depth: 1) }

  /// Ends the building of initial values: from here on what never changes is computed behind them.
  mutating func finishInitialValues() {
    setup = code
    isBuildingSetup = false
    code = []
    scope = Scope()
    // Reads from here on are new values: what was written once and never again is known to be fixed.
    for slot in model.slots.indices { columnWritten(Int32(slot)) }
  }

  // MARK: Columns

  mutating func columnWritten(_ column: Int32) {
    columnVersions[column, default: 0] += 1
    writes += 1
  }

  mutating func column(_ column: Int32, interval: Interval, variability: ValueGraph.Variability = .varying) -> ValueID {
    graph.intern(
      .column(column, version: columnVersions[column, default: 0]), interval: interval, variability: variability)
  }

  func version(ofColumn column: Int32) -> Int32 { columnVersions[column, default: 0] }

  mutating func slotValue(_ slot: Int) -> ValueID {
    let isFixed = !assignedSlots.contains(slot) && !isBuildingSetup
    return column(Int32(slot), interval: slotInterval(slot), variability: isFixed ? .trajectory : .varying)
  }

  /// Remembers what a slot begins with, if that is a constant and stays.
  mutating func noteInitial(_ value: ValueID, in slot: Int) {
    guard !assignedSlots.contains(slot), let constant = graph.constantValue(value), constant.isFinite else { return }
    let range = model.slots[slot].range
    fixedSlots[slot] = min(max(constant, range.lowerBound), range.upperBound)
  }

  func slotInterval(_ slot: Int) -> Interval {
    let range = model.slots[slot].range
    let finite = Interval.finite
    return Interval(low: max(range.lowerBound, finite.low), high: min(range.upperBound, finite.high))
  }

  mutating func startValue(_ slot: Int) -> ValueID {
    guard assignedSlots.contains(slot), !isBuildingSetup else { return slotValue(slot) }
    let start = startColumns[slot] ?? newColumn()
    if startColumns[slot] == nil {
      startColumns[slot] = start
      starts.append(Program.StartCopy(source: Int32(slot), destination: start))
    }
    return column(start, interval: slotInterval(slot))
  }

  mutating func definitionValue(_ index: Int) -> ValueID {
    if let known = definitionValues[index], known.writes == writes { return known.value }
    let value = value(of: model.definitions[index].formula.expression)
    // What is told may not change how the sums of the play are put together, on which their last bits depend.
    guard !isTelling else { return value }
    graph.markOpaque(value)
    definitionValues[index] = (value, writes)
    return value
  }

  // MARK: Registers

  /// The register that holds a value in the present scope, after the instructions that it takes to put it there.
  mutating func register(of value: ValueID) -> Int32 {
    switch graph.variability(value) {
    case .constant: return constantRegister(value)
    case .step: return clockRegister(value)
    case .trajectory where !isBuildingSetup: return gathered(value, from: pinnedColumn(value))
    default: break
    }
    if case .column(let column, let version) = graph.node(value) {
      assert(columnVersions[column, default: 0] == version, "a column is read after it was overwritten")
      return gathered(value, from: column)
    }
    if let found = scope.find(value) {
      return found.needsGather ? gathered(value, from: found.register) : found.register
    }
    let register = emit(value)
    scope.registers[value] = register
    return register
  }

  /// The column itself where all lanes are in place, else a compact copy.
  private mutating func gathered(_ value: ValueID, from column: Int32) -> Int32 {
    guard !scope.coversAllLanes else { return column }
    if let found = scope.find(value), !found.needsGather { return found.register }
    let copy = newTemporary()
    code.append(Instruction(operation: .gather, destination: copy, a: column))
    scope.registers[value] = copy
    return copy
  }

  private mutating func constantRegister(_ value: ValueID) -> Int32 {
    if let known = uniformRegisters[value] { return known }
    let register = Register.firstUniform + Int32(uniforms.count)
    uniforms.append(graph.constantValue(value) ?? .nan)
    uniformRegisters[value] = register
    return register
  }

  private mutating func clockRegister(_ value: ValueID) -> Int32 {
    if case .clock(let index) = graph.node(value) { return Register.firstUniform + index }
    if let known = uniformRegisters[value] { return known }
    let (outerCode, outerScope) = (code, scope)
    (code, scope) = ([], Scope())
    let register = Register.firstUniform + Int32(uniforms.count)
    uniforms.append(0)
    var instruction = instruction(for: value)
    instruction.destination = register
    code.append(instruction)
    perStep += code
    (code, scope) = (outerCode, outerScope)
    uniformRegisters[value] = register
    return register
  }

  /// The column of a value that stays the same for the whole trajectory, computed behind the initial values.
  private mutating func pinnedColumn(_ value: ValueID) -> Int32 {
    if case .column(let column, _) = graph.node(value) { return column }
    if let known = pinned[value] { return known }
    let (outerCode, outerScope) = (code, scope)
    (code, scope, isBuildingSetup) = (setup, setupScope, true)
    var instruction = instruction(for: value)
    let column = newColumn()
    instruction.destination = column
    code.append(instruction)
    setup = code
    (code, scope, isBuildingSetup) = (outerCode, outerScope, false)
    pinned[value] = column
    return column
  }

  private mutating func emit(_ value: ValueID) -> Int32 {
    var instruction = instruction(for: value)
    instruction.destination = newTemporary()
    code.append(instruction)
    return instruction.destination
  }

  /// The instruction that computes a value, its operands' instructions being in place; the destination is left open.
  private mutating func instruction(for value: ValueID) -> Instruction {
    switch graph.node(value) {
    case .constant, .clock, .column:
      return Instruction(operation: .copy, a: register(of: value))
    case .function(let operation, let operands):
      let registers = operands.map { register(of: $0) } + [0, 0, 0]
      return Instruction(operation: operation, a: registers[0], b: registers[1], c: registers[2])
    case .linear(let bias, let terms):
      let registers = terms.map { Program.LinearTerm(coefficient: $0.coefficient, register: register(of: $0.value)) }
      tables.linearForms.append(
        Program.LinearForm(
          bias: Double(bitPattern: bias), firstTerm: Int32(tables.terms.count), termCount: Int32(terms.count)))
      tables.terms += registers
      return Instruction(operation: .linear, extra: Int32(tables.linearForms.count - 1))
    case .table(let values, let index):
      tables.tables.append(values.map { Double(bitPattern: $0) })
      return Instruction(operation: .table, a: register(of: index), extra: Int32(tables.tables.count - 1))
    case .element(let columns, _, let index):
      tables.operandLists.append(columns)
      return Instruction(operation: .element, a: register(of: index), extra: Int32(tables.operandLists.count - 1))
    case .uniform(let site):
      scope.draws = true
      return Instruction(operation: .uniform, extra: Int32(bitPattern: site))
    case .sample(let distribution, let site, let uniform, let arguments, let method):
      scope.draws = true
      let uniformRegister = uniform.map { register(of: $0) } ?? -1
      // A draw that is sure to be a number needs no reason why it is none.
      let mark = graph.interval(value).isFinite ? nil : graph.markedLaws.firstIndex(of: distribution)
      tables.samples.append(
        Program.Sample(
          distribution: distribution, site: site, uniform: uniformRegister,
          arguments: method.isTable && mark == nil ? [] : arguments.map { register(of: $0) }, method: method,
          mark: mark))
      return Instruction(operation: .sample, extra: Int32(tables.samples.count - 1))
    case .race(let sites, let weights, let place):
      scope.draws = true
      tables.races.append(
        Program.Race(
          uniforms: sites.map { register(of: graph.uniform(site: $0)) }, weights: weights.map { register(of: $0) },
          place: place))
      return Instruction(operation: .race, extra: Int32(tables.races.count - 1))
    }
  }
}
