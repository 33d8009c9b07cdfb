extension UnaryOperation {
  /// The value for a constant, with the bits that a run gives.
  package func value(of x: Double) -> Double { columnFunction.value(of: x) }

  /// The function of columns that it is.
  var columnFunction: UnaryFunction {
    switch self {
    case .negate: .negate
    case .not: .not
    case .abs: .abs
    case .sqrt: .squareRoot
    case .exp: .exp
    case .log: .log
    case .log10: .log10
    case .sin: .sin
    case .cos: .cos
    case .tanh: .tanh
    case .floor: .floor
    case .ceil: .ceil
    case .round: .round
    case .logistic: .logistic
    case .logit: .logit
    }
  }
}

extension BinaryOperation {
  /// The value for two constants, with the bits that a run gives; NaN for a comparison with one.
  package func value(of x: Double, _ y: Double) -> Double {
    switch self {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .power: BinaryFunction.power.value(of: x, y)
    case .remainder: BinaryFunction.remainder.value(of: x, y)
    case .minimum: BinaryFunction.minimum.value(of: x, y)
    case .maximum: BinaryFunction.maximum.value(of: x, y)
    case .less: BinaryFunction.lessOrNaN.value(of: x, y)
    case .lessOrEqual: BinaryFunction.lessOrEqualOrNaN.value(of: x, y)
    case .greater: BinaryFunction.lessOrNaN.value(of: y, x)
    case .greaterOrEqual: BinaryFunction.lessOrEqualOrNaN.value(of: y, x)
    case .equal: BinaryFunction.equalOrNaN.value(of: x, y)
    case .notEqual: BinaryFunction.notEqualOrNaN.value(of: x, y)
    case .and: BinaryFunction.and.value(of: x, y)
    case .or: BinaryFunction.or.value(of: x, y)
    }
  }
}
