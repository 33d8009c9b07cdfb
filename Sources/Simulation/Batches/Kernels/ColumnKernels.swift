import Probability

/// Elementwise loops over whole groups of lanes; lanes behind the last one hold numbers that nobody reads.
enum ColumnKernels {
  @inline(always)
  static func map(_ out: Column, _ groups: Int, _ a: Operand, _ function: (LaneGroup) -> LaneGroup) {
    for group in 0..<groups { out[group] = function(a[group]) }
  }

  @inline(always)
  static func map(
    _ out: Column, _ groups: Int, _ a: Operand, _ b: Operand, _ function: (LaneGroup, LaneGroup) -> LaneGroup
  ) {
    for group in 0..<groups { out[group] = function(a[group], b[group]) }
  }

  static func select(_ out: Column, _ groups: Int, _ condition: Operand, _ then: Operand, _ otherwise: Operand) {
    for group in 0..<groups { out[group] = Elementary.select(condition[group], then[group], otherwise[group]) }
  }

  static func copy(_ out: Column, _ groups: Int, _ a: Operand) { map(out, groups, a) { $0 } }

  static func unary(_ function: UnaryFunction, _ out: Column, _ groups: Int, _ a: Operand) {
    switch function {
    case .copy: copy(out, groups, a)
    case .negate: map(out, groups, a) { -$0 }
    case .not: map(out, groups, a) { 1 - $0 }
    case .abs: map(out, groups, a) { magnitude($0) }
    case .squareRoot: map(out, groups, a) { $0.squareRoot() }
    case .exp: map(out, groups, a) { exp($0) }
    case .log: map(out, groups, a) { log($0) }
    case .log10: map(out, groups, a) { Elementary.decimalLogarithm($0) }
    case .sin: map(out, groups, a) { Elementary.sine($0) }
    case .cos: map(out, groups, a) { Elementary.cosine($0) }
    case .tanh: map(out, groups, a) { Elementary.hyperbolicTangent($0) }
    case .floor: map(out, groups, a) { $0.rounded(.down) }
    case .ceil: map(out, groups, a) { $0.rounded(.up) }
    case .round: map(out, groups, a) { Elementary.round($0) }
    case .logistic: map(out, groups, a) { Elementary.logistic($0) }
    case .logit: map(out, groups, a) { Elementary.logit($0) }
    case .firingProbability: map(out, groups, a) { Elementary.firingProbability($0) }
    case .normalQuantile: quantiles(out, groups, a)
    }
  }

  private static func quantiles(_ out: Column, _ groups: Int, _ probabilities: Operand) {
    guard !probabilities.isUniform, probabilities.column != out else {
      return map(out, groups, probabilities) { normalQuantile($0) }
    }
    var result = MutableSpan(_unsafeStart: out, count: groups)
    normalQuantileColumn(&result, Span(_unsafeStart: probabilities.column, count: groups))
  }

  static func binary(_ function: BinaryFunction, _ out: Column, _ groups: Int, _ a: Operand, _ b: Operand) {
    switch function {
    case .add: map(out, groups, a, b) { $0 + $1 }
    case .subtract: map(out, groups, a, b) { $0 - $1 }
    case .multiply: map(out, groups, a, b) { $0 * $1 }
    case .divide: map(out, groups, a, b) { $0 / $1 }
    case .power: map(out, groups, a, b) { Elementary.power($0, $1) }
    case .remainder: map(out, groups, a, b) { Elementary.remainder($0, $1) }
    case .minimum: map(out, groups, a, b) { Elementary.minimum($0, $1) }
    case .maximum: map(out, groups, a, b) { Elementary.maximum($0, $1) }
    case .less: map(out, groups, a, b) { Elementary.less($0, $1) }
    case .lessOrEqual: map(out, groups, a, b) { Elementary.lessOrEqual($0, $1) }
    case .equal: map(out, groups, a, b) { Elementary.equal($0, $1) }
    case .notEqual: map(out, groups, a, b) { Elementary.notEqual($0, $1) }
    case .lessOrNaN: map(out, groups, a, b) { Elementary.orNaN(Elementary.less($0, $1), $0, $1) }
    case .lessOrEqualOrNaN: map(out, groups, a, b) { Elementary.orNaN(Elementary.lessOrEqual($0, $1), $0, $1) }
    case .equalOrNaN: map(out, groups, a, b) { Elementary.orNaN(Elementary.equal($0, $1), $0, $1) }
    case .notEqualOrNaN: map(out, groups, a, b) { Elementary.orNaN(Elementary.notEqual($0, $1), $0, $1) }
    case .and: map(out, groups, a, b) { Elementary.and($0, $1) }
    case .or: map(out, groups, a, b) { Elementary.or($0, $1) }
    }
  }
}

extension UnaryFunction {
  /// The value for a constant, with the bits that a run gives.
  func value(of x: Double) -> Double {
    let operand = LaneGroup(repeating: x)
    var result = LaneGroup(repeating: .nan)
    withUnsafePointer(to: operand) { ColumnKernels.unary(self, &result, 1, .uniform($0)) }
    return result[0]
  }
}

extension BinaryFunction {
  /// The value for two constants, with the bits that a run gives.
  func value(of x: Double, _ y: Double) -> Double {
    let (left, right) = (LaneGroup(repeating: x), LaneGroup(repeating: y))
    var result = LaneGroup(repeating: .nan)
    withUnsafePointer(to: left) { first in
      withUnsafePointer(to: right) { ColumnKernels.binary(self, &result, 1, .uniform(first), .uniform($0)) }
    }
    return result[0]
  }
}
