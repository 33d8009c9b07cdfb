/// A decoded string that still knows the columns its characters were written in.
struct DocumentString: Sendable {
  let text: String
  /// The file's bytes, shared by all strings.
  private let source: [UInt8]
  /// Offset of the first byte after the opening quote.
  private let contentOffset: Int
  /// Position of the first character after the opening quote.
  private let contentPosition: TextPosition

  init(text: String, source: [UInt8], contentOffset: Int, contentPosition: TextPosition) {
    self.text = text
    self.source = source
    self.contentOffset = contentOffset
    self.contentPosition = contentPosition
  }

  /// The position in the file of a Unicode scalar of the decoded text; the closing quote for an index past the end.
  ///
  /// - Complexity: O(index): only messages need it, so nothing is stored for it.
  func position(ofScalar index: Int) -> TextPosition {
    var offset = contentOffset
    var column = contentPosition.column
    var remaining = index
    while remaining > 0, offset < source.count, source[offset] != UInt8(ascii: "\"") {
      let width = escapeWidth(at: offset)
      if width > 0 {
        offset += width
        column += width
      } else {
        offset += 1
        while offset < source.count, source[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
        column += 1
      }
      remaining -= 1
    }
    return TextPosition(line: contentPosition.line, column: column)
  }

  /// Bytes of the escape sequence at an offset, 0 if there is none; a surrogate pair is one scalar.
  private func escapeWidth(at offset: Int) -> Int {
    guard source[offset] == UInt8(ascii: "\\") else { return 0 }
    guard source[offset + 1] == UInt8(ascii: "u") else { return 2 }
    let high = source[offset + 2] == UInt8(ascii: "d") || source[offset + 2] == UInt8(ascii: "D")
    let isHighSurrogate = high && "89abAB".utf8.contains(source[offset + 3])
    return isHighSurrogate ? 12 : 6
  }
}
