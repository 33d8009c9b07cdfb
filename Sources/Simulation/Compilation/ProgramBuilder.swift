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
  private(set) var uniforms: [Double] = ClockUniform.allCases.map { _ in 0 }
  /// Values that never change, computed behind the initial values.
  private(set) var invariants: [Instruction] = []
  private(set) var perStep: [Instruction] = []
  /// The section that instructions are added to now.
  var code: [Instruction] = []

  private let invariantScope = Scope()
  private(set) var isBuildingSetup: Bool
  /// The scope of the instructions that are added now.
  var scope: Scope
  /// Where the expression stands that is being compiled.
  var presentPlace = Place(path: "", name: "")
  /// Whether narratives and drivers are compiled too.
  var isTold = false
  /// Whether what is compiled now is only told.
  var isTelling = false

  private var temporaryCount = 0
  private var uniformRegisters: [ValueID: Register] = [:]
  private var pinned: [ValueID: Register] = [:]

  private var columnVersions: [Register: Int] = [:]
  /// Counts writes, so that a remembered definition is known to be fresh.
  private var writes = 0
  private var definitionValues: [Int: (value: ValueID, writes: Int)] = [:]
  let assignedSlots: Set<Int>
  private let fixedNumbers: FixedNumbers?
  /// Slots of which the body asked whether they have a fixed number.
  private(set) var askedSlots: Set<Int> = []

  var histories: [Program.History]
  var windows: [Program.Window] = []
  var bitColumnCount = 0
  private(set) var starts: [Program.StartCopy] = []
  private var startColumns: [Int: Register] = [:]

  /// What is known of the outcomes that are measured by level.
  var outcomeIntervals: [Int: ValueBounds] = [:]

  /// Accumulators of means that are summed in another unit: `Clock.meanScale`.
  var scaledMeans: Set<Register> = []
  var selections: [Program.Selection] = []
  var deepestSelection = 0
  var partitionCount = 0

  /// Begins a program's body: all but the initial values.
  init(model: Model, fixedNumbers: FixedNumbers, assignedSlots: Set<Int>) {
    self.model = model
    self.fixedNumbers = fixedNumbers
    self.assignedSlots = assignedSlots
    isBuildingSetup = false
    persistentColumnCount = model.slots.count
    scope = Scope()
    histories = model.occurrences.map { _ in Program.History() }
  }

  /// Begins the initial values of a program whose body is there already.
  init(initialValuesOf model: Model, fixedNumbers: FixedNumbers, behind body: ProgramBody) {
    self.model = model
    self.fixedNumbers = fixedNumbers
    assignedSlots = body.assignedSlots
    isBuildingSetup = true
    persistentColumnCount = body.persistentColumnCount
    scope = Scope()
    graph = ValueGraph(markedLaws: body.markedLaws)
    (tables, uniforms) = (body.tables, body.uniforms)
    (histories, windows) = (body.histories, body.windows)
  }

  /// Evaluates initial values that are constants; its instructions are of no use.
  init(evaluating model: Model, assignedSlots: Set<Int>) {
    self.model = model
    self.assignedSlots = assignedSlots
    fixedNumbers = nil
    isBuildingSetup = true
    persistentColumnCount = model.slots.count
    scope = Scope()
    histories = model.occurrences.map { _ in Program.History() }
  }

  mutating func newColumn() -> Register {
    defer { persistentColumnCount += 1 }
    return .column(persistentColumnCount)
  }

  mutating func newTemporary() -> Register {
    defer { temporaryCount += 1 }
    return .temporary(temporaryCount)
  }

  private mutating func newUniform(_ value: Double) -> Register {
    uniforms.append(value)
    return .uniform(uniforms.count - 1)
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
  mutating func beginFinish() { scope = Scope(parent: Scope(), lanes: .ending, depth: 1) }

  // MARK: Columns

  mutating func columnWritten(_ column: Register) {
    columnVersions[column, default: 0] += 1
    writes += 1
  }

  mutating func column(
    _ column: Register, interval: ValueBounds, variability: ValueGraph.Variability = .varying
  ) -> ValueID {
    graph.intern(
      .column(column, version: columnVersions[column, default: 0]), interval: interval, variability: variability)
  }

  mutating func slotValue(_ slot: Int) -> ValueID {
    let isFixed = !assignedSlots.contains(slot) && !isBuildingSetup
    return column(.column(slot), interval: slotInterval(slot), variability: isFixed ? .trajectory : .varying)
  }

  /// The number that a slot has in all trajectories and steps, if it is a parameter that is a constant.
  mutating func fixedNumber(ofSlot slot: Int) -> Double? {
    if !isBuildingSetup { askedSlots.insert(slot) }
    return fixedNumbers?[slot]
  }

  func slotInterval(_ slot: Int) -> ValueBounds {
    let range = model.slots[slot].range
    let finite = ValueBounds.finite
    return ValueBounds(low: max(range.lowerBound, finite.low), high: min(range.upperBound, finite.high))
  }

  mutating func startValue(_ slot: Int) -> ValueID {
    guard assignedSlots.contains(slot), !isBuildingSetup else { return slotValue(slot) }
    let start = startColumns[slot] ?? newColumn()
    if startColumns[slot] == nil {
      startColumns[slot] = start
      starts.append(Program.StartCopy(source: .column(slot), destination: start))
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
  mutating func register(of value: ValueID) -> Register {
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
    let register = newTemporary()
    emit(value, to: register)
    scope.registers[value] = register
    return register
  }

  /// The column itself where all lanes are in place, else a compact copy.
  private mutating func gathered(_ value: ValueID, from column: Register) -> Register {
    guard !scope.coversAllLanes else { return column }
    if let found = scope.find(value), !found.needsGather { return found.register }
    let copy = newTemporary()
    code.append(.gather(column, to: copy))
    scope.registers[value] = copy
    return copy
  }

  private mutating func constantRegister(_ value: ValueID) -> Register {
    if let known = uniformRegisters[value] { return known }
    let register = newUniform(graph.constantValue(value) ?? .nan)
    uniformRegisters[value] = register
    return register
  }

  private mutating func clockRegister(_ value: ValueID) -> Register {
    if case .clock(let reading) = graph.node(value) { return reading.register }
    if let known = uniformRegisters[value] { return known }
    let (outerCode, outerScope) = (code, scope)
    (code, scope) = ([], Scope())
    let register = newUniform(0)
    emit(value, to: register)
    perStep += code
    (code, scope) = (outerCode, outerScope)
    uniformRegisters[value] = register
    return register
  }

  /// The column of a value that stays the same for the whole trajectory, computed behind the initial values.
  private mutating func pinnedColumn(_ value: ValueID) -> Register {
    if case .column(let column, _) = graph.node(value) { return column }
    if let known = pinned[value] { return known }
    let (outerCode, outerScope) = (code, scope)
    (code, scope, isBuildingSetup) = (invariants, invariantScope, true)
    let column = newColumn()
    emit(value, to: column)
    invariants = code
    (code, scope, isBuildingSetup) = (outerCode, outerScope, false)
    pinned[value] = column
    return column
  }

  /// Adds the instruction that computes a value behind those of its operands.
  private mutating func emit(_ value: ValueID, to result: Register) {
    switch graph.node(value) {
    case .constant, .clock, .column:
      code.append(.unary(.copy, register(of: value), to: result))
    case .unary(let function, let operand):
      code.append(.unary(function, register(of: operand), to: result))
    case .binary(let function, let left, let right):
      let (first, second) = (register(of: left), register(of: right))
      code.append(.binary(function, first, second, to: result))
    case .select(let condition, let then, let otherwise):
      let (chooser, first, second) = (register(of: condition), register(of: then), register(of: otherwise))
      code.append(.select(chooser, then: first, otherwise: second, to: result))
    case .linear(let bias, let terms):
      let summands = terms.map { Program.LinearTerm(coefficient: $0.coefficient, register: register(of: $0.value)) }
      code.append(.sum(tables.addLinearForm(bias: Double(bitPattern: bias), summands), to: result, run: 0))
    case .table(let values, let index):
      let table = tables.tables.add(values.map { Double(bitPattern: $0) })
      code.append(.table(table, at: register(of: index), to: result))
    case .element(let columns, _, let index):
      let list = tables.columnLists.add(columns)
      code.append(.element(of: list, at: register(of: index), to: result))
    case .uniform(let site):
      scope.draws = true
      code.append(.uniform(site: site, to: result))
    case .sample(let distribution, let method, let arguments):
      scope.draws = true
      let sample = sample(distribution, method, arguments, isNumber: graph.interval(value).isFinite)
      code.append(.sample(tables.samples.add(sample), to: result))
    case .race(let sites, let weights):
      scope.draws = true
      let uniforms = sites.map { register(of: graph.uniform(site: $0)) }
      let alternatives = zip(uniforms, weights).map { uniform, weight in
        Program.Race.Alternative(uniform: uniform, weight: register(of: weight))
      }
      code.append(.race(tables.races.add(Program.Race(alternatives: alternatives)), to: result))
    }
  }

  private mutating func sample(
    _ distribution: Distribution, _ method: ValueGraph.SampleMethod, _ arguments: [ValueID], isNumber: Bool
  ) -> Program.Sample {
    // A draw that is sure to be a number needs no reason why it is none.
    let mark = isNumber ? nil : graph.markedLaws.firstIndex(of: distribution)
    var needsArguments = true
    let source: Program.Sample.Method
    switch method {
    case .quantile(let uniform): source = .quantile(of: register(of: uniform))
    case .table(let table, let uniform):
      source = .table(table, of: register(of: uniform))
      needsArguments = mark != nil
    case .stream(let site): source = .stream(site: site)
    case .noted(let value): source = .noted(register(of: value))
    }
    return Program.Sample(
      distribution: distribution, method: source, arguments: needsArguments ? arguments.map { register(of: $0) } : [],
      mark: mark)
  }
}
