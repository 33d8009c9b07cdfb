/// A value of JSON whose keys keep their order, for the specifications that charts are exported as.
package indirect enum SpecValue: Sendable, Equatable {
  case text(String)
  /// Null where it is not finite.
  case number(Double)
  case flag(Bool)
  case list([SpecValue])
  case object([(String, SpecValue)])

  package static func == (left: SpecValue, right: SpecValue) -> Bool { left.json == right.json }

  /// Compact JSON (RFC 8259).
  package var json: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number):
      if !number.isFinite { "null" } else if let whole = Int(exactly: number) { "\(whole)" } else { "\(number)" }
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.0) + ":" + $0.1.json }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      // `<` and the separators of lines, so that the text may stand in a page or a program.
      case "<", "\u{2028}", "\u{2029}", "\u{00}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
