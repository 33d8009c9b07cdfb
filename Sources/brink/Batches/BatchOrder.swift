import ArgumentParser
import MonteCarlo
import Probability
import Reporting
import ResultsStore
import ScenarioLanguage

/// A plan with its scenarios, all of them checked: what a batch plays.
struct BatchOrder {
  let plan: BatchPlan
  let scenarios: [Scenario]
  /// As the record has them, in the same order.
  let records: [BatchScenario]

  /// The batch's name.
  var name: String { plan.name ?? scenarios[0].name }

  /// Reads a plan and the scenarios that it names.
  ///
  /// - Throws: an exit code, after all mistakes have been written.
  init(file: String) throws {
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
  /// - Throws: an exit code, after a message.
  init(of record: BatchRecord, _ manifest: BatchManifest, folder: String) throws {
    let stored = try BatchFolder.reporting(folder) { () throws(RecordError) in try record.scenarios() }
    try self.init(plan: { try BatchPlan(reading: Array(manifest.planText.utf8), fileName: manifest.planFile) }) { _ in
      try stored.map { try Scenario(reading: Array($0.text.utf8), fileName: $0.file) }
    }
  }

  private init(plan read: () throws -> BatchPlan, scenarios: (BatchPlan) throws -> [Scenario]) throws {
    do {
      plan = try read()
      self.scenarios = try scenarios(plan)
      try plan.check(self.scenarios)
    } catch {
      OutputStream.error.write("\(error)\n")
      throw ExitCode.badInput
    }
    let names = self.scenarios.map(\.name)
    records = self.scenarios.map { scenario in
      BatchScenario(
        label: names.filter { $0 == scenario.name }.count > 1 ? scenario.fileName : scenario.name,
        file: scenario.fileName, sha256: SHA256.hexadecimal(scenario.bytes), text: scenario.text)
    }
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
  private func settings() throws(GSLError) -> [[RunManifest.Setting]] {
    switch plan.design {
    case .list(let runs): return runs.map { $0.map { .init(name: $0.name, value: $0.value) } }
    case .grid:
      let levels = plan.factors.map { factor in
        if case .levels(let levels) = factor.choices { levels } else { [String]() }
      }
      return FactorialDesign(levelCounts: levels.map(\.count)).points.map { point in
        zip(plan.factors, zip(levels, point)).map { .init(name: $0.name, value: $1.0[$1.1]) }
      }
    case .latinHypercube(let count): return try settings(.latinHypercube(count))
    case .sobol(let count): return try settings(.sobol(count))
    }
  }

  private func settings(_ design: SpaceFillingDesign) throws(GSLError) -> [[RunManifest.Setting]] {
    let varied = plan.factors.indices.filter { plan.factors[$0].isVaried }
    let points = try design.points(factors: varied.map { plan.factors[$0].name }, seed: plan.seed)
    return points.map { point in
      var places = Array(repeating: 0.0, count: plan.factors.count)
      for (factor, place) in zip(varied, point) { places[factor] = place }
      return zip(plan.factors, places).map { .init(name: $0.name, value: $0.value(at: $1)) }
    }
  }
}
