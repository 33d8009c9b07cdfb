import Probability
import Simulation

/// The names that the language itself gives a meaning to; a scenario may not use them for its own things.
enum Function {
  static let unary: [String: UnaryOperation] = [
    "abs": .abs, "sqrt": .sqrt, "exp": .exp, "log": .log, "log10": .log10, "sin": .sin, "cos": .cos, "tanh": .tanh,
    "floor": .floor, "ceil": .ceil, "round": .round, "logistic": .logistic, "logit": .logit,
  ]

  static let extremes: [String: BinaryOperation] = ["min": .minimum, "max": .maximum]

  static let history: Set<String> = ["did", "happened", "count", "since", "ever"]

  static let calendar: Set<String> = ["after", "during"]

  static let special: Set<String> = ["if", "clamp", "number", "start"]

  /// The clock's readings; `dt` is a constant and listed for its name.
  static let clock: [String: ClockReading?] = [
    "step": .step, "day": .day, "year": .year, "month": .month, "dt": nil,
  ]

  static let calendarReadings: Set<String> = ["year", "month"]

  static let words: Set<String> = ["true", "false", "policy"]

  static func isDraw(_ name: String) -> Bool { Distribution.named(name) != nil }

  /// Everything that can be called.
  static var callable: Set<String> {
    Set(unary.keys).union(extremes.keys).union(history).union(calendar).union(special)
      .union(Distribution.all.map(\.law.name))
  }

  /// Everything that a scenario may not name something.
  static var reserved: Set<String> { callable.union(clock.keys).union(words) }
}
