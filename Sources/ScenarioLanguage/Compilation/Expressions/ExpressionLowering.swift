import Simulation

/// Resolves the names and checks the types of one expression string, and builds its `Expression`.
///
/// A class, so that the recursion carries a pointer: as a struct its copies took most of the stack.
final class ExpressionLowering {
  /// The ledgers of the whole lowering, and what names stand for.
  let formulas: FormulaLowering
  let cursor: Cursor
  let context: FormulaContext
  let names: NameScope
  private let syntax: Syntax
  var reads = Reads()

  var declarations: Declarations { formulas.context.declarations }
  var diagnostics: DiagnosticCollector { formulas.context.diagnostics }

  /// Parses the expression under a cursor; nil where there is neither a string nor a number.
  convenience init?(_ formulas: FormulaLowering, _ cursor: Cursor, _ context: FormulaContext) throws(Reported) {
    if let number = cursor.number {
      self.init(formulas, cursor, context, Syntax(kind: .number(number), offset: 0))
    } else if let text = cursor.string {
      switch formulas.context.texts.parse(text) {
      case .success(let parsed): self.init(formulas, cursor, context, parsed.syntax)
      case .failure(let error):
        formulas.context.texts.report(error, in: cursor)
        throw Reported()
      }
    } else {
      return nil
    }
  }

  init(_ formulas: FormulaLowering, _ cursor: Cursor, _ context: FormulaContext, _ syntax: Syntax) {
    self.formulas = formulas
    self.cursor = cursor
    self.context = context
    names = NameScope(formulas.context, context)
    self.syntax = syntax
  }

  /// Lowers the whole string to a value of the given type.
  func lower(as type: ValueType) throws(Reported) -> Typed { try lower(syntax, as: type) }

  /// Lowers the whole string to a value of whatever type it has.
  func lower() throws(Reported) -> Typed { try lower(syntax) }

  /// Counts nodes of the model.
  func count(nodes: Int) throws(Reported) { try formulas.context.size.count(nodes: nodes, at: cursor) }

  // Not inlined, nor is `convert`: inlined copies would multiply the stack that each level of recursion takes.
  @inline(never)
  func fail(_ message: String, at offset: Int, suggestion: String? = nil) -> Reported {
    diagnostics.error(
      message, at: formulas.context.texts.position(ofScalar: offset, in: cursor), path: cursor.path,
      suggestion: suggestion)
    return Reported()
  }

  /// Lowers to a value of the given type; a symbol converts to a type that has all its states.
  func lower(_ syntax: Syntax, as type: ValueType) throws(Reported) -> Typed {
    if case .symbol(let states) = type {
      if names.isFloating(syntax) { return try lowerFloating(syntax, states) }
      // A choice with a bare state in it: what stands beside it has to be a symbol, too.
      if case .call("if", let arguments, let ordinal) = syntax.kind, arguments.count == 3,
        arguments.dropFirst().contains(where: names.isFloating)
      {
        try count(nodes: 1)
        let call = Call(name: "if", arguments: arguments, ordinal: ordinal, offset: syntax.offset)
        return try lowerConditional(call, as: type)
      }
    }
    return try convert(try lower(syntax), to: type, at: syntax.offset)
  }

  /// Lowers to whatever type the expression has.
  func lower(_ syntax: Syntax) throws(Reported) -> Typed {
    if case .binary = syntax.kind { return try lowerChain(syntax) }
    try count(nodes: 1)
    switch syntax.kind {
    case .number(let number): return Typed(expression: .constant(number), type: .number, constant: number)
    case .date(let date): throw misplaced(date, at: syntax.offset)
    case .name(let parts): return try lowerName(parts, at: syntax.offset)
    case .element(let name, let index): return try lowerElement(name, index: index, moment: .now)
    case .call(let name, let arguments, let ordinal):
      let call = Call(name: name, arguments: arguments, ordinal: ordinal, offset: syntax.offset)
      return name == "if" ? try lowerConditional(call, as: nil) : try lowerCall(call)
    case .unary(let operation, let operand): return try lowerUnary(operation, operand)
    case .binary: return try lowerChain(syntax)
    }
  }

  @inline(never)
  private func misplaced(_ date: CalendarDate, at offset: Int) -> Reported {
    fail(
      "the date \(date) can't be calculated with", at: offset,
      suggestion: "dates stand in after(date) and during(date, date)")
  }

  @inline(never)
  func lowerUnary(_ operation: UnaryOperation, _ syntax: Syntax) throws(Reported) -> Typed {
    let type: ValueType = operation == .not ? .condition : .number
    let operand = try lower(syntax, as: type)
    return Typed(
      expression: .unary(operation, operand.expression), type: type, constant: operand.constant.map(operation.value),
      depth: operand.depth + 1)
  }

  @inline(never)
  func convert(_ value: Typed, to type: ValueType, at offset: Int) throws(Reported) -> Typed {
    switch (value.type, type) {
    case (.number, .number), (.condition, .condition): return value
    case (.symbol(let from), .symbol(let to)):
      if from.hasSameNames(as: to) { return value }
      guard let indices = from.indices(in: to) else {
        if from.isUncertain || to.isUncertain { throw Reported() }
        throw fail("expected \(type.phrase), found \(value.type.phrase)", at: offset)
      }
      if let constant = value.constant {
        let index = Double(indices[Int(constant)])
        return Typed(expression: .constant(index), type: type, constant: index)
      }
      try count(nodes: indices.count)
      let values = indices.map { Expression.constant(Double($0)) }
      return Typed(expression: .lookup(index: value.expression, values: values), type: type, depth: value.depth + 1)
    default:
      throw fail("expected \(type.phrase), found \(value.type.phrase)", at: offset, suggestion: hint(value.type, type))
    }
  }

  private func hint(_ found: ValueType, _ wanted: ValueType) -> String? {
    switch (found, wanted) {
    case (.condition, .number): "number(c) is 1 where the condition c holds, else 0"
    case (.number, .condition): "compare it, as in x > 0"
    case (.symbol, .condition): "compare it with one of its states"
    case (.symbol, .number): "number(x == state) is 1 or 0"
    default: nil
    }
  }
}
