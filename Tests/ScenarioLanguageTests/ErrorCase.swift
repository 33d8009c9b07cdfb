import ScenarioLanguage
import Testing

/// A text and all the messages that it must give, in order.
struct ErrorCase: Sendable, CustomTestStringConvertible {
  let text: String
  let messages: [String]

  init(_ text: String, _ messages: String...) {
    self.text = text
    self.messages = messages
  }

  var testDescription: String { String(text.prefix(120)) }
}

extension Diagnostic {
  /// `line:column path: message; suggestion`.
  var located: String { "\(line):\(column) " + (path.isEmpty ? "" : "\(path): ") + text }

  /// `column message; suggestion`, the column counted in the string that starts at `origin`.
  func located(from origin: Int) -> String { "\(column - origin + 1) " + text }

  private var text: String { message + (suggestion.map { "; \($0)" } ?? "") }
}
