extension Program {
  /// Compiles a model.
  ///
  /// - Parameter told: also computes what narratives and drivers tell, for a replay. It plays the same bits; an ensemble
  ///   is compiled without, so that telling costs it nothing.
  /// - Complexity: O(size of the model's expressions); definitions are compiled once for each state they are read on.
  package init(compiling model: Model, told: Bool = false) { self.init(model, ProgramBody(model, told: told)) }

  /// Puts the initial values of a model before a body that suits it.
  init(_ model: Model, _ body: ProgramBody) {
    let fixedNumbers = FixedNumbers(of: model, assignedSlots: body.assignedSlots)
    var builder = ProgramBuilder(initialValuesOf: model, fixedNumbers: fixedNumbers, behind: body)
    for initial in model.setup {
      let value = builder.value(of: initial.formula)
      builder.store(
        builder.register(of: value), builder.graph.interval(value), into: initial.slot, at: initial.formula.place)
    }
    var setup = builder.takeSection()
    let firstColumn = body.persistentColumnCount
    assert(builder.persistentColumnCount == firstColumn, "initial values ask nothing of history")
    let temporaries = allocateRegisters(in: &setup, tables: &builder.tables, firstColumn: firstColumn)
    builder.tables.markRuns(in: &setup)

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
      let interval = body.outcomeIntervals[index] ?? .anything
      return interval.low <= interval.high ? interval.low...interval.high : -.infinity ... .infinity
    }
    self.series = model.series
    self.decisions = model.decisions
    self.events = model.events
    self.persistentColumnCount = firstColumn
    self.columnCount = firstColumn + max(temporaries, body.temporaryColumnCount)
    self.uniforms = builder.uniforms
    self.setup = setup + body.invariants
    self.perStep = body.perStep + builder.perStep
    self.step = body.step
    self.look = body.look
    self.finish = body.finish
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
    self.histories = body.histories
    self.windows = body.windows
    self.bitColumnCount = body.bitColumnCount
    self.starts = body.starts
    self.accumulators = body.accumulators
    self.scaledMeans = body.scaledMeans
    self.endColumn = body.endColumn
    self.ladderColumns = body.ladderColumns
    self.selections = body.selections
    self.partitionCount = body.partitionCount
    self.selectionDepth = body.selectionDepth
  }
}
