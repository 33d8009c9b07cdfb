/// Whether text may carry colours and weights.
package enum TerminalStyle: Sendable {
  case plain
  case coloured

  /// What a piece of text is, which decides how it looks.
  package enum Emphasis: String, Sendable {
    case none = ""
    case heading = "1"
    case faint = "2"
    case figure = "36"
    case alarm = "1;31"
    case caution = "33"
  }

  /// The text with the escape sequences of its emphasis (ECMA-48, select graphic rendition).
  package func apply(_ emphasis: Emphasis, to text: String) -> String {
    guard self == .coloured, emphasis != .none, text.contains(where: { $0 != " " }) else { return text }
    return "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m"
  }
}
