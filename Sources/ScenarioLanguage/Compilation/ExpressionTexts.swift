/// Parses the strings of expressions and finds their characters in the file.
///
/// The last answer of each is kept, since an entry over a set lowers the same string for each member.
final class ExpressionTexts {
  private let diagnostics: DiagnosticCollector
  private var lastParsed: (text: String, result: Result<ParsedExpression, SyntaxError>)?
  private var lastPosition: (string: TextPosition, offset: Int, result: TextPosition)?

  init(_ diagnostics: DiagnosticCollector) { self.diagnostics = diagnostics }

  func parse(_ text: String) -> Result<ParsedExpression, SyntaxError> {
    if let lastParsed, lastParsed.text == text { return lastParsed.result }
    let result = Result { () throws(SyntaxError) in try ExpressionParser.expression(text) }
    lastParsed = (text, result)
    return result
  }

  /// The place in the file of a character of an expression.
  func position(ofScalar offset: Int, in cursor: Cursor) -> TextPosition {
    if let lastPosition, lastPosition.string == cursor.position, lastPosition.offset == offset {
      return lastPosition.result
    }
    let result = cursor.documentString?.position(ofScalar: offset) ?? cursor.position
    lastPosition = (cursor.position, offset, result)
    return result
  }

  /// Reports a syntax error with its column in the file.
  func report(_ error: SyntaxError, in cursor: Cursor) {
    diagnostics.error(
      error.message, at: position(ofScalar: error.offset, in: cursor), path: cursor.path, suggestion: error.suggestion)
  }
}
