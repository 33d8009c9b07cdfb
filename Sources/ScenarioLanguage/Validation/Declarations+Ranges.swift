import Probability

extension Declarations.Quantity {
  /// Reports a number that a quantity can't have.
  func checkRange(_ number: Double, _ what: String, at cursor: Cursor, _ diagnostics: DiagnosticCollector) {
    guard !range.contains(number) else { return }
    func side(_ number: Double) -> String { number.isFinite ? shortest(number) : "null" }
    let bounds = "[\(side(range.lowerBound)), \(side(range.upperBound))]"
    diagnostics.error("\(what) \(shortest(number)) is outside the range \(bounds)", at: cursor)
  }
}
