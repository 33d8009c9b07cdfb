import Probability

/// A program without its initial values: what follows from the rest of a model.
///
/// Of the initial values it knows fixed numbers only, where the law of a draw is given by them.
struct ProgramBody: Sendable {
  let isTold: Bool
  let assignedSlots: Set<Int>
  /// Slots of which it was asked whether they have a fixed number.
  private let askedNumbers: [Int: Double?]

  let tables: ProgramTables
  let uniforms: [Double]
  let markedLaws: [Distribution]
  /// Values that never change, computed behind the initial values.
  let invariants: [Instruction]
  let perStep: [Instruction]
  let step: [Instruction]
  let look: [Instruction]
  let finish: [Instruction]

  let persistentColumnCount: Int
  let temporaryColumnCount: Int
  let accumulators: [[Register]]
  let scaledMeans: Set<Register>
  let endColumn: Register
  let ladderColumns: [Program.LadderColumns]
  let outcomeIntervals: [Int: ValueBounds]
  let histories: [Program.History]
  let windows: [Program.Window]
  let bitColumnCount: Int
  let starts: [Program.StartCopy]
  let selections: [Program.Selection]
  let selectionDepth: Int
  let partitionCount: Int

  init(_ model: Model, told: Bool) {
    assignedSlots = model.assignedSlots
    let fixedNumbers = FixedNumbers(of: model, assignedSlots: assignedSlots)
    var builder = ProgramBuilder(model: model, fixedNumbers: fixedNumbers, assignedSlots: assignedSlots)
    builder.isTold = told
    for (number, event) in model.events.enumerated() where event.phase == .conditions {
      builder.run(event, number: number)
    }
    builder.run(model.decisions)
    for (number, event) in model.events.enumerated() where event.phase == .consequences {
      builder.run(event, number: number)
    }
    builder.update(model.updates)
    var step = builder.takeSection()

    accumulators = model.outcomes.map { outcome in outcome.measure.traits.accumulators.map { _ in builder.newColumn() }
    }
    endColumn = builder.newColumn()
    ladderColumns = model.ladders.map { ladder in
      let peak = builder.newColumn()
      let times = ladder.rungs.map { _ in builder.newColumn() }
      return Program.LadderColumns(rung: .column(ladder.slot), peak: peak, firstTime: times[0])
    }
    builder.look(accumulators: accumulators, endColumn: endColumn)
    var look = builder.takeSection()
    builder.beginFinish()
    builder.finish(accumulators: accumulators)
    var finish = builder.takeSection()
    builder.sortWindows()

    var invariants = builder.invariants
    let firstColumn = builder.persistentColumnCount
    temporaryColumnCount = max(
      allocateRegisters(in: &invariants, tables: &builder.tables, firstColumn: firstColumn),
      allocateRegisters(in: &step, tables: &builder.tables, firstColumn: firstColumn),
      allocateRegisters(in: &look, tables: &builder.tables, firstColumn: firstColumn),
      allocateRegisters(in: &finish, tables: &builder.tables, firstColumn: firstColumn))
    builder.tables.markRuns(in: &invariants)
    builder.tables.markRuns(in: &step)
    builder.tables.markRuns(in: &look)
    builder.tables.markRuns(in: &finish)
    isTold = told
    askedNumbers = Dictionary(uniqueKeysWithValues: builder.askedSlots.map { ($0, fixedNumbers[$0]) })
    (tables, uniforms, markedLaws) = (builder.tables, builder.uniforms, builder.graph.markedLaws)
    (self.invariants, perStep) = (invariants, builder.perStep)
    (self.step, self.look, self.finish) = (step, look, finish)
    persistentColumnCount = builder.persistentColumnCount
    scaledMeans = builder.scaledMeans
    outcomeIntervals = builder.outcomeIntervals
    (histories, windows, bitColumnCount) = (builder.histories, builder.windows, builder.bitColumnCount)
    starts = builder.starts
    (selections, partitionCount) = (builder.selections, builder.partitionCount)
    selectionDepth = max(1, builder.deepestSelection)
  }

  /// Whether it is also the body of a model that has other initial values, and nothing else that is different.
  func suits(_ model: Model) -> Bool {
    let fixedNumbers = FixedNumbers(of: model, assignedSlots: assignedSlots)
    return askedNumbers.allSatisfy { fixedNumbers[$0.key]?.bitPattern == $0.value?.bitPattern }
  }
}

extension ProgramBuilder {
  /// New values of all variables, computed from the state that the consequences left, then stored together.
  mutating func update(_ updates: [Update]) {
    var sources: [(register: Register, bounds: ValueBounds)] = []
    for update in updates {
      let value = value(of: update.formula)
      var source = register(of: value)
      // A plain copy of another variable must be taken before that variable is overwritten.
      if case .column = graph.node(value), source != .column(update.slot) {
        let copy = newTemporary()
        code.append(.unary(.copy, source, to: copy))
        source = copy
      }
      sources.append((source, graph.interval(value)))
    }
    for (update, source) in zip(updates, sources) {
      store(source.register, source.bounds, into: update.slot, at: update.formula.place)
    }
  }
}
