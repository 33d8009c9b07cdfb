import MonteCarlo
import ScenarioLanguage
import Simulation

/// What somebody asks of a run or a comparison; what is nil is as a record says, or as usual.
package struct RunRequest: Sendable {
  package let work: Order.Work
  /// The scenario's path.
  package var file: String?
  package var variants = VariantChoice.none
  package var settings: [Setting] = []
  package var seed: UInt64?
  package var trajectories: Int?
  package var precision: PrecisionGoal?
  package var keptRows: Int?
  package var comparison: ComparisonRequest?
  package var shard: Shard?

  package init(_ work: Order.Work, file: String? = nil) { (self.work, self.file) = (work, file) }

  /// The order for a run of a scenario that begins.
  func order(_ scenario: Scenario) -> Order {
    Order(
      work, name: scenario.name, files: [InputFile(path: scenario.fileName, bytes: scenario.bytes)],
      variants: (variants.isEmpty && work == .comparison ? .all : variants).variants(of: scenario), settings: settings,
      seed: seed ?? 1,
      trajectories: trajectories ?? (precision == nil ? Order.standardTrajectoryCount : Order.preciseTrajectoryLimit),
      precision: precision, keptRows: keptRows ?? Order.standardKeptRows,
      comparison: comparison ?? ComparisonRequest(), shard: shard)
  }

  /// The order that goes on with another one: what may change is as it is asked for, all else as it was.
  ///
  /// - Throws: `Complaint`, if it would be another run.
  func order(goingOnWith order: Order, unmet precision: PrecisionGoal?) throws(Complaint) -> Order {
    try checkSame(as: order)
    var next = order
    next.precision = self.precision ?? precision
    next.trajectories =
      trajectories ?? (self.precision == nil ? order.trajectories : Order.preciseTrajectoryLimit)
    if let comparison { next.comparison = comparison }
    return next
  }

  /// Refuses what would make the rest of a run another run.
  func checkSame(as order: Order) throws(Complaint) {
    if let file, !order.file.isSame(asFile: file) {
      throw .badUsage(
        "\(file) is not the scenario of the run (SHA-256 \(order.file.sha256.prefix(12))…); "
          + "leave it out to go on with the recorded text, or begin anew")
    }
    if let seed, seed != order.seed {
      throw .badUsage("the run has seed \(order.seed), not \(seed); leave out --seed, or begin anew")
    }
    guard settings.isEmpty || settings == order.settings else {
      throw .badUsage("the run has other settings; leave out --set, or begin anew")
    }
    if let keptRows, keptRows != order.keptRows {
      throw .badUsage("the run keeps \(order.keptRows) trajectories one by one; leave out --keep")
    }
  }

  /// Refuses other variants than those of a run.
  func checkVariants(_ scenario: Scenario, _ order: Order) throws(Complaint) {
    guard !variants.isEmpty, variants.variants(of: scenario) != order.variants else { return }
    throw .badUsage("the run plays the variants \(order.variants.joined(separator: ", ")); leave out --variant")
  }
}
