import Probability
import Simulation

/// Models built by hand, without the scenario language.
enum HandBuilt {
  static func place(_ name: String) -> Place { Place(path: name, name: name) }
  static func formula(_ expression: Expression, _ name: String = "test") -> Formula {
    Formula(expression, at: place(name))
  }
  static func variable(_ name: String, _ range: ClosedRange<Double> = -.infinity ... .infinity) -> Slot {
    Slot(name: name, role: .variable, range: range, place: place(name))
  }
  static func site(_ name: String) -> UInt32 { SiteHash.fnv1a(name) }
  static func now(_ slot: Int) -> Expression { .slot(slot, at: .now) }
  static func normal(_ mean: Expression, _ sd: Expression, _ name: String) -> Expression {
    .draw(Draw(law: .distribution(.normal, site: site(name)), arguments: [mean, sd]))
  }

  /// Plays a model's first trajectories in batches of the given width.
  static func play(_ model: Model, count: Int, width: Int = 256, seed: UInt64 = 1) -> BlockObservations {
    let program = Program(compiling: model)
    let observations = BlockObservations(program: program, capacity: count, seriesBins: nil)
    let batch = TrajectoryBatch(program: program, width: width, seed: seed, observations: observations)
    var first = 0
    while first < count {
      let size = min(width, count - first)
      batch.play(first: UInt64(first), count: size, into: observations)
      first += size
    }
    return observations
  }
}
