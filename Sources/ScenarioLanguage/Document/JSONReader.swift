/// Reads RFC 8259 JSON strictly and remembers where every value and key stands.
///
/// No comments, no trailing commas, no duplicate keys, no byte order mark, no numbers that overflow.
struct JSONReader {
  let bytes: [UInt8]
  var offset = 0
  private var line = 1
  private var lineStart = 0
  /// UTF-8 continuation bytes on this line so far: they take no column.
  var continuationBytes = 0
  private var path = DocumentPath.top
  private var depth = 0

  /// The document of a whole file.
  static func read(_ bytes: [UInt8]) throws(JSONError) -> DocumentNode {
    var reader = JSONReader(bytes: bytes)
    try reader.checkEncoding()
    reader.skipWhitespace()
    let node = try reader.readValue()
    reader.skipWhitespace()
    guard reader.offset == bytes.count else {
      throw reader.error("nothing may follow the document, found \(reader.found)")
    }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func checkEncoding() throws(JSONError) {
    guard bytes.count <= Limits.fileBytes else {
      throw error("the text has \(bytes.count) bytes; \(Limits.fileBytes) (16 MiB) is the most")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw error("the file starts with a byte order mark", suggestion: "save it as UTF-8 without BOM")
    }
    guard let invalid = firstInvalidUTF8Offset(in: bytes) else { return }
    while offset < invalid { advanceScalar() }
    let byte = String(bytes[invalid], radix: 16, uppercase: true)
    throw error("byte 0x\(byte) is not valid UTF-8", suggestion: "save the file as UTF-8")
  }

  private mutating func advanceScalar() {
    if bytes[offset] == UInt8(ascii: "\n") {
      startLine(at: offset + 1)
    } else if bytes[offset] & 0b1100_0000 == 0b1000_0000 {
      continuationBytes += 1
    }
    offset += 1
  }

  private mutating func startLine(at start: Int) {
    line += 1
    lineStart = start
    continuationBytes = 0
  }

  var position: TextPosition { TextPosition(line: line, column: offset - lineStart - continuationBytes + 1) }

  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// What stands at the current place, for messages.
  var found: String {
    guard let byte else { return "the end of the file" }
    guard byte >= 0x80 else {
      return byte < 0x20 || byte == 0x7F ? "a control character" : quoted(String(UnicodeScalar(byte)))
    }
    let rest = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self)
    return quoted(String(rest.prefix(1)))
  }

  func error(_ message: String, suggestion: String? = nil) -> JSONError {
    JSONError(position: position, path: path, message: message, suggestion: suggestion)
  }

  mutating func skipWhitespace() {
    while let byte {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"): startLine(at: offset + 1)
      default: return
      }
      offset += 1
    }
  }

  private mutating func readValue() throws(JSONError) -> DocumentNode {
    let start = position
    switch byte {
    case UInt8(ascii: "{"): return DocumentNode(value: .object(try readObject()), position: start)
    case UInt8(ascii: "["): return DocumentNode(value: .array(try readArray()), position: start)
    case UInt8(ascii: "\""): return DocumentNode(value: .string(try readString()), position: start)
    case let first? where first == UInt8(ascii: "-") || isDigit(first):
      return DocumentNode(value: try readNumber(), position: start)
    case UInt8(ascii: "t") where consume("true"): return DocumentNode(value: .boolean(true), position: start)
    case UInt8(ascii: "f") where consume("false"): return DocumentNode(value: .boolean(false), position: start)
    case UInt8(ascii: "n") where consume("null"): return DocumentNode(value: .null, position: start)
    case UInt8(ascii: "/"):
      throw error("expected a value, found \"/\"", suggestion: "JSON has no comments; use \"note\"")
    case UInt8(ascii: "'"): throw error("expected a value, found \"'\"", suggestion: "strings take double quotes")
    case UInt8(ascii: "N"), UInt8(ascii: "I"):
      throw error("expected a value, found \(found)", suggestion: "JSON has no NaN and no infinity")
    default: throw error("expected a value, found \(found)")
    }
  }

  private mutating func consume(_ word: StaticString) -> Bool {
    let expected = Array("\(word)".utf8)
    guard bytes[offset...].starts(with: expected) else { return false }
    offset += expected.count
    return true
  }

  private mutating func enter() throws(JSONError) {
    guard depth < Limits.documentNesting else {
      throw error("objects and arrays may be nested \(Limits.documentNesting) deep")
    }
    depth += 1
    offset += 1
    skipWhitespace()
  }

  private mutating func readArray() throws(JSONError) -> [DocumentNode] {
    let parent = path
    defer { path = parent }
    try enter()
    defer { depth -= 1 }
    var nodes: [DocumentNode] = []
    while byte != UInt8(ascii: "]") {
      path = .index(parent, nodes.count)
      guard nodes.count < Limits.entries else { throw error("an array may have \(Limits.entries) entries") }
      nodes.append(try readValue())
      path = parent
      if try readSeparator(closing: UInt8(ascii: "]")) { break }
    }
    offset += 1
    return nodes
  }

  private mutating func readObject() throws(JSONError) -> [DocumentNode.Member] {
    let parent = path
    defer { path = parent }
    try enter()
    defer { depth -= 1 }
    var members: [DocumentNode.Member] = []
    var positions: [String: TextPosition] = [:]
    while byte != UInt8(ascii: "}") {
      guard members.count < Limits.entries else { throw error("an object may have \(Limits.entries) keys") }
      let (key, keyPosition) = try readKey()
      path = .key(parent, key)
      if let first = positions.updateValue(keyPosition, forKey: key) {
        throw JSONError(
          position: keyPosition, path: path,
          message: "the key \(quoted(key)) stands twice; first on line \(first.line), column \(first.column)",
          suggestion: nil)
      }
      members.append(.init(key: key, keyPosition: keyPosition, node: try readValue()))
      path = parent
      if try readSeparator(closing: UInt8(ascii: "}")) { break }
    }
    offset += 1
    return members
  }

  private mutating func readKey() throws(JSONError) -> (key: String, position: TextPosition) {
    let start = position
    guard byte == UInt8(ascii: "\"") else { throw error("expected a key in double quotes, found \(found)") }
    let key = try readString().text
    skipWhitespace()
    guard byte == UInt8(ascii: ":") else { throw error("expected \":\" after the key \(quoted(key)), found \(found)") }
    offset += 1
    skipWhitespace()
    return (key, start)
  }

  /// Reads the comma between entries; true if the closing bracket stands here instead.
  private mutating func readSeparator(closing: UInt8) throws(JSONError) -> Bool {
    skipWhitespace()
    if byte == closing { return true }
    let bracket = String(UnicodeScalar(closing))
    guard byte == UInt8(ascii: ",") else { throw error("expected \",\" or \"\(bracket)\", found \(found)") }
    offset += 1
    skipWhitespace()
    if byte == closing {
      throw error("expected another entry, found \"\(bracket)\"", suggestion: "remove the comma before it")
    }
    return false
  }
}
