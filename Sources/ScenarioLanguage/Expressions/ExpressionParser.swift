import Simulation

/// Parses an expression by precedence climbing.
///
/// From loosest to tightest: `||`, `&&`, comparisons (which do not chain), `+ -`, `* / %`, unary `- !`, `^` (right).
struct ExpressionParser {
  private let tokens: [Token]
  private var index = 0
  /// Brackets, calls, unary operators and powers around the current place.
  private var nesting = 0
  /// Calls of `parseBinary` on the stack: operators nest by precedence without brackets.
  private var recursion = 0
  private var operandCount = 0
  private var drawCount = 0
  private var names: [[String]] = []

  /// - Throws: `SyntaxError` for text that is no expression or exceeds the limits.
  static func expression(_ text: String) throws(SyntaxError) -> ParsedExpression {
    var parser = try ExpressionParser(text)
    let syntax = try parser.parseBinary(minimum: 0)
    try parser.expectEnd()
    return ParsedExpression(syntax: syntax, names: parser.names)
  }

  /// - Throws: `SyntaxError` for text that is no statement or exceeds the limits.
  static func statement(_ text: String) throws(SyntaxError) -> ParsedStatement {
    var parser = try ExpressionParser(text)
    guard case .name = parser.token.kind else {
      throw SyntaxError("expected a variable to write to, found \(parser.token.text)", at: parser.token.offset)
    }
    let target = try parser.parsePrimary()
    let operation = parser.token
    guard case .symbol(let symbol) = operation.kind, let assigned = operations[symbol] else {
      throw SyntaxError(
        "expected =, +=, -= or *= after the variable, found \(operation.text)", at: operation.offset)
    }
    parser.index += 1
    let value = try parser.parseBinary(minimum: 0)
    try parser.expectEnd()
    return ParsedStatement(target: target, operation: assigned, operationOffset: operation.offset, value: value)
  }

  private static let operations: [String: Assignment.Operation] = [
    "=": .set, "+=": .add, "-=": .subtract, "*=": .multiply,
  ]

  private init(_ text: String) throws(SyntaxError) { tokens = try Tokenizer.tokens(of: text) }

  private var token: Token { tokens[min(index, tokens.count - 1)] }

  private func expectEnd() throws(SyntaxError) {
    guard token.kind != .end else { return }
    switch token.kind {
    case .symbol("="):
      throw SyntaxError("= assigns, and only effects do", at: token.offset, suggestion: "equality is written ==")
    case .symbol("+="), .symbol("-="), .symbol("*="):
      throw SyntaxError("\(token.text) assigns, and only effects do", at: token.offset)
    default: throw SyntaxError("expected an operator, found \(token.text)", at: token.offset)
    }
  }

  private mutating func expect(_ symbol: String, _ purpose: String) throws(SyntaxError) {
    guard token.kind == .symbol(symbol) else {
      throw SyntaxError("expected \"\(symbol)\" \(purpose), found \(token.text)", at: token.offset)
    }
    index += 1
  }

  private mutating func enter() throws(SyntaxError) {
    nesting += 1
    guard nesting <= Limits.expressionNesting else { throw tooDeep }
  }

  private var tooDeep: SyntaxError {
    SyntaxError(
      "the expression is nested more than \(Limits.expressionNesting) deep", at: token.offset,
      suggestion: "split it into definitions")
  }

  private mutating func countOperand() throws(SyntaxError) {
    operandCount += 1
    guard operandCount <= Limits.expressionOperands else {
      throw SyntaxError(
        "the expression has more than \(Limits.expressionOperands) numbers, names and calls", at: token.offset,
        suggestion: "split it into definitions")
    }
  }

  private static let comparisonLevel = 2

  private static let binaryOperators: [String: (level: Int, operation: BinaryOperation)] = [
    "||": (0, .or), "&&": (1, .and),
    "==": (2, .equal), "!=": (2, .notEqual), "<": (2, .less), "<=": (2, .lessOrEqual), ">": (2, .greater),
    ">=": (2, .greaterOrEqual),
    "+": (3, .add), "-": (3, .subtract), "*": (4, .multiply), "/": (4, .divide), "%": (4, .remainder),
  ]

