import ResultsStore

extension String {
  /// The text with spaces in the place of characters that a terminal would obey.
  var harmless: String {
    if utf8.allSatisfy(Self.isPlain) { return self }
    var kept = ""
    for scalar in unicodeScalars { kept.unicodeScalars.append(scalar.isObeyed || scalar == "\r" ? " " : scalar) }
    return kept
  }

  /// False for bytes that one of these characters may begin with.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: true
    case 0x00...0x1F, 0x7F, 0xC2, 0xD8, 0xE2: false
    default: true
    }
  }
}
