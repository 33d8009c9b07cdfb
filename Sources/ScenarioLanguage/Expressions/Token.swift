import Probability
import Simulation

/// A word of the expression language.
struct Token: Sendable {
  let kind: Kind
  /// Index of its first character in the string, in Unicode scalars.
  let offset: Int

  enum Kind: Sendable, Equatable {
    case number(Double)
    case date(CalendarDate)
    case name(String)
    /// An operator, bracket or separator.
    case symbol(String)
    case end
  }

  /// The token as its author wrote it, for messages.
  var text: String {
    switch kind {
    case .number(let number): "the number \(shortest(number))"
    case .date(let date): "the date \(date)"
    case .name(let name): quoted(name)
    case .symbol(let symbol): "\"\(symbol)\""
    case .end: "the end"
    }
  }
}

/// Why a string is not an expression.
struct SyntaxError: Error {
  /// In Unicode scalars from the start of the string.
  let offset: Int
  let message: String
  let suggestion: String?

  init(_ message: String, at offset: Int, suggestion: String? = nil) {
    self.offset = offset
    self.message = message
    self.suggestion = suggestion
  }
}
