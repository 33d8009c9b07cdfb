import MonteCarlo

/// What a policy is to achieve: as little or as much of an outcome as can be, in probability or on average.
package struct Objective: Sendable, Equatable, Codable {
  package enum Direction: String, Sendable, Codable {
    case minimise, maximise
  }

  package let direction: Direction
  /// Name of the outcome; its probability or its mean.
  package let outcome: String

  package init(_ direction: Direction, _ outcome: String) {
    self.direction = direction
    self.outcome = outcome
  }

  /// Reads `minimise war` or `maximise peace`, also spelled with a z; nil for anything else.
  package init?(text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "minimise", "minimize": direction = .minimise
    case "maximise", "maximize": direction = .maximise
    default: return nil
    }
    outcome = words[1]
  }

  /// As it is written: `minimise war`.
  package var text: String { "\(direction.rawValue) \(outcome)" }

  /// A number that is the greater the better the value is.
  func merit(_ value: Double) -> Double { direction == .maximise ? value : 0 - value }
}
