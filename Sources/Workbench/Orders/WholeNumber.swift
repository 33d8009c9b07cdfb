/// Whole numbers as people write them: `100000`, `1_000_000`, `1e6`.
package enum WholeNumber {
  /// - Throws: `TextMistake` that says what would be right.
  package static func read(_ text: String, in range: ClosedRange<Int>) throws(TextMistake) -> Int {
    let digits = text.filter { $0 != "_" }
    if let number = Int(digits), range.contains(number) { return number }
    guard let value = DecimalNumber.value(of: digits), value == value.rounded() else {
      throw TextMistake("a whole number was expected, such as 100000, 1_000_000 or 1e6")
    }
    guard let number = Int(exactly: value), range.contains(number) else {
      throw TextMistake("the number must be from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// - Throws: `TextMistake` that says what would be right.
  package static func readSeed(_ text: String) throws(TextMistake) -> UInt64 {
    guard let seed = UInt64(text.filter { $0 != "_" }) else {
      throw TextMistake("a whole number from 0 to 18446744073709551615 was expected")
    }
    return seed
  }
}
