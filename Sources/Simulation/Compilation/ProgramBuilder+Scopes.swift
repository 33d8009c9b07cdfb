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
    let entry = Instruction(operation: .skipUnless, a: register(of: condition))
    inScope(entry: entry, selection: scope.selection, depth: scope.depth, body)
  }

  /// Compiles `body` into a scope that runs in every n-th step.
  mutating func whenDue(every: Int, _ body: (inout ProgramBuilder) -> Void) {
    guard every > 1 else { return body(&self) }
    let entry = Instruction(operation: .skipUnlessDue, a: Int32(every))
    inScope(entry: entry, selection: scope.selection, depth: scope.depth, body)
  }

  /// Compiles `body` into a scope over the lanes of the present one where `condition` holds.
  mutating func forLanes(where condition: ValueID, _ body: (inout ProgramBuilder) -> Void) {
    if graph.variability(condition) <= .step { return whenever(condition, body) }
    let mask = register(of: condition)
    let depth = scope.depth + 1
    let selection = newSelection(buffer: Int32(depth - 1))
    let parent = scope.selection
    inScope(
      entry: Instruction(operation: .enterSelected, a: mask, b: selection), selection: selection, depth: depth, body)
    code.append(Instruction(operation: .leave, b: parent))
  }

  /// Compiles `body` into a scope over the lanes of a selection that a partition has made.
  mutating func forPart(_ selection: Int32, _ body: (inout ProgramBuilder) -> Void) {
    let parent = scope.selection
    inScope(
      entry: Instruction(operation: .enterPart, b: selection), selection: selection, depth: scope.depth + 1, body)
    code.append(Instruction(operation: .leave, b: parent))
  }

  /// A new selection that keeps its lanes in the given list buffer.
  mutating func newSelection(buffer: Int32) -> Int32 {
    selectionBuffers.append(buffer)
    return Int32(selectionBuffers.count - 1)
  }

  private mutating func inScope(
    entry: Instruction, selection: Int32, depth: Int, _ body: (inout ProgramBuilder) -> Void
  ) {
    let outer = scope
    let position = code.count
    code.append(entry)
    scope = Scope(parent: outer, selection: selection, depth: depth)
    deepestSelection = max(deepestSelection, depth)
    body(&self)
    code[position].extra = Int32(code.count)
    if scope.draws {
      if selection == outer.selection { outer.draws = true } else { code[position].c = 1 }
    }
    scope = outer
  }
}
