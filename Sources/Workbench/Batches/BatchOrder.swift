import MonteCarlo
import Probability
import ResultsStore
import ScenarioLanguage
import Simulation

/// A plan with its scenarios, all of them checked: what a batch plays.
package struct BatchOrder: Sendable {
  let order: Order
  package let plan: BatchPlan
  package let scenarios: [Scenario]
  /// Names that tell the scenarios apart.
  let labels: [String]

  /// The batch's name.
  package var name: String { plan.name ?? scenarios[0].name }

  /// Reads a plan and the scenarios that it names.
  ///
  /// - Throws: `Complaint` with all mistakes.
  package init(file: String) throws(Complaint) {
    try self.init(plan: { try ScenarioFile.readPlan(file) }) { plan in
      let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      return try plan.scenarioFiles.enumerated().map { index, path in
        let place = path.hasPrefix("/") || !file.contains("/") ? path : "\(folder)/\(path)"
        do {
          return try ScenarioFile.read(place)
        } catch let error as FileError {
          throw plan.unreadable(scenario: index, error.description)
        }
      }
    }
  }

  /// The plan and the scenarios that a record holds.
  ///
  /// - Throws: `Complaint`.
  init(of order: Order) throws(Complaint) {
    try self.init(plan: { try BatchPlan(reading: order.file.bytes, fileName: order.file.path) }) { _ in
      try order.files.dropFirst().map { try Scenario(reading: $0.bytes, fileName: $0.path) }
    }
  }

  private init(
    plan read: () throws -> BatchPlan, scenarios: (BatchPlan) throws -> [Scenario]
  ) throws(Complaint) {
    do {
      plan = try read()
      self.scenarios = try scenarios(plan)
      try plan.check(self.scenarios)
    } catch {
      throw .badInput(error)
    }
    let names = self.scenarios.map(\.name)
    labels = self.scenarios.map { scenario in
      names.filter { $0 == scenario.name }.count > 1 ? scenario.fileName : scenario.name
    }
    order = Order(
      .batch, name: plan.name ?? self.scenarios[0].name,
      files: [InputFile(path: plan.fileName, bytes: plan.bytes)]
        + self.scenarios.map { InputFile(path: $0.fileName, bytes: $0.bytes) }, variants: plan.variants,
      seed: plan.seed,
      trajectories: plan.trajectories ?? Order.standardTrajectoryCount)
  }

  /// The points in their order: by scenario, then as the design has them.
  ///
  /// - Throws: `GSLError` where a Sobol sequence can't be made.
  func points() throws(GSLError) -> [BatchPoint] {
    let designed = try settings()
    return scenarios.indices.flatMap { scenario in
      designed.enumerated().map { index, settings in
        BatchPoint(number: scenario * designed.count + index + 1, scenario: scenario, settings: settings)
      }
    }
  }

  /// What each point of the design sets.
  private func settings() throws(GSLError) -> [[Setting]] {
    switch plan.design {
    case .list(let runs): return runs
    case .grid:
      let levels = plan.factors.map { factor in
        if case .levels(let levels) = factor.choices { levels } else { [String]() }
      }
      return FactorialDesign(levelCounts: levels.map(\.count)).points.map { point in
        zip(plan.factors, zip(levels, point)).map { Setting(name: $0.name, value: $1.0[$1.1]) }
      }
    case .latinHypercube(let count): return try settings(.latinHypercube(count))
    case .sobol(let count): return try settings(.sobol(count))
    }
  }

  private func settings(_ design: SpaceFillingDesign) throws(GSLError) -> [[Setting]] {
    let varied = plan.factors.indices.filter { plan.factors[$0].isVaried }
    let points = try design.points(factors: varied.map { plan.factors[$0].name }, seed: plan.seed)
    return points.map { point in
      var places = Array(repeating: 0.0, count: plan.factors.count)
      for (factor, place) in zip(varied, point) { places[factor] = place }
      return zip(plan.factors, places).map { Setting(name: $0.name, value: $0.value(at: $1)) }
    }
  }
}
