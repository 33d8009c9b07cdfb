import Simulation

extension ExpressionLowering {
  /// The left operand of an operation in a chain.
  private enum LeftOperand {
    case syntax(Syntax)
    case lowered(Typed)
    /// Has a mistake that was reported; the right operand is still looked at, for its own.
    case failed
  }

  /// Lowers a binary operation; a left-associative chain is walked in a loop, since it may be 1,000 levels deep.
  func lowerChain(_ syntax: Syntax) throws(Reported) -> Typed {
    var pending: [(operation: BinaryOperation, right: Syntax, offset: Int)] = []
    var leftmost = syntax
    while case .binary(let operation, let left, let right) = leftmost.kind {
      pending.append((operation, right, leftmost.offset))
      leftmost = left
    }
    try count(nodes: pending.count)
    var left = LeftOperand.syntax(leftmost)
    for (operation, right, offset) in pending.reversed() {
      let result = try? apply(operation, left, right, at: offset)
      left = result.map { .lowered($0) } ?? .failed
    }
    guard case .lowered(let result) = left else { throw Reported() }
    return result
  }

  private func apply(
    _ operation: BinaryOperation, _ left: LeftOperand, _ right: Syntax, at offset: Int
  ) throws(Reported) -> Typed {
    switch operation {
    case .add, .subtract, .multiply, .divide, .power, .remainder, .minimum, .maximum:
      return try apply(operation, left, right, operands: .number, result: .number, offset)
    case .and, .or:
      return try apply(operation, left, right, operands: .condition, result: .condition, offset)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let (first, second) = try lowerSides(left, right)
      return try compare(operation, first, second, right.offset, at: offset)
    }
  }

  private func apply(
    _ operation: BinaryOperation, _ left: LeftOperand, _ right: Syntax, operands: ValueType, result: ValueType,
    _ offset: Int
  ) throws(Reported) -> Typed {
    let first: Typed? =
      switch left {
      case .syntax(let syntax): try? lower(syntax, as: operands)
      case .lowered(let value): try? convert(value, to: operands, at: offset)
      case .failed: nil
      }
    let second = try lower(right, as: operands)
    guard let first else { throw Reported() }
    return combine(operation, first, second, result)
  }

  @inline(never)
  func combine(_ operation: BinaryOperation, _ left: Typed, _ right: Typed, _ type: ValueType) -> Typed {
    let constant = left.constant.flatMap { first in right.constant.map { operation.value(of: first, $0) } }
    return Typed(
      expression: .binary(operation, left.expression, right.expression), type: type, constant: constant,
      depth: max(left.depth, right.depth) + 1)
  }

  /// Lowers both sides of a comparison; a bare state takes its type from the other side.
  @inline(never)
  private func lowerSides(_ left: LeftOperand, _ right: Syntax) throws(Reported) -> (Typed, Typed) {
    switch left {
    case .lowered(let first): return (first, try lowerOther(right, facing: first))
    case .failed:
      if !names.isFloating(right) { _ = try lower(right) }
      throw Reported()
    case .syntax(let syntax) where names.isFloating(syntax):
      guard !names.isFloating(right) else { throw unknownName(syntax) }
      let second = try lower(right)
      return (try lowerOther(syntax, facing: second), second)
    case .syntax(let syntax):
      guard let first = try? lower(syntax) else { return try lowerSides(.failed, right) }
      return (first, try lowerOther(right, facing: first))
    }
  }

  private func lowerOther(_ syntax: Syntax, facing other: Typed) throws(Reported) -> Typed {
    if case .symbol(let states) = other.type, names.isFloating(syntax) { return try lowerFloating(syntax, states) }
    return try lower(syntax)
  }

  @inline(never)
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
    return combine(operation, first, second, .condition)
  }
}
