/// A JSON value to be written, with its keys in order.
///
/// Swift's literals make one, so that a scenario may be written in Swift with the keys of the scenario language:
/// `["name": "coin", "clock": ["step": "day", "steps": 1]]`. What is computed is wrapped: `.string(name)`, `.number(rate)`,
/// `.array(names.map { … })`.
public indirect enum JSONDocument: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// Any number. JSON has no NaN and no infinity: whoever reads what is written refuses them.
  case number(Double)
  /// A text, such as a name or an expression.
  case string(String)
  /// Values in order.
  case array([JSONDocument])
  /// Keys with their values, in order.
  case object([(String, JSONDocument)])

  /// The text of a file: indented by two spaces, with short arrays and objects on one line.
  public var text: String { pretty() + "\n" }

  private func pretty(indentation: String = "") -> String {
    let line = compact
    if line.utf8.count + indentation.utf8.count <= 100 { return line }
    let inner = indentation + "  "
    switch self {
    case .null, .boolean, .integer, .number, .string: return line
    case .array(let values):
      let entries = values.map { inner + $0.pretty(indentation: inner) }
      return "[\n\(entries.joined(separator: ",\n"))\n\(indentation)]"
    case .object(let members):
      let entries = members.map { "\(inner)\(Self.quoted($0)): \($1.pretty(indentation: inner))" }
      return "{\n\(entries.joined(separator: ",\n"))\n\(indentation)}"
    }
  }

  /// The value on one line.
  package var compact: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number): Self.text(of: number)
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "{}" : "{ " + members.map { "\(Self.quoted($0)): \($1.compact)" }.joined(separator: ", ") + " }"
    }
  }

  private static func text(of number: Double) -> String {
    // Without a point, a whole number can stand where one is asked for.
    if let whole = Int(exactly: number) { return "\(whole)" }
    if number.isNaN { return "NaN" }
    return number.isFinite ? "\(number)" : number < 0 ? "-Infinity" : "Infinity"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
