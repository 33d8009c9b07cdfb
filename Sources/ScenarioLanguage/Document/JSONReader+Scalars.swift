extension JSONReader {
  /// Reads a number; the grammar is RFC 8259's: no leading zeros, no leading plus, digits around the point.
  mutating func readNumber() throws(JSONError) -> DocumentNode.Value {
    let start = self
    if byte == UInt8(ascii: "-") { offset += 1 }
    if byte == UInt8(ascii: "0") {
      offset += 1
      if let byte, isDigit(byte) { throw error("a number may not start with 0") }
    } else {
      try readDigits()
    }
    if byte == UInt8(ascii: ".") {
      offset += 1
      try readDigits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      offset += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
      try readDigits()
    }
    let text = String(decoding: bytes[start.offset..<offset], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      throw start.error("the number \(quoted(text)) is too large", suggestion: "the largest is about 1.8e308")
    }
    return .number(number, text: text)
  }

  private mutating func readDigits() throws(JSONError) {
    guard let byte, isDigit(byte) else { throw error("expected a digit, found \(found)") }
    while let digit = self.byte, isDigit(digit) { offset += 1 }
  }

  /// Reads a string, from its opening to its closing quote.
  mutating func readString() throws(JSONError) -> DocumentString {
    let opening = self
    offset += 1
    let contentOffset = offset
    let contentPosition = position
    var decoded: [UInt8]?
    while true {
      guard let byte else {
        throw opening.error("the string has no closing quote")
      }
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        if decoded == nil { decoded = Array(bytes[contentOffset..<offset]) }
        let scalar = try readEscape()
        decoded?.append(contentsOf: UTF8.encode(scalar) ?? .init())
        continue
      }
      guard byte >= 0x20 else {
        let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        let what = isBreak ? "a line break" : "a control character"
        throw error("a string may not contain \(what)", suggestion: isBreak ? "close the string or write \\n" : nil)
      }
      if byte & 0b1100_0000 == 0b1000_0000 { continuationBytes += 1 }
      decoded?.append(byte)
      offset += 1
    }
    let text = String(decoding: decoded ?? Array(bytes[contentOffset..<offset]), as: UTF8.self)
    offset += 1
    return DocumentString(
      text: text, source: bytes, contentOffset: contentOffset, contentPosition: contentPosition)
  }

  private mutating func readEscape() throws(JSONError) -> Unicode.Scalar {
    let start = self
    offset += 1
    let escape = byte
    offset += 1
    switch escape {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw start.error("unknown escape sequence", suggestion: "a backslash itself is written \\\\")
    }
    let unit = try readHexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let low = consumeLowSurrogateEscape()
    guard unit < 0xDC00, low, let second = Optional(try readHexadecimal()), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
    else {
      throw start.error("the escape \\u\(String(unit, radix: 16, uppercase: true)) is half of a surrogate pair")
    }
    return scalar
  }

  private mutating func consumeLowSurrogateEscape() -> Bool {
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u") else {
      return false
    }
    offset += 2
    return true
  }

  private mutating func readHexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, byte < 0x80, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw error("expected four hexadecimal digits after \\u, found \(found)")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
