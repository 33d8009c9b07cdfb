import Simulation

extension ExpressionLowering {
  /// Lowers a binary operation; a left-associative chain is walked in a loop, since it may be 1,000 levels deep.
  mutating func lowerChain(_ syntax: Syntax) throws(Reported) -> Typed {
    var pending: [(operation: BinaryOperation, right: Syntax, offset: Int)] = []
    var leftmost = syntax
    while case .binary(let operation, let left, let right) = leftmost.kind {
      pending.append((operation, right, leftmost.offset))
      leftmost = left
    }
    var result: Typed?
    for (operation, right, offset) in pending.reversed() {
      if pending.count > 1 { try lowering.count(nodes: 1, at: cursor) }
      result = try apply(operation, result, leftmost, right, at: offset)
    }
    if let result { return result }
    return try lower(leftmost)
  }

  /// `left` is the operand lowered so far; nil for the innermost operation, whose operand is `leftSyntax`.
  private mutating func apply(
    _ operation: BinaryOperation, _ left: Typed?, _ leftSyntax: Syntax, _ right: Syntax, at offset: Int
  ) throws(Reported) -> Typed {
    switch operation {
    case .add, .subtract, .multiply, .divide, .power, .remainder, .minimum, .maximum:
      return try apply(operation, left, leftSyntax, right, operands: .number, result: .number, offset)
    case .and, .or:
      return try apply(operation, left, leftSyntax, right, operands: .condition, result: .condition, offset)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let (first, second) = try lowerSides(left, leftSyntax, right)
      return try compare(operation, first, second, right.offset, at: offset)
    }
  }

  private mutating func apply(
    _ operation: BinaryOperation, _ left: Typed?, _ leftSyntax: Syntax, _ right: Syntax, operands: ValueType,
    result: ValueType, _ offset: Int
  ) throws(Reported) -> Typed {
    let first: Typed
    if let left {
      first = try convert(left, to: operands, at: offset)
    } else {
      first = try lower(leftSyntax, as: operands)
    }
    let second = try lower(right, as: operands)
    return combine(operation, first, second, result)
  }

  func combine(_ operation: BinaryOperation, _ left: Typed, _ right: Typed, _ type: ValueType) -> Typed {
    var constant: Double?
    if let first = left.constant, let second = right.constant {
      switch operation {
      case .add: constant = first + second
      case .subtract: constant = first - second
      case .multiply: constant = first * second
      case .divide: constant = second == 0 ? nil : first / second
      default: break
      }
    }
    return Typed(
      expression: .binary(operation, left.expression, right.expression), type: type, constant: constant,
      depth: max(left.depth, right.depth) + 1)
  }

  /// Lowers both sides of a comparison; a bare state takes its type from the other side.
  private mutating func lowerSides(
    _ left: Typed?, _ leftSyntax: Syntax, _ right: Syntax
  ) throws(Reported) -> (Typed, Typed) {
    if let left { return (left, try lowerOther(right, facing: left)) }
    guard isFloating(leftSyntax) else {
      let first = try lower(leftSyntax)
      return (first, try lowerOther(right, facing: first))
    }
    guard !isFloating(right) else { throw unknownName(leftSyntax) }
    let second = try lower(right)
    return (try lowerOther(leftSyntax, facing: second), second)
  }

  private mutating func lowerOther(_ syntax: Syntax, facing other: Typed) throws(Reported) -> Typed {
    if case .symbol(let states) = other.type, isFloating(syntax) { return try lowerFloating(syntax, states) }
    return try lower(syntax)
  }

  private func compare(
    _ operation: BinaryOperation, _ left: Typed, _ right: Typed, _ rightOffset: Int, at offset: Int
  ) throws(Reported) -> Typed {
    let isEquality = operation == .equal || operation == .notEqual
    var (first, second) = (left, right)
    switch (left.type, right.type) {
    case (.number, .number): break
    case (.condition, .condition) where isEquality: break
    case (.condition, .condition):
      throw fail("conditions compare with == and != only", at: offset)
    case (.symbol(let from), .symbol(let to)):
      if from.indices(in: to) != nil {
        first = try convert(left, to: right.type, at: offset)
      } else {
        second = try convert(right, to: left.type, at: rightOffset)
      }
      if !isEquality, !(from.isOrdered && to.isOrdered) {
        throw fail(
          "symbols compare with == and != only, found \(left.type.phrase)", at: offset,
          suggestion: "only the rungs of a ladder are ordered")
      }
    default:
      throw fail("\(left.type.phrase) can't be compared with \(right.type.phrase)", at: offset)
    }
    var compared = combine(operation, first, second, .condition)
    compared.constant = nil
    return compared
  }
}
