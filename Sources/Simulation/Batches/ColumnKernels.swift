import Probability

/// A column, or one group that stands for all of a column's groups.
typealias Column = UnsafeMutablePointer<LaneGroup>

/// An operand of a kernel: every group of a uniform is its only one.
///
/// Pointers, not spans: one register may be operand and result, which spans forbid. The registers of a program are checked
/// against its counts when a batch is made for it.
struct Operand {
  let column: Column
  /// −1 for a column, 0 for a uniform.
  let mask: Int

  @inline(always)
  subscript(group: Int) -> LaneGroup { column[group & mask] }
}

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

  static func unary(_ operation: Instruction.Operation, _ out: Column, _ groups: Int, _ a: Operand) {
    switch operation {
    case .copy: map(out, groups, a) { $0 }
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
    default: preconditionFailure("\(operation) is not a function of one operand")
    }
  }

  private static func quantiles(_ out: Column, _ groups: Int, _ probabilities: Operand) {
    guard probabilities.mask != 0, out != probabilities.column else {
      return map(out, groups, probabilities) { normalQuantile($0) }
    }
    var result = MutableSpan(_unsafeStart: out, count: groups)
    normalQuantileColumn(&result, Span(_unsafeStart: probabilities.column, count: groups))
  }

  static func binary(_ operation: Instruction.Operation, _ out: Column, _ groups: Int, _ a: Operand, _ b: Operand) {
    switch operation {
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
    default: preconditionFailure("\(operation) is not a function of two operands")
    }
  }

  /// The value of a function of constants, with the bits that a run would give.
  static func fold(_ operation: Instruction.Operation, _ a: Double, _ b: Double) -> Double {
    var groups = [LaneGroup(repeating: a), LaneGroup(repeating: b), LaneGroup(repeating: .nan)]
    return groups.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .nan }
      let (first, second) = (Operand(column: base, mask: 0), Operand(column: base + 1, mask: 0))
      if operation.isUnary {
        unary(operation, base + 2, 1, first)
      } else {
        binary(operation, base + 2, 1, first, second)
      }
      return base[2][0]
    }
  }
}

extension Instruction.Operation {
  /// Functions of one operand.
  var isUnary: Bool { rawValue <= Self.firingProbability.rawValue || self == .normalQuantile }
  /// Functions of two operands.
  var isBinary: Bool { rawValue >= Self.add.rawValue && rawValue <= Self.or.rawValue }
}
