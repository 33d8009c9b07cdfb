import ScenarioLanguage

/// The reader of plans on any bytes, and its checks against a scenario.
enum PlanTarget {
  private static let scenarios = [SeedFiles.scenario("scenarios/two-state-crisis/scenario.json")]

  static func feed(_ bytes: [UInt8]) {
    guard let plan = try? BatchPlan(reading: bytes, fileName: "plan.json") else { return }
    try? plan.check(scenarios)
  }
}
