/// JSON that a terminal can show: it obeys no character of it.
package enum JSONEscaping {
  /// Writes DEL, the C1 controls, line separators and marks of direction as `\u009B` and the like, which JSON allows anywhere
  /// in a string (RFC 8259, section 7). The encoder escapes only what is below U+0020.
  package static func escaped(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xD8 }) else { return json }
    var text = ""
    text.unicodeScalars.reserveCapacity(json.utf8.count)
    for scalar in json.unicodeScalars {
      if scalar.isObeyed {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
