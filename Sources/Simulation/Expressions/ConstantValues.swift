extension UnaryOperation {
  /// The value for a constant, with the bits that a run gives.
  package func value(of x: Double) -> Double { ColumnKernels.fold(instruction, x, 0) }

  /// The function of columns that it is.
  var instruction: Instruction.Operation {
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
    case .power: ColumnKernels.fold(.power, x, y)
    case .remainder: ColumnKernels.fold(.remainder, x, y)
    case .minimum: ColumnKernels.fold(.minimum, x, y)
    case .maximum: ColumnKernels.fold(.maximum, x, y)
    case .less: ColumnKernels.fold(.lessOrNaN, x, y)
    case .lessOrEqual: ColumnKernels.fold(.lessOrEqualOrNaN, x, y)
    case .greater: ColumnKernels.fold(.lessOrNaN, y, x)
    case .greaterOrEqual: ColumnKernels.fold(.lessOrEqualOrNaN, y, x)
    case .equal: ColumnKernels.fold(.equalOrNaN, x, y)
    case .notEqual: ColumnKernels.fold(.notEqualOrNaN, x, y)
    case .and: ColumnKernels.fold(.and, x, y)
    case .or: ColumnKernels.fold(.or, x, y)
    }
  }
}
