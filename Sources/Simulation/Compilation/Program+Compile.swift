import Probability

extension Program {
  /// Compiles a model.
  ///
  /// - Parameter told: also computes what narratives and drivers tell, for a replay. It plays the same bits; an ensemble
  ///   is compiled without, so that telling costs it nothing.
  /// - Complexity: O(size of the model's expressions); definitions are compiled once for each state they are read on.
  package init(compiling model: Model, told: Bool = false) {
    var builder = ProgramBuilder(model: model)
    builder.isTold = told
    for initial in model.setup {
      let value = builder.value(of: initial.formula)
      builder.noteInitial(value, in: initial.slot)
      builder.store(
        builder.register(of: value), builder.graph.interval(value), into: initial.slot, at: initial.formula.place)
    }
    builder.finishInitialValues()

    for (number, event) in model.events.enumerated() where event.phase == .conditions {
      builder.run(event, number: number)
    }
    builder.run(model.decisions)
    for (number, event) in model.events.enumerated() where event.phase == .consequences {
      builder.run(event, number: number)
    }
    builder.update(model.updates)
    var step = builder.takeSection()

    let accumulators = model.outcomes.map { _ in builder.newColumn() }
    let endColumn = builder.newColumn()
    let ladderColumns = model.ladders.map { ladder in
      let peak = builder.newColumn()
      let times = ladder.rungs.map { _ in builder.newColumn() }
      return LadderColumns(rung: .column(ladder.slot), peak: peak, firstTime: times[0])
    }
    builder.look(accumulators: accumulators, endColumn: endColumn)
    var look = builder.takeSection()
    builder.beginFinish()
    builder.finish()
    var finish = builder.takeSection()
    builder.sortWindows()

    var setup = builder.setup
    let firstColumn = builder.persistentColumnCount
    var used = 0
    used = max(used, allocateRegisters(in: &setup, tables: &builder.tables, firstColumn: firstColumn))
    used = max(used, allocateRegisters(in: &step, tables: &builder.tables, firstColumn: firstColumn))
    used = max(used, allocateRegisters(in: &look, tables: &builder.tables, firstColumn: firstColumn))
    used = max(used, allocateRegisters(in: &finish, tables: &builder.tables, firstColumn: firstColumn))
    builder.tables.markRuns(in: &setup)
    builder.tables.markRuns(in: &step)
    builder.tables.markRuns(in: &look)
    builder.tables.markRuns(in: &finish)

    self.clock = model.clock
    self.slots = model.slots
    self.definitions = model.definitions
    self.occurrences = model.occurrences
    self.ladders = model.ladders
    self.ends = model.ends
    self.outcomes = model.outcomes
    let variation = ModelVariation(model)
    self.outcomesVary = model.outcomes.map(variation.varies)
    self.outcomeRanges = model.outcomes.indices.map { index in
      let interval = builder.outcomeIntervals[index] ?? .anything
      return interval.low <= interval.high ? interval.low...interval.high : -.infinity ... .infinity
    }
    self.series = model.series
    self.decisions = model.decisions
    self.events = model.events
    self.persistentColumnCount = builder.persistentColumnCount
    self.columnCount = builder.persistentColumnCount + used
    self.uniforms = builder.uniforms
    self.setup = setup
    self.perStep = builder.perStep
    self.step = step
    self.look = look
    self.finish = finish
    self.linearForms = builder.tables.linearForms
    self.terms = builder.tables.terms
    self.tables = builder.tables.tables
    self.columnLists = builder.tables.columnLists
    self.samples = builder.tables.samples
    self.markedLaws = builder.graph.markedLaws
    self.races = builder.tables.races
    self.choices = builder.tables.choices
    self.clamps = builder.tables.clamps
    self.places = builder.tables.places
    self.tellings = builder.tables.tellings
    self.histories = builder.histories
    self.windows = builder.windows
    self.bitColumnCount = builder.bitColumnCount
    self.starts = builder.starts
    self.accumulators = accumulators
    self.scaledMeans = builder.scaledMeans
    self.endColumn = endColumn
    self.ladderColumns = ladderColumns
    self.selections = builder.selections
    self.partitionCount = builder.partitionCount
    self.selectionDepth = max(1, builder.deepestSelection)
  }
}

extension ProgramBuilder {
  /// New values of all variables, computed from the state that the consequences left, then stored together.
  mutating func update(_ updates: [Update]) {
    var sources: [(register: Register, bounds: Interval)] = []
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
