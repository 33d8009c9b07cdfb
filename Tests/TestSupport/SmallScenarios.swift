/// Scenarios that a debug build plays in no time.
package enum SmallScenarios {
  package static let incident = #"""
    {
      "name": "incident", "title": "A border incident",
      "clock": { "step": "day", "steps": 12 },
      "parameters": [{ "name": "heat", "value": "uniform(0.2, 1)" }],
      "variables": [{ "name": "tension", "initial": 0, "range": [0, 1], "next": "tension + normal(0.02, 0.1) * heat" }],
      "events": [{ "name": "shot", "probability": "0.1 * tension" }],
      "ladders": [{ "name": "escalation", "rungs": [{ "name": "calm" }, { "name": "tense", "when": "tension > 0.2" }] }],
      "ends": [{ "name": "war", "when": "count(shot) > 1" }],
      "outcomes": [
        { "name": "first_shot", "first": "happened(shot)" },
        { "name": "shots", "count": "happened(shot)" },
        { "name": "peak", "maximum": "tension" }
      ],
      "series": ["tension"],
      "variants": [{ "name": "hot", "set": { "heat": 1 } }, { "name": "cold", "set": { "heat": 0.2 } }]
    }
    """#

  /// A batch of two points of `incident.json`, which stands beside it.
  package static let incidentPlan =
    #"{ "scenario": "incident.json", "trajectories": 500, "set": { "heat": [0.2, 1] } }"#

  /// A tenth or so of its trajectories fault.
  package static let faulty = #"""
    {
      "name": "faulty", "clock": { "step": "day", "steps": 3 },
      "variables": [{ "name": "x", "initial": "uniform(-0.1, 1)", "next": "log(x)" }],
      "outcomes": [{ "name": "x", "final": "x" }]
    }
    """#

  package static let mistaken = #"""
    {
      "name": "mistaken", "clock": { "step": "day", "steps": 3 },
      "variables": [{ "name": "tension", "initial": 0, "next": "tenson + 1" }],
      "outcomes": [{ "name": "x", "finale": "tension" }]
    }
    """#
}
