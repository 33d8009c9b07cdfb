extension String {
  /// The text as content or as a quoted attribute value of HTML, SVG and XML: the one place where text becomes markup.
  ///
  /// The five characters that mean something become references (HTML Living Standard, section 13.3; XML 1.0, section 2.4).
  /// What XML 1.0 section 2.2 does not allow, NUL among it, and the characters that turn the direction of writing
  /// (Unicode Standard Annex 9, section 2), which can make a text read as another, become U+FFFD.
  package var escapedForMarkup: String {
    guard !utf8.allSatisfy(Self.isPlain) else { return self }
    var escaped = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n": escaped.append(scalar)
      case _ where scalar.isForbiddenInMarkup: escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Whether a byte is an ASCII letter, digit or sign that needs no care.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22 && byte != 0x27
  }
}

extension Unicode.Scalar {
  /// Controls, non-characters and turns of direction.
  fileprivate var isForbiddenInMarkup: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
