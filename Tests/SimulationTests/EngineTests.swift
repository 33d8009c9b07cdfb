import Probability
import Simulation
import Testing

@Suite("The engine, on models built by hand")
struct EngineTests {
  @Test("Competing events with a fixed order split as the closed form says")
  func competingEvents() {
    // Daily probabilities 0.004, 0.002, 0.001, the first that fires in file order wins: reference case A02.
    let probabilities = [0.004, 0.002, 0.001]
    let model = Model(
      name: "competing", clock: Clock(stepLength: 1, stepCount: 365, start: nil),
      occurrences: probabilities.indices.map { Occurrence(name: "event\($0)") },
      events: probabilities.enumerated().map { index, probability in
        Event(
          name: "event\(index)", occurrence: index,
          chance: .probability(HandBuilt.formula(.constant(probability)), site: HandBuilt.site("event\(index)")))
      },
      ends: probabilities.indices.map {
        End(name: "end\($0)", when: HandBuilt.formula(.history(.happened($0))))
      },
      outcomes: [
        Outcome(
          name: "first", measure: .first, formula: HandBuilt.formula(.history(.happened(0))))
      ])
    let count = 40_000
    let observations = HandBuilt.play(model, count: count)
    for (end, expected) in [0.5282591390644255, 0.26307305125408387, 0.13127345257578785].enumerated() {
      let share = Double(observations.endings.count { $0 == Int32(end) }) / Double(count)
      #expect(abs(share - expected) < 5 * (expected * (1 - expected) / Double(count)).squareRoot())
    }
    let unended = Double(observations.endings.count { $0 == BlockObservations.Ending.horizon }) / Double(count)
    #expect(abs(unended - 0.07739435710569709) < 5 * (0.0774 * 0.9226 / Double(count)).squareRoot())
  }

  @Test("A mean-reverting variable has the mean and variance of the AR(1) process")
  func meanReversion() {
    let x = HandBuilt.now(0)
    let model = Model(
      name: "ar1", clock: Clock(stepLength: 1, stepCount: 30, start: nil), slots: [HandBuilt.variable("x")],
      setup: [InitialValue(slot: 0, formula: HandBuilt.formula(.constant(0)))],
      updates: [
        Update(
          slot: 0,
          formula: HandBuilt.formula(
            .binary(
              .add,
              .binary(.add, .constant(2), .binary(.multiply, .constant(0.9), .binary(.subtract, x, .constant(2)))),
              HandBuilt.normal(.constant(0), .constant(0.5), "x.next#0"))))
      ],
      outcomes: [Outcome(name: "x", measure: .final, formula: HandBuilt.formula(x))])
    let count = 40_000
    let values = HandBuilt.play(model, count: count).values(ofOutcome: 0)
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    // Reference case A10: mean and variance at t = 30 of phi = 0.9, mu = 2, sigma = 0.5, x0 = 0.
    #expect(abs(mean - 1.9152176834495676) < 5 * (1.3134249864474814 / Double(count)).squareRoot())
    #expect(abs(variance - 1.3134249864474814) < 5 * 1.3134249864474814 * (2 / Double(count)).squareRoot())
  }
}
