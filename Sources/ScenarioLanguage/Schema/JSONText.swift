/// A JSON value to be written, with its keys in order.
indirect enum JSONText {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([JSONText])
  case object([(String, JSONText)])

  /// Indented by two spaces; short arrays and objects stay on one line.
  func pretty(indentation: String = "") -> String {
    let line = compact()
    if line.utf8.count + indentation.utf8.count <= 100 { return line }
    let inner = indentation + "  "
    switch self {
    case .string, .integer, .boolean: return line
    case .array(let values):
      let entries = values.map { inner + $0.pretty(indentation: inner) }
      return "[\n\(entries.joined(separator: ",\n"))\n\(indentation)]"
    case .object(let members):
      let entries = members.map { "\(inner)\(Self.quoted($0)): \($1.pretty(indentation: inner))" }
      return "{\n\(entries.joined(separator: ",\n"))\n\(indentation)}"
    }
  }

  private func compact() -> String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .integer(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .array(let values): "[" + values.map { $0.compact() }.joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "{}" : "{ " + members.map { "\(Self.quoted($0)): \($1.compact())" }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
