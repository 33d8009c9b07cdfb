/// One mistake, or one suspicious thing, in a scenario file.
public struct Diagnostic: Sendable, Equatable {
  /// Whether the scenario can be run all the same.
  public enum Severity: String, Sendable, Equatable {
    case error, warning
  }

  /// Whether the scenario can be run all the same.
  public let severity: Severity
  /// The path in the document, such as `actors[0].decisions[1].every`; empty for the document itself.
  public let path: String
  /// Line in the file, from 1.
  public let line: Int
  /// Column in the line, from 1, in Unicode scalars; it points into strings.
  public let column: Int
  /// What is wrong, and what was found.
  public let message: String
  /// What would be right, where that is known.
  public let suggestion: String?

  /// A diagnostic at a line and column, both from 1.
  package init(
    severity: Severity, path: String, line: Int, column: Int, message: String, suggestion: String? = nil
  ) {
    self.severity = severity
    self.path = path
    self.line = line
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }

  /// One line in the form of compilers: `scenario.json:12:31: error: path: message; suggestion`.
  public func description(fileName: String) -> String {
    let location = path.isEmpty ? "" : "\(path): "
    let hint = suggestion.map { "; \($0)" } ?? ""
    return "\(fileName):\(line):\(column): \(severity.rawValue): \(location)\(message)\(hint)"
  }
}
