import Simulation

/// Resolves the names and checks the types of one expression string, and builds its `Expression`.
///
/// A class, so that the recursion carries a pointer: as a struct its copies took most of the stack.
final class ExpressionLowering {
  let lowering: Lowering
  let cursor: Cursor
  let context: FormulaContext
  private let syntax: Syntax
  var reads = Reads()

  var declarations: Declarations { lowering.declarations }

  /// Parses the expression under a cursor; nil where there is neither a string nor a number.
  convenience init?(_ lowering: Lowering, _ cursor: Cursor, _ context: FormulaContext) throws(Reported) {
    if let number = cursor.number {
      self.init(lowering, cursor, context, Syntax(kind: .number(number), offset: 0))
    } else if let text = cursor.string {
      switch lowering.parse(text) {
      case .success(let parsed): self.init(lowering, cursor, context, parsed.syntax)
      case .failure(let error):
        lowering.report(error, in: cursor)
        throw Reported()
      }
    } else {
      return nil
    }
  }

  init(_ lowering: Lowering, _ cursor: Cursor, _ context: FormulaContext, _ syntax: Syntax) {
    self.lowering = lowering
    self.cursor = cursor
    self.context = context
    self.syntax = syntax
  }

  /// Lowers the whole string to a value of the given type.
  func lower(as type: ValueType) throws(Reported) -> Typed { try lower(syntax, as: type) }

  /// Lowers the whole string to a value of whatever type it has.
  func lower() throws(Reported) -> Typed { try lower(syntax) }

  // Not inlined, nor is `convert`: inlined copies would multiply the stack that each level of recursion takes.
  @inline(never)
  func fail(_ message: String, at offset: Int, suggestion: String? = nil) -> Reported {
    lowering.diagnostics.error(
      message, at: lowering.position(ofScalar: offset, in: cursor), path: cursor.path, suggestion: suggestion)
    return Reported()
  }

  /// Lowers to a value of the given type; a symbol converts to a type that has all its states.
  func lower(_ syntax: Syntax, as type: ValueType) throws(Reported) -> Typed {
    if case .symbol(let states) = type {
      if isFloating(syntax) { return try lowerFloating(syntax, states) }
      // A choice with a bare state in it: what stands beside it has to be a symbol, too.
      if case .call("if", let arguments, let ordinal) = syntax.kind, arguments.count == 3,
        arguments.dropFirst().contains(where: isFloating)
      {
        try lowering.count(nodes: 1, at: cursor)
        let call = Call(name: "if", arguments: arguments, ordinal: ordinal, offset: syntax.offset)
        return try lowerConditional(call, as: type)
      }
    }
    return try convert(try lower(syntax), to: type, at: syntax.offset)
  }

  /// Lowers to whatever type the expression has.
  func lower(_ syntax: Syntax) throws(Reported) -> Typed {
    if case .binary = syntax.kind { return try lowerChain(syntax) }
    try lowering.count(nodes: 1, at: cursor)
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
      try lowering.count(nodes: indices.count, at: cursor)
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

extension Lowering {
  /// Parses an expression; the last one is kept, since an entry over a set lowers the same string for each member.
  func parse(_ text: String) -> Result<ParsedExpression, SyntaxError> {
    if let lastParsed, lastParsed.text == text { return lastParsed.result }
    let result = Result { () throws(SyntaxError) in try ExpressionParser.expression(text) }
    lastParsed = (text, result)
    return result
  }

  /// The place in the file of a character of an expression; the last one is kept, as with `parse`.
  func position(ofScalar offset: Int, in cursor: Cursor) -> TextPosition {
    if let lastPosition, lastPosition.string == cursor.position, lastPosition.offset == offset {
      return lastPosition.result
    }
    let result = cursor.documentString?.position(ofScalar: offset) ?? cursor.position
    lastPosition = (cursor.position, offset, result)
    return result
  }

  /// Reports a syntax error with its column in the file.
  func report(_ error: SyntaxError, in cursor: Cursor) {
    diagnostics.error(
      error.message, at: position(ofScalar: error.offset, in: cursor), path: cursor.path, suggestion: error.suggestion)
  }
}
