import ScenarioLanguage
import Testing

@Suite("Suspicious things are warnings")
struct WarningTests {
  private func warnings(_ keys: String) throws -> [String] { try read(document(keys)).warnings.map(\.located) }

  private func actors(_ first: String, _ second: String) -> String {
    """
    "variables": [{"name": "x", "initial": 0}, {"name": "y", "initial": 0}],
    "definitions": [{"name": "twice", "value": "2 * x"}],
    "actors": [
    {"name": "A", "decisions": [{"name": "d", "actions": [{"name": "a", "effects": ["\(first)"]}]}]},
    {"name": "B", "decisions": [{"name": "e", "every": 7, "actions": [{"name": "b", "effects": ["\(second)"]}]}]}]
    """
  }

  @Test(
    "where one actor's effect reads or sets what another's writes",
    arguments: [
      ("x += 1", "y = x", ["6:93 this effect reads x, which A.d writes in the same step"]),
      ("x += 1", "y += twice", ["6:93 this effect reads x, which A.d writes in the same step"]),
      (
        "x = 1", "x = 2",
        [
          "5:81 this effect writes x, which B.e writes in the same step",
          "6:93 this effect writes x, which A.d writes in the same step",
        ]
      ),
      ("x += 1", "x -= 1", []), ("x += 1", "y += 1", []), ("x *= 2", "x *= 3", []), ("y += x", "y -= x", []),
    ])
  func meetingEffects(_ first: String, _ second: String, _ expected: [String]) throws {
    let found = try read(document(actors(first, second))).warnings
    #expect(found.map { "\($0.line):\($0.column) \($0.message)" } == expected)
  }

  @Test(
    "for names that hide others, parameters that nothing reads, and changes that change nothing",
    arguments: [
      (
        #""events": [{"name": "x"}], "actors": [{"name": "A", "variables": [{"name": "x", "initial": 0}]}]"#,
        ["2:76 actors[0].variables[0].name: the variable A.x hides the name on line 2, column 21 from this actor"]
      ),
      (#""parameters": [{"name": "p", "value": 1}]"#, ["2:25 parameters[0].name: the parameter p is never read"]),
      (#""variants": [{"name": "v", "set": {}}]"#, ["2:35 variants[0].set: the variant changes nothing"]),
      (
        #""events": [{"name": "e", "on": ["2025-01-07", "2025-01-07"]}]"#,
        ["2:47 events[0].on[1]: 2025-01-07 stands twice: the event happens on it once"]
      ),
      (
        #""events": [{"name": "e", "on": "2026-01-01"}]"#,
        ["2:32 events[0].on: 2026-01-01 is outside the clock: nothing happens on it"]
      ),
    ])
  func others(_ keys: String, _ expected: [String]) throws { #expect(try warnings(keys) == expected) }

  @Test("for two dates in one step, of which the event sees one")
  func oneStep() throws {
    let text = """
      {"name": "weeks", "clock": {"start": "2025-01-06", "step": "week", "steps": 3},
       "events": [{"name": "e", "on": ["2025-01-14", "2025-01-16", "2025-01-21"]}]}
      """
    #expect(
      try read(text).warnings.map(\.located) == [
        "2:48 events[0].on[1]: 2025-01-14 and 2025-01-16 are in one step of the clock: the event happens in it once"
      ])
  }

  @Test("while two draws at one address are an error")
  func collision() {
    let found = errors(
      in: document(
        #""parameters": [{"name": "yiijsv", "value": "normal(0, 1)"}, {"name": "ktodoe", "value": "normal(0, 1)"}]"#
      ))
    #expect(
      found.map(\.message) == [#"the draws "ktodoe#0" and "yiijsv#0" would share their random numbers"#])
  }
}
