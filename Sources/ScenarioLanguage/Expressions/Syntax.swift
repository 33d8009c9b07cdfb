import Simulation

/// An expression as it was written: names not yet resolved, types not yet known.
struct Syntax: Sendable {
  let kind: Kind
  /// Where it starts, or its operator stands, in Unicode scalars from the start of the string.
  let offset: Int

  indirect enum Kind: Sendable {
    case number(Double)
    case date(CalendarDate)
    /// `a`, `a.b`, `a.b.c`.
    case name([String])
    /// `name[index]`.
    case element(Syntax, index: Syntax)
    /// A function or draw; `ordinal` numbers the draws of the string from 0.
    case call(String, arguments: [Syntax], ordinal: Int)
    case unary(UnaryOperation, Syntax)
    case binary(BinaryOperation, Syntax, Syntax)
  }

  /// The name, if this is one without dots.
  var simpleName: String? {
    if case .name(let parts) = kind, parts.count == 1 { parts[0] } else { nil }
  }

  /// The dotted name, if this is one.
  var dottedName: [String]? {
    if case .name(let parts) = kind { parts } else { nil }
  }
}

/// A whole expression string.
struct ParsedExpression: Sendable {
  let syntax: Syntax
  /// The parts of all names in it, calls excluded.
  let names: [[String]]
}

/// A whole effect string: `target op value`.
struct ParsedStatement: Sendable {
  let target: Syntax
  let operation: Assignment.Operation
  let operationOffset: Int
  let value: Syntax
}
