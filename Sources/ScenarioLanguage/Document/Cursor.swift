/// A value of the document with its path; accessors give nil where the value has another type.
///
/// The structure check reports wrong types, so that later passes can read what is well formed and skip the rest.
struct Cursor: Sendable {
  let node: DocumentNode
  let path: DocumentPath

  var position: TextPosition { node.position }

  subscript(key: String) -> Cursor? {
    guard case .object(let members) = node.value, let member = members.first(where: { $0.key == key }) else {
      return nil
    }
    return Cursor(node: member.node, path: .key(path, key))
  }

  var isObject: Bool { if case .object = node.value { true } else { false } }
  var isArray: Bool { if case .array = node.value { true } else { false } }

  var elements: [Cursor] {
    guard case .array(let nodes) = node.value else { return [] }
    return nodes.enumerated().map { Cursor(node: $1, path: .index(path, $0)) }
  }

  /// The entries of the array under a key; none if there is no such array.
  func elements(_ key: String) -> [Cursor] { self[key]?.elements ?? [] }

  var members: [(key: String, position: TextPosition, value: Cursor)] {
    guard case .object(let members) = node.value else { return [] }
    return members.map { ($0.key, $0.keyPosition, Cursor(node: $0.node, path: .key(path, $0.key))) }
  }

  var documentString: DocumentString? {
    if case .string(let string) = node.value { string } else { nil }
  }

  var string: String? { documentString?.text }

  func string(_ key: String) -> String? { self[key]?.string }

  var number: Double? {
    if case .number(let number, _) = node.value { number } else { nil }
  }

  /// The number as an integer, if it is one.
  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  var boolean: Bool? {
    if case .boolean(let flag) = node.value { flag } else { nil }
  }

  /// The value as its author wrote it, on one line.
  var text: String {
    switch node.value {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(_, let text): text
    case .string(let string): string.text
    case .array: "[" + elements.map(\.text).joined(separator: ", ") + "]"
    case .object: "{" + members.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + "}"
    }
  }
}
