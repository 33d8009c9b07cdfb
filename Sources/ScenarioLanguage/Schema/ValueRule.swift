/// What may stand as the value of a key; the checker and the JSON Schema both follow it.
indirect enum ValueRule: Sendable {
  /// Free text.
  case text
  /// A name, `[A-Za-z][A-Za-z0-9_]*`.
  case name
  /// A string that refers to a name, possibly a qualified one.
  case reference
  /// A string `YYYY-MM-DD`.
  case date
  case boolean
  case number
  /// A whole number, within limits.
  case integer(ClosedRange<Int>)
  case null
  /// An expression: a string or a bare number.
  case expression
  /// A string such as `tension += 0.1`.
  case statement
  /// One of the given strings.
  case keyword([String])
  case array(of: ValueRule, minimum: Int)
  /// `[low, high]`, with null for a side that is open.
  case range
  case object(ObjectKind)
  /// An object whose keys are names in the scenario.
  case map(of: ValueRule)
  case oneOf([ValueRule])
}

/// A key of an object.
struct KeyRule: Sendable {
  let name: String
  let value: ValueRule
  let isRequired: Bool
  /// One sentence, shown by editors.
  let description: String

  static func required(_ name: String, _ value: ValueRule, _ description: String) -> KeyRule {
    KeyRule(name: name, value: value, isRequired: true, description: description)
  }

  static func optional(_ name: String, _ value: ValueRule, _ description: String) -> KeyRule {
    KeyRule(name: name, value: value, isRequired: false, description: description)
  }
}

/// The keys of one kind of object.
struct ObjectRule: Sendable {
  let description: String
  let keys: [KeyRule]
  let alternatives: [Alternatives]

  /// Keys that exclude each other.
  struct Alternatives: Sendable {
    let keys: [String]
    /// True if one of them has to be there.
    let isRequired: Bool
  }

  init(_ description: String, keys: [KeyRule], alternatives: [Alternatives] = []) {
    self.description = description
    self.keys = keys
    self.alternatives = alternatives
  }
}
