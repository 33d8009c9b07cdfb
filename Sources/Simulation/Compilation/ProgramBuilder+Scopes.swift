import Probability

extension ProgramBuilder {
  /// The value of a formula, with its place for messages.
  mutating func value(of formula: Formula) -> ValueID {
    presentPlace = formula.place
    return value(of: formula.expression)
  }

  /// Compiles `body` into a scope that runs only while `condition`, which the clock alone decides, holds.
  mutating func whenever(_ condition: ValueID, _ body: (inout ProgramBuilder) -> Void) {
    if graph.constantValue(condition) == 1 { return body(&self) }
    inScope(.whenever(register(of: condition)), lanes: scope.lanes, depth: scope.depth, body)
  }

  /// Compiles `body` into a scope that runs in every n-th step.
  mutating func whenDue(every: Int, _ body: (inout ProgramBuilder) -> Void) {
    guard every > 1 else { return body(&self) }
    inScope(.due(every: Int32(every)), lanes: scope.lanes, depth: scope.depth, body)
  }

  /// Compiles `body` into a scope over the lanes of the present one where `condition` holds.
  mutating func forLanes(where condition: ValueID, _ body: (inout ProgramBuilder) -> Void) {
    if graph.variability(condition) <= .step { return whenever(condition, body) }
    let mask = register(of: condition)
    let selection = selections.add(.nested(depth: scope.depth))
    inSelection(.selected(mask: mask, as: selection), selection, body)
  }

  /// Compiles `body` into a scope over the lanes of a selection that a partition has made.
  mutating func forPart(_ selection: TableIndex<Program.Selection>, _ body: (inout ProgramBuilder) -> Void) {
    inSelection(.part(selection), selection, body)
  }

  private mutating func inSelection(
    _ entry: Instruction.Entry, _ selection: TableIndex<Program.Selection>, _ body: (inout ProgramBuilder) -> Void
  ) {
    let outer = scope.selection
    inScope(entry, lanes: .selected(selection), depth: scope.depth + 1, body)
    code.append(.leave(to: outer))
  }

  private mutating func inScope(
    _ entry: Instruction.Entry, lanes: Scope.Lanes, depth: Int, _ body: (inout ProgramBuilder) -> Void
  ) {
    let outer = scope
    let position = code.count
    code.append(.enter(entry, draws: false, end: 0))
    scope = Scope(parent: outer, lanes: lanes, depth: depth)
    deepestSelection = max(deepestSelection, depth)
    body(&self)
    let isSameSelection = lanes == outer.lanes
    if scope.draws, isSameSelection { outer.draws = true }
    code[position] = .enter(entry, draws: scope.draws && !isSameSelection, end: Int32(code.count))
    scope = outer
  }
}
