import Probability

/// Sums of scaled values: one fused instruction instead of a chain of additions and multiplications.
extension ValueGraph {
  private struct Sum {
    var bias = 0.0
    var terms: [Term] = []
  }

  mutating func add(_ left: ValueID, _ right: ValueID) -> ValueID { combine(left, right, sign: 1) }

  mutating func subtract(_ left: ValueID, _ right: ValueID) -> ValueID { combine(left, right, sign: -1) }

  mutating func multiply(_ left: ValueID, _ right: ValueID) -> ValueID {
    if constantValue(left) == 1 { return right }
    if constantValue(right) == 1 { return left }
    return binary(.multiply, left, right)
  }

  private mutating func combine(_ left: ValueID, _ right: ValueID, sign: Double) -> ValueID {
    let operation: BinaryFunction = sign > 0 ? .add : .subtract
    if constantValue(left) != nil, constantValue(right) != nil { return binary(operation, left, right) }
    // Sums of the clock or of constants of a trajectory are computed apart, once a step or once a trajectory.
    let levels = (variability(left), variability(right))
    let isOneLevel = levels.0 == levels.1 || levels.0 == .varying || levels.1 == .constant
    var sum = isOneLevel ? terms(of: left) : scaledTerm(of: left)
    let addend = scaledTerm(of: right)
    sum.bias += sign * addend.bias
    sum.terms += addend.terms.map { Term(coefficient: sign * $0.coefficient, value: $0.value) }
    let isPlain = sum.bias == 0 && sum.terms.count == 2 && sum.terms[0].coefficient == 1
    if isPlain, sum.terms[1].coefficient == 1 { return binary(.add, left, right) }
    if isPlain, sum.terms[1].coefficient == -1 { return binary(.subtract, left, right) }
    if sum.terms.count == 1, sum.terms[0].coefficient == 1 {
      let bias = constant(sum.bias)
      return binary(.add, sum.terms[0].value, bias)
    }
    let values = sum.terms.map(\.value)
    var bounds = ValueBounds.exactly(sum.bias)
    for term in sum.terms { bounds = bounds + .exactly(term.coefficient) * interval(term.value) }
    return intern(
      .linear(bias: sum.bias.bitPattern, sum.terms), interval: bounds, variability: combinedVariability(values))
  }

  /// The left operand of a sum, taken apart if it is a sum itself.
  private func terms(of value: ValueID) -> Sum {
    guard !isOpaque(value) else { return single(value) }
    switch node(value) {
    case .linear(let bias, let terms): return Sum(bias: Double(bitPattern: bias), terms: terms)
    case .binary(.add, let left, let right):
      if let bias = constantValue(right) { return Sum(bias: bias, terms: single(left).terms) }
      return Sum(terms: single(left).terms + single(right).terms)
    case .binary(.subtract, let left, let right):
      let subtrahend = single(right).terms.map { Term(coefficient: -$0.coefficient, value: $0.value) }
      return Sum(terms: single(left).terms + subtrahend)
    default: return scaledTerm(of: value)
    }
  }

  private func single(_ value: ValueID) -> Sum {
    Sum(terms: [Term(coefficient: 1, value: value)])
  }

  /// A constant, constant · value, or the value itself.
  private func scaledTerm(of value: ValueID) -> Sum {
    if let bias = constantValue(value) { return Sum(bias: bias) }
    switch node(value) {
    case .binary(.multiply, let left, let right):
      if let factor = constantValue(left), factor.isFinite {
        return Sum(terms: [Term(coefficient: factor, value: right)])
      }
      if let factor = constantValue(right), factor.isFinite {
        return Sum(terms: [Term(coefficient: factor, value: left)])
      }
    case .unary(.negate, let operand):
      return Sum(terms: [Term(coefficient: -1, value: operand)])
    default: break
    }
    return single(value)
  }
}
