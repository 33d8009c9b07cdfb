import ScenarioLanguage
import Simulation

/// A scenario that uses every part of the language once.
enum Everything {
  static let json = #"""
    {
      "name": "everything",
      "clock": { "start": "2025-01-06", "step": "day", "end": "2025-05-15" },
      "sets": [{ "name": "class", "members": ["short", "long"] }],
      "parameters": [
        { "name": "tempo", "value": "gamma(9, 0.0055)" },
        { "name": "skill", "over": "class", "value": { "short": "beta(8, 2)", "long": "pert(0.1, 0.3, 0.8)" } },
        { "name": "line", "states": ["defiant", "cautious"], "value": { "defiant": 0.6, "cautious": "0.4 + tempo" } }
      ],
      "definitions": [
        { "name": "coin", "value": "uniform(0, 1)" },
        { "name": "pressure", "value": "0.5 * tension + 0.3 * number(month == 3) + 0.01 * count(North.launch, 10)" },
        { "name": "appeal", "over": "class", "value": "skill[class] + 0.1 * maturity[class]" }
      ],
      "variables": [
        { "name": "tension", "initial": "beta(4, 5)", "range": [0, 1],
          "next": "tension + 0.02 * (0.3 - tension) + normal(0, 0.01)" },
        { "name": "mood", "states": ["calm", "alarmed"], "initial": { "calm": 3, "alarmed": 1 },
          "next": "if(tension > 0.6, alarmed, calm)" },
        { "name": "kind", "states": ["short", "long"], "initial": "short" },
        { "name": "maturity", "over": "class", "initial": 0, "range": [0, 5] },
        { "name": "walk", "initial": 0, "next": "0.9 * walk + student(5) * 0.1 + 0.05 * (start(tension) - 0.4)" },
        { "name": "shells", "initial": "poisson(20)", "range": [0, null] }
      ],
      "actors": [
        { "name": "North", "policy": "defiant",
          "policies": [
            { "name": "defiant", "weights": { "prestige": 1.0, "caution": 0.4 } },
            { "name": "cautious", "weights": { "prestige": 0.3, "caution": 1.2 } }
          ],
          "variables": [{ "name": "stockpile", "initial": "uniform(20, 50)", "range": [0, 500] }],
          "decisions": [
            { "name": "weapons",
              "actions": [
                { "name": "launch", "when": "stockpile >= 1",
                  "hazard": "tempo * exp(policy.prestige * (tension - 0.4) - policy.caution * number(mood == alarmed))",
                  "effects": ["stockpile -= 1", "kind = if(bernoulli(0.3), long, short)", "maturity[kind] += 0.2",
                    "tension += 0.05 * (1 - tension)"] },
                { "name": "sortie", "hazard": "0.02 * appeal[kind]", "effects": ["shells -= binomial(3, 0.5)"] }
              ] }
          ] },
        { "name": "South",
          "decisions": [
            { "name": "response", "every": 3, "rationality": "1 + tempo",
              "actions": [
                { "name": "watch" },
                { "name": "drill", "utility": "-2 + 2 * pressure + coin", "effects": ["tension += 0.02 * coin"] },
                { "name": "talk", "when": "since(North.launch) > 20 || tension < 0.2", "utility": "policyless - 1",
                  "effects": ["tension *= 0.9", "shells += negativeBinomial(2, 0.5)"] }
              ] }
          ] }
      ],
      "events": [
        { "name": "summit", "when": "tension < 0.35", "hazard": "0.01", "once": true, "effects": ["tension *= 0.7"] },
        { "name": "inauguration", "on": "2025-01-20", "effects": ["North.policy = line"] },
        { "name": "ruling", "on": "60 + 40 * tempo",
          "branches": [
            { "name": "removal", "weight": "0.8", "effects": ["tension += 0.1"] },
            { "name": "return", "weight": "0.2 + coin" }
          ] },
        { "name": "clash", "phase": "consequences", "when": "did(North.launch) && happened(summit) == false",
          "probability": "0.3 * tension", "effects": ["tension += 0.3"] },
        { "name": "storm", "when": "during(2025-02-01, 2025-03-01)", "probability": "clamp(lognormal(-4, 1), 0, 1)" }
      ],
      "past": { "North.launch": ["2024-11-05", "2025-01-05", "2025-01-03"] },
      "ladders": [
        { "name": "escalation", "rungs": [
          { "name": "routine" },
          { "name": "demonstration", "when": "count(North.launch, 30) >= 2" },
          { "name": "violence", "when": "count(clash, 90) >= 1" } ] }
      ],
      "ends": [{ "name": "war", "when": "count(clash) >= 2 && escalation == violence" }],
      "outcomes": [
        { "name": "launches", "count": "did(North.launch)" },
        { "name": "any_clash", "occurs": "happened(clash)" },
        { "name": "first_clash", "first": "happened(clash)" },
        { "name": "peak_tension", "maximum": "tension" },
        { "name": "least_stock", "minimum": "North.stockpile" },
        { "name": "last_walk", "final": "walk + maturity[long]" },
        { "name": "mean_window", "mean": "count(North.launch, 70)" },
        { "name": "gap", "maximum": "min(since(North.launch), 400)" },
        { "name": "shells_left", "final": "shells" }
      ],
      "series": ["tension", "North.stockpile"]
    }
    """#.replacing("policyless - 1", with: "0.2 * walk - 1")

  static func model(_ text: String = json) throws -> Model {
    try Scenario(reading: Array(text.utf8), fileName: "everything.json").model()
  }
}
