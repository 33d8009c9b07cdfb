import Probability
import Simulation
import Testing

@Suite("The substance of a program")
struct SubstanceTests {
  /// A parameter with a law of constant arguments, which a table holds.
  private static func program(scale: Double) -> Program {
    let draw = Expression.draw(
      Draw(
        law: .distribution(.gamma, site: HandBuilt.site("tempo")), arguments: [.constant(9), .constant(scale)]))
    return Program(
      compiling: Model(
        name: "gamma", clock: Clock(stepLength: 1, stepCount: 2, start: nil), slots: [HandBuilt.variable("tempo")],
        setup: [InitialValue(slot: 0, formula: HandBuilt.formula(draw))],
        outcomes: [Outcome(name: "tempo", measure: .final, formula: HandBuilt.formula(HandBuilt.now(0)))]))
  }

  @Test("differs where a constant argument of a draw does, and nowhere else")
  func constantArguments() {
    let (first, twin) = (Self.program(scale: 0.0055), Self.program(scale: 0.0055))
    let other = Self.program(scale: 0.006)
    #expect(first.substance == twin.substance)
    #expect(first.substance != other.substance)
  }
}
