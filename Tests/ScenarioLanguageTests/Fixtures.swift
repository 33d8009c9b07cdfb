import ScenarioLanguage
import Simulation

/// A scenario with a name, a clock and the given further keys, which start on line 2.
func document(_ keys: String, clock: String = #"{"start": "2025-01-06", "end": "2025-12-31"}"#) -> String {
  "{\"name\": \"test\", \"clock\": \(clock)" + (keys.isEmpty ? "}" : ",\n\(keys)}")
}

/// Reads a scenario from text.
func read(_ text: String) throws(ScenarioErrors) -> Scenario {
  try Scenario(reading: Array(text.utf8), fileName: "scenario.json")
}

/// All errors of a text, none if it is a scenario.
func errors(in text: String) -> [Diagnostic] {
  do {
    _ = try read(text)
    return []
  } catch {
    return error.diagnostics
  }
}

/// A world with one of everything, for expressions to read.
///
/// Slots: 0 tempo, 1 line, 2 North.policy, 3 tension, 4 mood, 5 kind, 6-7 maturity[srbm], [icbm], 8 North.stockpile,
/// 9 escalation. Occurrences: 0 North.launch, 1 North.talk, 2 summit, 3 election, 4 election.hawks, 5 election.doves.
/// Definitions: 0 heat, 1-2 skill[srbm], [icbm], 3 probe.
func world(probe: String, actor: String = "0", effect: String = "tension += 0") -> String {
  document(
    """
    "sets": [{"name": "class", "members": ["srbm", "icbm"]}],
    "parameters": [{"name": "tempo", "value": 2}, {"name": "line", "states": ["defiant", "cautious"], "value": "cautious"}],
    "definitions": [
      {"name": "heat", "value": "tension * 2"},
      {"name": "skill", "over": "class", "value": {"srbm": 1, "icbm": 2}},
      {"name": "probe", "value": \(probe)}],
    "variables": [
      {"name": "tension", "initial": 0.5, "range": [0, 1]},
      {"name": "mood", "states": ["calm", "alarmed"], "initial": "calm"},
      {"name": "kind", "states": ["icbm", "srbm"], "initial": "icbm"},
      {"name": "maturity", "over": "class", "initial": 0}],
    "actors": [{"name": "North", "policy": "cautious",
      "policies": [{"name": "cautious", "weights": {"caution": 1, "pride": "tempo / 2"}},
                   {"name": "defiant", "weights": {"caution": 0.25, "pride": 3}}],
      "variables": [{"name": "stockpile", "initial": 20}],
      "decisions": [{"name": "weapons", "actions": [
        {"name": "launch", "utility": \(actor), "effects": ["\(effect)"]}, {"name": "talk"}]}]}],
    "events": [{"name": "summit"},
      {"name": "election", "branches": [{"name": "hawks", "weight": 1}, {"name": "doves", "weight": 2}]}],
    "ladders": [{"name": "escalation", "rungs": [{"name": "routine"}, {"name": "crisis", "when": "tension > 0.9"}]}]
    """)
}
