import Analysis
import MonteCarlo
import Probability
import Simulation

/// Models of which the law of every outcome is known.
enum SmallModels {
  static func formula(_ expression: Expression, _ name: String = "test") -> Formula {
    Formula(expression, at: Place(path: name, name: name))
  }

  private static func site(_ name: String) -> UInt32 { SiteHash.fnv1a(name) }

  /// Plays a model and sums it up.
  static func summary(
    _ model: Model, count: Int, seed: UInt64 = 1, level: Double = 0.95, includingFaulty: Bool = false
  ) -> EnsembleSummary {
    let variant = Experiment.Variant(name: "base", program: Program(compiling: model))
    let experiment = Experiment(variants: [variant], trajectoryCount: count, seed: seed, threadCount: 2)
    let ensemble = ExperimentRun(experiment).play()[0]
    return EnsembleSummary(ensemble, level: level, includingFaulty: includingFaulty)
  }

  /// Three events with daily probabilities; the first that fires, in their order, ends the trajectory.
  static func competingEvents(_ probabilities: [Double], steps: Int) -> Model {
    let happened = probabilities.indices.map { formula(.history(.happened($0))) }
    return Model(
      name: "competing", clock: Clock(stepLength: 1, stepCount: steps, start: nil),
      occurrences: probabilities.indices.map { Occurrence(name: "event\($0)") },
      events: probabilities.enumerated().map { index, probability in
        Event(
          name: "event\(index)", occurrence: index,
          chance: .probability(formula(.constant(probability)), site: site("event\(index)")))
      },
      ends: happened.indices.map { End(name: "end\($0)", when: happened[$0]) },
      outcomes: [
        Outcome(name: "first", measure: .first, formula: happened[0]),
        Outcome(name: "occurs", measure: .occurs, formula: happened[0]),
      ])
  }

  /// A standard normal x that stays as it is for 10 steps, a coin each step, and a ladder on x.
  static func normal() -> Model {
    let x = Expression.slot(0, at: .now)
    let coin = Expression.draw(
      Draw(law: .distribution(.bernoulli, site: site("coin")), arguments: [.constant(0.3)]))
    return Model(
      name: "normal", clock: Clock(stepLength: 0.5, stepCount: 10, start: nil),
      slots: [
        slot("x"),
        Slot(name: "rung", role: .ladder, states: ["low", "high"], place: Place(path: "rung", name: "rung")),
      ],
      occurrences: [Occurrence(name: "toss")], setup: [InitialValue(slot: 0, formula: formula(normalDraw))],
      events: [Event(name: "toss", occurrence: 0, when: formula(coin))],
      ladders: [
        Ladder(
          name: "rung", slot: 1,
          rungs: [
            Ladder.Rung(name: "low"),
            Ladder.Rung(name: "high", when: formula(.binary(.greater, x, .constant(0)))),
          ])
      ],
      outcomes: [
        Outcome(name: "x", measure: .final, formula: formula(x)),
        Outcome(name: "tosses", measure: .count, formula: formula(.history(.happened(0)))),
      ],
      series: [Series(name: "x", formula: formula(x))])
  }

  /// A variable that becomes the logarithm of a standard normal: half of the trajectories fault.
  static func faulty() -> Model {
    let x = Expression.slot(0, at: .now)
    return Model(
      name: "faulty", clock: Clock(stepLength: 1, stepCount: 3, start: nil), slots: [slot("x"), slot("y")],
      setup: [
        InitialValue(slot: 0, formula: formula(normalDraw)), InitialValue(slot: 1, formula: formula(.constant(0))),
      ],
      updates: [Update(slot: 1, formula: formula(.unary(.log, x), "y.next"))],
      outcomes: [
        Outcome(name: "above", measure: .occurs, formula: formula(.binary(.greater, x, .constant(1))))
      ])
  }

  private static let normalDraw = Expression.draw(
    Draw(law: .distribution(.normal, site: site("x")), arguments: [.constant(0), .constant(1)]))

  private static func slot(_ name: String) -> Slot {
    Slot(name: name, role: .variable, place: Place(path: name, name: name))
  }
}
