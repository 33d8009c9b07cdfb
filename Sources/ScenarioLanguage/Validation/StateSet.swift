/// The names that a symbol can take: a variable's states, an actor's policies, a ladder's rungs, a set's members.
final class StateSet: Sendable {
  let names: [String]
  /// Whose names these are, such as `the states of mood`.
  let phrase: String
  /// True for a ladder's rungs, which compare with `<` and `>`.
  let isOrdered: Bool
  /// True where a mistake in the names was reported: a name that is not among them may belong to them.
  let isUncertain: Bool
  private let indices: [String: Int]

  init(_ names: [String], phrase: String, isOrdered: Bool = false, isUncertain: Bool = false) {
    self.names = names
    self.phrase = phrase
    self.isOrdered = isOrdered
    self.isUncertain = isUncertain
    indices = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
  }

  func index(of name: String) -> Int? { indices[name] }

  /// For each state its index in another set; nil if the other set lacks one.
  func indices(in other: StateSet) -> [Int]? {
    var mapped: [Int] = []
    mapped.reserveCapacity(names.count)
    for name in names {
      guard let index = other.index(of: name) else { return nil }
      mapped.append(index)
    }
    return mapped
  }

  func hasSameNames(as other: StateSet) -> Bool { self === other || names == other.names }
}

/// The type of an expression.
enum ValueType: Sendable {
  case number
  case condition
  case symbol(StateSet)

  /// The type with its article, for messages.
  var phrase: String {
    switch self {
    case .number: "a number"
    case .condition: "a condition"
    case .symbol(let states): "a symbol (\(states.phrase))"
    }
  }
}
