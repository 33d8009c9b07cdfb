/// Numbers as people write them, in decimal digits: neither `nan` nor `0x1p4`.
package enum DecimalNumber {
  /// Nil for what is no finite number.
  package static func value(of text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "eE+-.".utf8.contains($0) }), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }

  /// - Throws: `TextMistake` that says what would be right.
  package static func read(
    _ text: String, _ range: String, _ isRight: (Double) -> Bool
  ) throws(TextMistake) -> Double {
    guard let number = value(of: text), isRight(number) else { throw TextMistake("a number \(range) was expected") }
    return number
  }
}
