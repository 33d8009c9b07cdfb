import Analysis

extension Objective {
  /// Reads `minimise war` or `maximise peace`, also spelled with a z.
  ///
  /// - Throws: `TextMistake` that says what would be right.
  package init(argument: String) throws(TextMistake) {
    guard let objective = Objective(text: argument) else {
      throw TextMistake("an objective is written \"minimise war\" or \"maximise peace\"")
    }
    self = objective
  }

  /// Refuses an outcome that is named twice.
  ///
  /// - Throws: `TextMistake` that names it.
  package static func checkDistinct(_ objectives: [Objective]) throws(TextMistake) {
    for (index, goal) in objectives.enumerated()
    where objectives[..<index].contains(where: { $0.outcome == goal.outcome }) {
      throw TextMistake("--objective is given twice for \(goal.outcome)")
    }
  }
}
