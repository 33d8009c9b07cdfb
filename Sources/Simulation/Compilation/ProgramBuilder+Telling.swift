import Probability

extension ProgramBuilder {
  /// Computes the holes of a narrative on the present state.
  mutating func tell(_ narrative: Narrative?, of occurrence: Int) {
    guard isTold, let narrative else { return }
    tell(narrative.formulas.map(\.expression), about: .occurrence(occurrence))
  }

  /// Computes the drivers of all actions of a decision, on the state on which it chooses.
  mutating func tellDrivers(of decision: Decision, number: Int) {
    guard isTold else { return }
    tell(decision.actions.flatMap(\.drivers).map(\.expression), about: .decision(number))
  }

  private mutating func tell(_ expressions: [Expression], about subject: Program.Telling.Subject) {
    let place = presentPlace
    isTelling = true
    let registers = expressions.map { expression in
      let value = value(of: expression)
      return register(of: value)
    }
    isTelling = false
    presentPlace = place
    code.append(.tell(tables.tellings.add(Program.Telling(subject: subject, registers: registers))))
  }
}
