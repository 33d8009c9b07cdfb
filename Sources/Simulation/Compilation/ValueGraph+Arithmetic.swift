import Probability

extension ValueGraph {
  mutating func unary(_ operation: UnaryFunction, _ operand: ValueID) -> ValueID {
    if let value = constantValue(operand) { return constant(operation.value(of: value)) }
    if operation == .not, case .unary(.not, let inner) = node(operand) { return inner }
    return intern(
      .unary(operation, operand), interval: Self.interval(of: operation, interval(operand)),
      variability: variability(operand))
  }

  mutating func binary(_ operation: BinaryFunction, _ left: ValueID, _ right: ValueID) -> ValueID {
    if let leftValue = constantValue(left), let rightValue = constantValue(right) {
      return constant(operation.value(of: leftValue, rightValue))
    }
    switch operation {
    case .and:
      if let value = constantValue(left) { return value == 0 ? left : right }
      if constantValue(right) == 1 { return left }
    case .or:
      if let value = constantValue(left) { return value == 0 ? right : left }
      if constantValue(right) == 0 { return left }
    case .power:
      if constantValue(right) == 2 { return binary(.multiply, left, left) }
    default: break
    }
    return intern(
      .binary(operation, left, right), interval: interval(of: operation, left, right),
      variability: combinedVariability([left, right]))
  }

  /// A comparison, in the form that remembers a NaN if an operand can be one.
  mutating func comparison(_ operation: BinaryFunction, _ left: ValueID, _ right: ValueID) -> ValueID {
    let (leftInterval, rightInterval) = (interval(left), interval(right))
    guard leftInterval.canBeNaN || rightInterval.canBeNaN else {
      if let outcome = Self.decided(operation, leftInterval, rightInterval) { return constant(outcome) }
      return binary(operation, left, right)
    }
    let careful: BinaryFunction =
      switch operation {
      case .less: .lessOrNaN
      case .lessOrEqual: .lessOrEqualOrNaN
      case .equal: .equalOrNaN
      default: .notEqualOrNaN
      }
    return binary(careful, left, right)
  }

  mutating func select(_ condition: ValueID, _ then: ValueID, _ otherwise: ValueID) -> ValueID {
    if let value = constantValue(condition), !value.isNaN { return value == 1 ? then : otherwise }
    if then == otherwise, !interval(condition).canBeNaN { return then }
    var bounds = interval(then).union(interval(otherwise))
    bounds.canBeNaN = bounds.canBeNaN || interval(condition).canBeNaN
    return intern(
      .select(condition, then, otherwise), interval: bounds,
      variability: combinedVariability([condition, then, otherwise]))
  }

  /// `value` where it is in order, the law's NaN where `isValid` does not hold.
  mutating func guarded(_ value: ValueID, by isValid: ValueID, of law: Distribution) -> ValueID {
    let nan = constant(DrawMark.nan(mark(of: law)))
    return select(isValid, value, nan)
  }

  private static func decided(_ operation: BinaryFunction, _ left: ValueBounds, _ right: ValueBounds) -> Double? {
    switch operation {
    case .less: left.high < right.low ? 1 : left.low >= right.high ? 0 : nil
    case .lessOrEqual: left.high <= right.low ? 1 : left.low > right.high ? 0 : nil
    default: nil
    }
  }

  private func interval(of operation: BinaryFunction, _ left: ValueID, _ right: ValueID) -> ValueBounds {
    let (a, b) = (interval(left), interval(right))
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply:
      // A square is never negative.
      if left == right, !a.canBeNaN {
        let bound = max(abs(a.low), abs(a.high))
        return ValueBounds(low: 0, high: bound * bound)
      }
      return a * b
    case .divide: return a / b
    case .minimum: return .minimum(a, b)
    case .maximum: return .maximum(a, b)
    case .power: return Self.powerInterval(a, b)
    case .remainder:
      guard !b.canBeZero, a.isFinite, b.isFinite else { return .anything }
      return ValueBounds(low: min(0, b.low), high: max(0, b.high))
    case .and, .or:
      var condition = ValueBounds.condition
      condition.canBeNaN = a.canBeNaN || b.canBeNaN
      return condition
    case .lessOrNaN, .lessOrEqualOrNaN, .equalOrNaN, .notEqualOrNaN:
      return ValueBounds(low: 0, high: 1, canBeNaN: true)
    case .less, .lessOrEqual, .equal, .notEqual: return .condition
    }
  }

  private static func powerInterval(_ base: ValueBounds, _ exponent: ValueBounds) -> ValueBounds {
    guard base.low >= 0, base.isFinite, exponent.low >= 0, exponent.isFinite else { return .anything }
    return base.high <= 1 ? ValueBounds(low: 0, high: 1) : ValueBounds(low: 0, high: .infinity)
  }

  private static func interval(of operation: UnaryFunction, _ operand: ValueBounds) -> ValueBounds {
    switch operation {
    case .copy: return operand
    case .negate: return -operand
    case .not: return ValueBounds(low: 0, high: 1, canBeNaN: operand.canBeNaN)
    case .abs:
      let high = max(abs(operand.low), abs(operand.high))
      return ValueBounds(low: operand.low > 0 ? operand.low : 0, high: high, canBeNaN: operand.canBeNaN)
    case .squareRoot:
      return operand.low >= 0 ? operand.mapped { $0.squareRoot() } : .anything
    case .exp:
      let raised = operand.mapped { UnaryFunction.exp.value(of: $0) }
      return ValueBounds(low: max(0, raised.low), high: raised.high, canBeNaN: raised.canBeNaN)
    case .log, .log10:
      return operand.low >= 0 ? operand.mapped { operation.value(of: $0) } : .anything
    case .sin, .cos: return operand.isFinite ? ValueBounds(low: -1, high: 1) : .anything
    case .tanh: return ValueBounds(low: -1, high: 1, canBeNaN: operand.canBeNaN)
    case .floor, .ceil, .round:
      return ValueBounds(
        low: operand.low.rounded(.down), high: operand.high.rounded(.up), canBeNaN: operand.canBeNaN)
    case .logistic: return ValueBounds(low: 0, high: 1, canBeNaN: operand.canBeNaN)
    case .firingProbability:
      return operand.low >= 0 ? ValueBounds(low: 0, high: 1, canBeNaN: operand.canBeNaN) : .anything
    // The uniforms' ends are 2⁻⁵³ and 1 − 2⁻⁵³, whose normal quantiles are ∓8.21.
    case .normalQuantile: return ValueBounds(low: -8.3, high: 8.3)
    case .logit: return .anything
    }
  }
}
