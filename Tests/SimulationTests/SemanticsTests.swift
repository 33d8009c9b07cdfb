import ScenarioLanguage
import Simulation
import Testing

/// Small scenarios whose outcome is known by hand: the order of a step, windows, looks, faults.
@Suite("What a step means")
struct SemanticsTests {
  /// The outcomes of the first trajectory of a scenario.
  static func outcomes(_ body: String, clock: String = #"{ "step": "day", "steps": 10 }"#) throws -> [Double] {
    let text = #"{ "name": "test", "clock": \#(clock), \#(body) }"#
    let model = try Scenario(reading: Array(text.utf8), fileName: "test.json").model()
    let observations = HandBuilt.play(model, count: 3, width: 2)
    #expect(observations.faults.isEmpty)
    return model.outcomes.indices.map { observations.values(ofOutcome: $0)[2] }
  }

  @Test("Updates are made from one state, together")
  func updatesTogether() throws {
    let outcomes = try Self.outcomes(
      #"""
      "variables": [
        { "name": "a", "initial": 1, "next": "b" }, { "name": "b", "initial": 2, "next": "a" },
        { "name": "c", "initial": 0, "next": "a + b + c" }],
      "outcomes": [{ "name": "a", "final": "a" }, { "name": "b", "final": "b" }, { "name": "c", "final": "c" }]
      """#, clock: #"{ "step": "day", "steps": 3 }"#)
    #expect(outcomes == [2, 1, 9])
  }

  @Test("Effects run one after another, each on the state that the last one left")
  func effectsInOrder() throws {
    let outcomes = try Self.outcomes(
      #"""
      "variables": [{ "name": "a", "initial": 1 }, { "name": "b", "initial": 0 }],
      "events": [{ "name": "e", "when": "step == 0", "effects": ["a *= 3", "b = a", "a -= 1", "b += a * 10"] }],
      "outcomes": [{ "name": "a", "final": "a" }, { "name": "b", "final": "b" }]
      """#)
    #expect(outcomes == [2, 23])
  }

  @Test("All decisions choose on the same state, before any effect")
  func simultaneousDecisions() throws {
    let outcomes = try Self.outcomes(
      #"""
      "variables": [{ "name": "x", "initial": 0 }, { "name": "y", "initial": 0 }],
      "actors": [
        { "name": "A", "decisions": [{ "name": "d", "actions": [{ "name": "go", "effects": ["x = 1"] }] }] },
        { "name": "B", "decisions": [{ "name": "d", "actions": [
          { "name": "see", "when": "x == 1", "effects": ["y += 1"] },
          { "name": "blind", "when": "x == 0", "effects": ["y += 100"] }] }] }],
      "outcomes": [{ "name": "y", "final": "y" }]
      """#, clock: #"{ "step": "day", "steps": 3 }"#)
    // Step 0 sees x = 0; steps 1 and 2 see x = 1.
    #expect(outcomes == [102])
  }

  @Test("A decision every n steps is due at 0, n, 2n")
  func everyThird() throws {
    let outcomes = try Self.outcomes(
      #"""
      "variables": [{ "name": "x", "initial": 0 }],
      "actors": [{ "name": "A", "decisions": [
        { "name": "d", "every": 3, "actions": [{ "name": "go", "effects": ["x += 1"] }] }] }],
      "outcomes": [{ "name": "x", "final": "x" }, { "name": "looks", "count": "did(A.go)" }]
      """#)
    #expect(outcomes == [4, 4])
  }

  @Test("Where no action is allowed, nothing happens")
  func nothingAllowed() throws {
    let outcomes = try Self.outcomes(
      #"""
      "variables": [{ "name": "x", "initial": 0 }],
      "actors": [{ "name": "A", "decisions": [
        { "name": "d", "actions": [
          { "name": "go", "when": "step == 4", "effects": ["x += 1"] },
          { "name": "run", "when": "step == 5 || step == 4 && x > 9", "utility": "-3", "effects": ["x += 10"] }] },
        { "name": "h", "actions": [{ "name": "fire", "when": "x > 99", "hazard": 1e9, "effects": ["x = -1"] }] }] }],
      "outcomes": [{ "name": "x", "final": "x" }, { "name": "go", "count": "did(A.go)" },
        { "name": "run", "count": "did(A.run)" }]
      """#)
    #expect(outcomes == [11, 1, 1])
  }

  @Test("Windows count this step and the n − 1 before it, the past included", arguments: [1, 2, 5, 64, 65, 100])
  func windows(length: Int) throws {
    let outcomes = try Self.outcomes(
      #"""
      "events": [{ "name": "e", "when": "step % 3 == 0 || step % 7 == 2" }],
      "variables": [{ "name": "seen", "initial": 0, "next": "seen * 1.0000001 + count(e, \#(length))" }],
      "past": { "e": ["2024-12-31", "2024-12-25"] },
      "outcomes": [{ "name": "seen", "final": "seen" },
        { "name": "start", "minimum": "if(step == 0 && !happened(e), count(e, \#(length)), 1e6)" }]
      """#,
      clock: #"{ "step": "day", "steps": 300, "start": "2025-01-01" }"#)
    var happened: [Int: Int] = [-1: 1, -7: 1]
    var seen = 0.0
    for step in 0..<300 {
      if step % 3 == 0 || step % 7 == 2 { happened[step] = 1 }
      let count = (step - length + 1...step).reduce(0) { $0 + (happened[$1] ?? 0) }
      seen = 1.0000001 * seen + Double(count)
    }
    #expect(abs(outcomes[0] - seen) < 1e-9 * seen)
    let before = (min(0, 1 - length)..<0).reduce(0) { $0 + (happened[$1] ?? 0) }
    #expect(outcomes[1] == Double(before))
  }

  @Test("The first look sees step 0 before anything has happened")
  func firstLook() throws {
    let outcomes = try Self.outcomes(
      #"""
      "events": [{ "name": "e" }],
      "outcomes": [
        { "name": "first", "first": "happened(e)" }, { "name": "count", "count": "happened(e)" },
        { "name": "looks", "count": "true" }, { "name": "step", "maximum": "step" },
        { "name": "mean", "mean": "number(ever(e))" }, { "name": "since", "minimum": "min(since(e), 99)" }]
      """#)
    #expect(outcomes == [1, 10, 11, 9, 10.0 / 11, 0])
  }

  @Test("A fault names its place, step and value, and freezes only its trajectory")
  func faults() throws {
    let text = #"""
      { "name": "test", "clock": { "step": "day", "steps": 20 },
        "variables": [{ "name": "x", "initial": "uniform(0, 1)", "next": "x - 0.1" },
                      { "name": "y", "initial": 1, "next": "if(x > 0, y, log(x))" }],
        "outcomes": [{ "name": "y", "final": "y" }] }
      """#
    let model = try Scenario(reading: Array(text.utf8), fileName: "test.json").model()
    let observations = HandBuilt.play(model, count: 100, width: 16)
    #expect(observations.faults.count == 100)
    let replay = TrajectoryReplayer(program: Program(compiling: model), seed: 1).replay(5)
    let x = replay.initial[0].value
    let fault = try #require(observations.faults.first { $0.trajectory == 5 })
    #expect(replay.fault?.place == fault.place && replay.fault?.step == fault.step)
    #expect(fault.place.path == "variables[1].next")
    #expect(fault.value.isNaN)
    // y's update sees x after k steps of −0.1; the first negative one is in step ⌈10 x⌉.
    #expect(fault.step == Int((x * 10).rounded(.up)))
    #expect(observations.values(ofOutcome: 0).allSatisfy { $0.isNaN })
  }

  @Test("A skipped operand never makes a fault")
  func skippedOperands() throws {
    let outcomes = try Self.outcomes(
      #"""
      "variables": [{ "name": "x", "initial": -1 }],
      "definitions": [{ "name": "bad", "value": "log(x) > 0" }],
      "outcomes": [
        { "name": "and", "occurs": "x > 0 && bad" }, { "name": "or", "occurs": "x < 0 || bad" },
        { "name": "if", "maximum": "if(x > 0, sqrt(x), 4)" }]
      """#)
    #expect(outcomes == [0, 1, 4])
  }

  @Test("Dates on a weekly clock belong to the week that contains them")
  func weeklyDates() throws {
    let outcomes = try Self.outcomes(
      #"""
      "events": [{ "name": "e", "on": ["2025-01-15", "2025-01-20"] }],
      "outcomes": [{ "name": "first", "first": "happened(e)" }, { "name": "count", "count": "happened(e)" },
        { "name": "after", "first": "after(2025-01-26)" }]
      """#, clock: #"{ "start": "2025-01-06", "step": "week", "end": "2025-03-01" }"#)
    // 15 January is in week 1 (13-19), 20 January in week 2, 26 January in week 2; looks come at the ends of weeks.
    #expect(outcomes == [14, 2, 21])
  }
}
