import Analysis

extension ComparisonMargins {
  /// Reads `0.005`, for all outcomes, and `war=0.002`, for one.
  ///
  /// - Throws: `TextMistake` that says what would be right, also of what is given twice.
  package init(texts: [String]) throws(TextMistake) {
    self.init()
    for text in texts {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count <= 2, let number = parts.last, let size = DecimalNumber.value(of: String(number)), size > 0,
        parts.count == 1 || !parts[0].isEmpty
      else { throw TextMistake("a margin is a number above 0, such as 0.005 or war=0.002") }
      let outcome = parts.count == 2 ? String(parts[0]) : nil
      guard (outcome.map { byOutcome[$0] } ?? general) == nil else {
        throw TextMistake("--margin is given twice for \(outcome ?? "all outcomes")")
      }
      if let outcome { byOutcome[outcome] = size } else { general = size }
    }
  }
}
