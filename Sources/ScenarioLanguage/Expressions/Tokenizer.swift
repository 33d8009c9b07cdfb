import Simulation

/// Splits an expression into tokens.
///
/// Everything before the first character that is not ASCII is ASCII, so byte offsets are offsets in scalars.
struct Tokenizer {
  private let bytes: [UInt8]
  private var offset = 0

  static func tokens(of text: String) throws(SyntaxError) -> [Token] {
    var tokenizer = Tokenizer(bytes: Array(text.utf8))
    var tokens: [Token] = []
    while let token = try tokenizer.next() {
      tokens.append(token)
      // An operand takes at most a few tokens, so this bounds the work for strings the parser would refuse.
      guard tokens.count <= 16 * Limits.expressionOperands else {
        throw SyntaxError(
          "the expression is too long: it may have \(Limits.expressionOperands) numbers, names and calls",
          at: token.offset, suggestion: "split it into definitions")
      }
    }
    tokens.append(Token(kind: .end, offset: tokenizer.offset))
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ ahead: Int = 0) -> UInt8? { offset + ahead < bytes.count ? bytes[offset + ahead] : nil }

  private mutating func next() throws(SyntaxError) -> Token? {
    while let byte = byte(), byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
    guard let first = byte() else { return nil }
    let start = offset
    if isDigit(first) {
      if let date = try date() { return Token(kind: date, offset: start) }
      return Token(kind: try number(), offset: start)
    }
    if isLetter(first) {
      while let byte = byte(), isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") { offset += 1 }
      return Token(kind: .name(text(from: start)), offset: start)
    }
    return Token(kind: .symbol(try symbol()), offset: start)
  }

  private func text(from start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }

  /// Reads `YYYY-MM-DD` if it stands here and nothing else is stuck to it.
  private mutating func date() throws(SyntaxError) -> Token.Kind? {
    let shape: [Bool] = [true, true, true, true, false, true, true, false, true, true]
    for (index, wantsDigit) in shape.enumerated() {
      guard let byte = byte(index), wantsDigit ? isDigit(byte) : byte == UInt8(ascii: "-") else { return nil }
    }
    if let after = byte(shape.count), isDigit(after) || isLetter(after) || after == UInt8(ascii: ".") { return nil }
    let start = offset
    offset += shape.count
    let text = text(from: start)
    guard let date = CalendarDate(iso: text) else {
      throw SyntaxError("the calendar has no day \(text)", at: start)
    }
    return .date(date)
  }

  private mutating func number() throws(SyntaxError) -> Token.Kind {
    let start = offset
    skipDigits()
    if byte() == UInt8(ascii: ".") {
      guard let digit = byte(1), isDigit(digit) else {
        throw SyntaxError("a number needs a digit after its point", at: offset + 1)
      }
      offset += 1
      skipDigits()
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      let hasSign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
      guard let digit = byte(hasSign ? 2 : 1), isDigit(digit) else {
        throw SyntaxError("a number needs a digit in its exponent", at: offset + 1)
      }
      offset += hasSign ? 2 : 1
      skipDigits()
    }
    if let after = byte(), isLetter(after) || after == UInt8(ascii: "_") {
      throw SyntaxError(
        "a name may not start with a digit", at: start, suggestion: "multiplication is written with *")
    }
    let text = text(from: start)
    guard let number = Double(text), number.isFinite else {
      throw SyntaxError("the number \(quoted(text)) is too large", at: start)
    }
    return .number(number)
  }

  private mutating func skipDigits() {
    while let byte = byte(), isDigit(byte) { offset += 1 }
  }

  private mutating func symbol() throws(SyntaxError) -> String {
    let start = offset
    if let pair = byte(1).map({ [bytes[start], $0] }), Self.pairs.contains(where: { pair.elementsEqual($0.utf8) }) {
      offset += 2
      return text(from: start)
    }
    if Self.singles.utf8.contains(bytes[start]) {
      offset += 1
      return text(from: start)
    }
    let rest = String(decoding: bytes[start..<min(bytes.count, start + 4)], as: UTF8.self)
    let character = rest.unicodeScalars.first.map { String($0) } ?? ""
    throw SyntaxError("\(quoted(character)) means nothing here", at: start, suggestion: Self.hints[character])
  }

  private static let pairs = ["+=", "-=", "*=", "==", "!=", "<=", ">=", "&&", "||"]
  private static let singles = "+-*/^%<>!=(),.[]"
  private static let hints: [String: String] = [
    "&": "\"and\" is written &&", "|": "\"or\" is written ||", "'": "names and dates stand without quotes",
    "\"": "names and dates stand without quotes", "{": "use ( and )", "?": "choices are written if(c, a, b)",
    "−": "minus is written with the hyphen -", "–": "minus is written with the hyphen -", "×": "write *",
    "÷": "write /",
    "≥": "write >=", "≤": "write <=", "≠": "write !=",
  ]
}
