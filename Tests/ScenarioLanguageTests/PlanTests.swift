import ScenarioLanguage
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Plans of batches")
struct PlanTests {
  private func plan(_ text: String) throws -> BatchPlan {
    try BatchPlan(reading: Array(text.utf8), fileName: "plan.json")
  }

  private func scenario() throws -> Scenario {
    let path = "scenarios/two-state-crisis/scenario.json"
    return try Scenario(reading: repositoryFile(path), fileName: path)
  }

  @Test("The plan in the repository has no mistakes")
  func example() throws {
    let path = "scenarios/two-state-crisis/plan.json"
    let plan = try BatchPlan(reading: repositoryFile(path), fileName: path)
    try plan.check([scenario()])
    #expect(plan.scenarioFiles == ["scenario.json"] && plan.trajectories == 10_000 && plan.warnings.isEmpty)
    #expect(
      plan.factors == [
        .init(name: "North.policy", choices: .levels(["defiant", "cautious"])),
        .init(name: "tempo", choices: .levels(["0.03", "0.06", "0.09"])),
      ])
  }

  @Test("Plans are described by the schema in the repository")
  func schema() throws {
    let path = "scenarios/plan.schema.json"
    let generated = ScenarioSchema.planJSON()
    if getenv("BRINK_UPDATE_SCHEMA") != nil { try writeRepositoryFile(path, generated) }
    let text = String(decoding: try repositoryFile(path), as: UTF8.self)
    #expect(text == generated, "run the tests once with BRINK_UPDATE_SCHEMA=1 and look at the difference")
  }

  @Test(
    "All mistakes of a plan come at once, each at its place",
    arguments: [
      ErrorCase(
        #"{ "scenaro": "a.json", "trajectories": 0 }"#,
        #"1:3 scenaro: the plan has no key "scenaro"; did you mean "scenario"?"#,
        #"1:40 trajectories: "trajectories" must be a whole number from 1 to 1099511627776, found 0"#),
      ErrorCase(
        #"{ "scenario": "a.json", "ranges": { "x": [1, 2] }, "set": { "y": [1, 1] } }"#,
        "1:35 ranges: a grid has no points between a low and a high number; "
          + #"give the values in "set", or choose { "latinHypercube": 64 } as "design""#,
        #"1:70 set.y[1]: y has the value "1" twice"#),
      ErrorCase(
        #"{ "scenario": "a", "ranges": { "x": { "low": 0, "high": 1, "scale": "log" }, "z": [1, null] }, "design": { "sobol": 8 } }"#,
        "1:46 ranges.x.low: a logarithmic range must begin above 0",
        "1:83 ranges.z: both ends of a range must be numbers"),
      ErrorCase(
        #"{ "scenario": "a", "runs": [{ "x": 1 }], "set": { "x": 2 } }"#,
        #"1:49 set: "runs" names all points, so "set" has nothing to say"#),
      ErrorCase(
        #"{ "scenario": ["a", "a"], "seed": 1.5, "design": { "sobol": 8, "latinHypercube": 8 }, "ranges": { "x": [1, 2] } }"#,
        #"1:21 scenario[1]: "a" stands here twice"#,
        #"1:35 seed: "seed" must be a whole number from 0 to 18446744073709551615, in plain digits"#,
        #"1:50 design: a design takes only one of "latinHypercube", "sobol", found "latinHypercube" and "sobol""#),
    ])
  func mistakes(_ error: ErrorCase) {
    let found = #expect(throws: ScenarioErrors.self) { try plan(error.text) }
    #expect(found?.diagnostics.map(\.located) == error.messages)
  }

  @Test("What a plan says of its scenario is checked with it; what is wrong with each value is said of the name")
  func againstScenario() throws {
    let plan = try plan(
      #"{ "scenario": "a", "variants": ["cautios_north"], "set": { "temp": [1, 2], "North.policy": ["defiant", "cautius"] } }"#
    )
    let found = #expect(throws: ScenarioErrors.self) { try plan.check([scenario()]) }
    #expect(
      found?.diagnostics.map(\.located) == [
        #"1:33 variants[0]: there is no variant "cautios_north"; did you mean "cautious_north"?"#,
        #"1:60 set.temp: there is no parameter, variable, policy or weight "temp"; did you mean "tempo"?"#,
        #"1:104 set["North.policy"][1]: "cautius" is not one of the policies of North; did you mean "cautious"?"#,
      ])
  }

  @Test("Values reach settings as they were written; weights as JSON")
  func settings() throws {
    let plan = try plan(
      #"{ "scenario": "a", "runs": [{ "tempo": "gamma(9, 0.01)", "North.policy": { "defiant": 0.5, "cautious": 0.5 } }] }"#
    )
    #expect(
      plan.design
        == .list([
          [
            .init(name: "tempo", value: "gamma(9, 0.01)"),
            .init(name: "North.policy", value: #"{"defiant": 0.5, "cautious": 0.5}"#),
          ]
        ]))
    try plan.check([scenario()])
  }

  @Test("Places become values: levels in equal parts, ranges evenly or evenly in their logarithm")
  func values() {
    let levels = BatchPlan.Factor(name: "x", choices: .levels(["a", "b", "c"]))
    #expect([0.1, 0.34, 0.99].map { levels.value(at: $0) } == ["a", "b", "c"])
    let linear = BatchPlan.Factor(name: "x", choices: .range(low: -1, high: 3, isLogarithmic: false))
    #expect(linear.value(at: 0.25) == "0.0")
    let logarithmic = BatchPlan.Factor(name: "x", choices: .range(low: 1, high: 100, isLogarithmic: true))
    #expect(abs((Double(logarithmic.value(at: 0.5)) ?? 0) - 10) < 1e-12)
  }

  @Test("A Sobol design of a number that is no power of two gets a warning, one of more than 40 factors is refused")
  func sobol() throws {
    let odd = try plan(#"{ "scenario": "a", "ranges": { "x": [1, 2] }, "design": { "sobol": 48 } }"#)
    #expect(odd.warnings.map(\.suggestion) == ["such as 32 or 64"])
    let ranges = (0...40).map { #""x\#($0)": [0, 1]"# }.joined(separator: ", ")
    let found = #expect(throws: ScenarioErrors.self) {
      try plan(#"{ "scenario": "a", "ranges": { \#(ranges) }, "design": { "sobol": 64 } }"#)
    }
    #expect(found?.diagnostics.first?.message == "a Sobol sequence has at most 40 factors here, and these are 41")
  }
}
