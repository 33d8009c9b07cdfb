import ArgumentParser

/// Whole numbers as people write them: `100000`, `1_000_000`, `1e6`.
enum WholeNumber {
  /// - Throws: `ValidationError` that says what would be right.
  static func read(_ text: String, in range: ClosedRange<Int>) throws -> Int {
    let digits = text.filter { $0 != "_" }
    if let number = Int(digits), range.contains(number) { return number }
    guard let value = DecimalNumber.value(of: digits), value == value.rounded() else {
      throw ValidationError("a whole number was expected, such as 100000, 1_000_000 or 1e6")
    }
    guard let number = Int(exactly: value), range.contains(number) else {
      throw ValidationError("the number must be from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// - Throws: `ValidationError` that says what would be right.
  static func readSeed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text.filter { $0 != "_" }) else {
      throw ValidationError("a whole number from 0 to 18446744073709551615 was expected")
    }
    return seed
  }
}