  private mutating func parseBinary(minimum: Int) throws(SyntaxError) -> Syntax {
    recursion += 1
    defer { recursion -= 1 }
    guard recursion <= Limits.expressionNesting else { throw tooDeep }
    var left = try parseUnary()
    var hasComparison = false
    while case .symbol(let symbol) = token.kind, let found = Self.binaryOperators[symbol], found.level >= minimum {
      let offset = token.offset
      if found.level == Self.comparisonLevel {
        if hasComparison {
          throw SyntaxError("comparisons do not chain", at: offset, suggestion: "write a < b && b < c")
        }
        hasComparison = true
      } else if found.level < Self.comparisonLevel {
        hasComparison = false
      }
      index += 1
      let right = try parseBinary(minimum: found.level + 1)
      left = Syntax(kind: .binary(found.operation, left, right), offset: offset)
    }
    return left
  }

  private mutating func parseUnary() throws(SyntaxError) -> Syntax {
    let offset = token.offset
    let operation: UnaryOperation
    switch token.kind {
    case .symbol("-"): operation = .negate
    case .symbol("!"): operation = .not
    case .symbol("+"): throw SyntaxError("+ needs a number before it", at: offset)
    default: return try parsePower()
    }
    try enter()
    defer { nesting -= 1 }
    index += 1
    return Syntax(kind: .unary(operation, try parseUnary()), offset: offset)
  }

  private mutating func parsePower() throws(SyntaxError) -> Syntax {
    let base = try parsePrimary()
    guard token.kind == .symbol("^") else { return base }
    let offset = token.offset
    try enter()
    defer { nesting -= 1 }
    index += 1
    return Syntax(kind: .binary(.power, base, try parseUnary()), offset: offset)
  }

  private mutating func parsePrimary() throws(SyntaxError) -> Syntax {
    let start = token
    switch start.kind {
    case .number(let number):
      try countOperand()
      index += 1
      return Syntax(kind: .number(number), offset: start.offset)
    case .date(let date):
      try countOperand()
      index += 1
      return Syntax(kind: .date(date), offset: start.offset)
    case .name(let name):
      try countOperand()
      index += 1
      return token.kind == .symbol("(") ? try parseCall(name, start.offset) : try parseName(name, start.offset)
    case .symbol("("):
      try enter()
      defer { nesting -= 1 }
      index += 1
      let inner = try parseBinary(minimum: 0)
      try expect(")", "to close the bracket")
      return inner
    default: throw SyntaxError("expected a number, name or bracket, found \(start.text)", at: start.offset)
    }
  }

  private mutating func parseName(_ first: String, _ offset: Int) throws(SyntaxError) -> Syntax {
    var parts = [first]
    while token.kind == .symbol(".") {
      index += 1
      guard case .name(let part) = token.kind else {
        throw SyntaxError("expected a name after the point, found \(token.text)", at: token.offset)
      }
      parts.append(part)
      index += 1
    }
    names.append(parts)
    let name = Syntax(kind: .name(parts), offset: offset)
    guard token.kind == .symbol("[") else { return name }
    try enter()
    defer { nesting -= 1 }
    index += 1
    let member = try parseBinary(minimum: 0)
    try expect("]", "after the member")
    return Syntax(kind: .element(name, index: member), offset: offset)
  }

  private mutating func parseCall(_ name: String, _ offset: Int) throws(SyntaxError) -> Syntax {
    try enter()
    defer { nesting -= 1 }
    index += 1
    let ordinal = drawCount
    if Function.isDraw(name) { drawCount += 1 }
    var arguments: [Syntax] = []
    if token.kind != .symbol(")") {
      arguments.append(try parseBinary(minimum: 0))
      while token.kind == .symbol(",") {
        index += 1
        arguments.append(try parseBinary(minimum: 0))
      }
    }
    try expect(")", "to close the call of \(name)")
    return Syntax(kind: .call(name, arguments: arguments, ordinal: ordinal), offset: offset)
  }
}
