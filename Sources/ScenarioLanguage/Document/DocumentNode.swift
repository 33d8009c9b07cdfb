/// One value of the JSON document and where it starts.
struct DocumentNode: Sendable {
  let value: Value
  let position: TextPosition

  enum Value: Sendable {
    case null
    case boolean(Bool)
    /// The number and the text that was written for it.
    case number(Double, text: String)
    case string(DocumentString)
    case array([DocumentNode])
    case object([Member])
  }

  struct Member: Sendable {
    let key: String
    let keyPosition: TextPosition
    let node: DocumentNode
  }

  /// The value with other keys in the places given; what is below stays as it is where none is.
  func renaming(_ keys: [TextPosition: String]) -> DocumentNode {
    switch value {
    case .array(let nodes):
      DocumentNode(value: .array(nodes.map { $0.renaming(keys) }), position: position)
    case .object(let members):
      DocumentNode(
        value: .object(
          members.map {
            Member(key: keys[$0.keyPosition] ?? $0.key, keyPosition: $0.keyPosition, node: $0.node.renaming(keys))
          }), position: position)
    default: self
    }
  }

  /// What kind of value this is, for messages.
  var kind: String {
    switch value {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(_, let text): "the number \(text)"
    case .string(let string): "the string \(quoted(string.text))"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A text in double quotes for messages: shortened, and without control characters, which could forge output.
func quoted(_ text: some StringProtocol) -> String {
  let limit = 60
  let head = text.unicodeScalars.prefix(limit + 1)
  var shown = String.UnicodeScalarView()
  for scalar in head.prefix(limit) {
    shown.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
  }
  return "\"\(String(shown))\(head.count > limit ? "…" : "")\""
}
