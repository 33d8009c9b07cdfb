import Simulation

/// A term or factor of an expression: as it was written, and as it was lowered.
struct DriverPart {
  let expression: Expression
  /// Subtracted or divided by.
  let isInverse: Bool
  private let syntax: Syntax
  private let scalars: [Unicode.Scalar]
  /// Where the part stands in `scalars`; brackets around several parts may be cut in two.
  private let range: Range<Int>

  /// A whole expression.
  init?(lowered expression: Expression, parsed: (syntax: Syntax, text: String)?) {
    guard let parsed else { return nil }
    self.expression = expression
    syntax = parsed.syntax
    scalars = Array(parsed.text.unicodeScalars)
    range = 0..<scalars.count
    isInverse = false
  }

  private init(_ expression: Expression, _ syntax: Syntax, _ range: Range<Int>, isInverse: Bool, of whole: DriverPart) {
    self.expression = expression
    self.syntax = syntax
    self.range = range
    self.isInverse = isInverse
    scalars = whole.scalars
  }

  /// The parts that an operation and its inverse join, in their order.
  func split(by operation: BinaryOperation, _ inverse: BinaryOperation) -> [DriverPart] {
    var parts: [DriverPart] = []
    var (syntax, expression, end) = (syntax, expression, range.upperBound)
    while case .binary(let found, let left, let right) = syntax.kind, found == operation || found == inverse,
      case .binary(found, let loweredLeft, let loweredRight) = expression
    {
      parts.append(
        DriverPart(loweredRight, right, (syntax.offset + 1)..<end, isInverse: found == inverse, of: self))
      end = syntax.offset
      (syntax, expression) = (left, loweredLeft)
    }
    parts.append(DriverPart(expression, syntax, range.lowerBound..<end, isInverse: false, of: self))
    return parts.reversed()
  }

  /// What stands in the brackets of `exp(…)`, if the part is that.
  var exponent: DriverPart? {
    guard case .call("exp", let arguments, _) = syntax.kind, case .unary(.exp, let operand) = expression,
      let open = scalars[syntax.offset..<range.upperBound].firstIndex(of: "(")
    else { return nil }
    var depth = 0
    let close = (open..<range.upperBound).first { index in
      depth += scalars[index] == "(" ? 1 : scalars[index] == ")" ? -1 : 0
      return depth == 0
    }
    return close.map { DriverPart(operand, arguments[0], (open + 1)..<$0, isInverse: false, of: self) }
  }

  /// Made of nothing but numbers.
  var isConstant: Bool {
    switch expression {
    case .constant: true
    case .unary(_, .constant): true
    case .binary(_, .constant, .constant): true
    default: false
    }
  }

  /// As its author wrote it, without spaces around it and brackets that close or open elsewhere.
  var text: String {
    var slice = scalars[range]
    while true {
      slice = slice.drop { $0 == " " }
      while slice.last == " " { slice.removeLast() }
      if slice.first == "(", unmatched(slice) > 0 {
        slice.removeFirst()
      } else if slice.last == ")", unmatched(slice) < 0 {
        slice.removeLast()
      } else {
        break
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: slice)
    return String(view)
  }

  /// How many brackets are opened and not closed; negative if more are closed.
  private func unmatched(_ slice: ArraySlice<Unicode.Scalar>) -> Int {
    slice.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
  }
}
