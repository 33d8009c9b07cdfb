/// How often writes of a variable were clamped to its range.
public struct ClampSummary: Sendable, Equatable, Codable {
  /// The qualified name, such as `North.stockpile`.
  public let variable: String
  /// Writes that had to be moved into the range.
  public let clamped: Int
  /// All writes that could have been outside.
  public let writes: Int
  /// Clamped writes among all of them.
  public let share: Double

  /// Nil for a variable that was never clamped.
  init?(variable: String, clamped: Int, writes: Int) {
    guard clamped > 0, writes > 0 else { return nil }
    self.variable = variable
    self.clamped = clamped
    self.writes = writes
    share = Double(clamped) / Double(writes)
  }
}
