import Analysis
import Foundation
import Testing

@Suite("Plays that stand for many, and where variants part")
struct ExplanationTests {
  /// Plays differ in x alone.
  private static let line = #"""
    { "name": "line", "clock": { "step": "day", "steps": 5 },
      "parameters": [{ "name": "x", "value": "uniform(0, 1)" }],
      "events": [{ "name": "war", "once": true, "probability": "x / 2" }],
      "outcomes": [{ "name": "x", "final": "x" }, { "name": "war", "occurs": "happened(war)" }] }
    """#

  @Test("On a line the medoid is the median")
  func median() throws {
    let text = Self.line.replacing(#", { "name": "war", "occurs": "happened(war)" }"#, with: "")
    let model = try ExplainedModel(text, count: 101)
    let values = try model.sample(0).values
    let median = values.sorted()[50]
    let play = try #require(try model.explanation(of: "x").plays.first { $0.role == .typical })
    #expect(play.outcomes[0].value == median)
    #expect(values[Int(play.trajectory)] == median)
    let greatest = try #require(try model.explanation(of: "x").plays.first { $0.role == .greatest })
    #expect(greatest.outcomes[0].value == values.max())
  }

  @Test("The typical case is one, the quickest comes first, and the near miss had the highest hazard")
  func roles() throws {
    let model = try ExplainedModel(Self.line, count: 400)
    let plays = try model.explanation(of: "war").plays
    #expect(plays.map(\.role) == [.typical, .typicalCase, .quickest, .nearMiss])
    let (x, war) = (try model.sample(0).values, try model.sample(1).values)
    #expect(war[Int(plays[1].trajectory)] == 1 && war[Int(plays[2].trajectory)] == 1)
    #expect(plays[2].day == 1)
    let spared = war.indices.filter { war[$0] == 0 }
    #expect(spared.max { x[$0] < x[$1] } == Int(plays[3].trajectory))
    #expect(plays[3].day == nil)
  }

  /// In `hot` the actor strikes on day 3 where it waits in the base, and everything follows from that.
  private static let fork = #"""
    { "name": "fork", "clock": { "step": "day", "steps": 10 },
      "parameters": [{ "name": "heat", "value": 0 }],
      "actors": [{ "name": "North", "decisions": [{ "name": "move", "actions": [
        { "name": "wait", "utility": "if(heat > 0 && step == 3, -1000, 0)" },
        { "name": "strike", "utility": "if(heat > 0 && step == 3, 0, -1000)" }] }] }],
      "events": [{ "name": "noise", "probability": 0.5 },
        { "name": "war", "phase": "consequences", "when": "ever(North.strike)", "probability": 0.05, "once": true }],
      "outcomes": [{ "name": "war", "occurs": "happened(war)" }],
      "variants": [{ "name": "hot", "set": { "heat": 1 } }] }
    """#

  @Test("All flips part where the variants choose differently, and what was set is told apart")
  func partings() throws {
    let model = try ExplainedModel(Self.fork, count: 1000)
    let partings = try #require(try model.explanation(of: "war", against: "hot").partings)
    let wars = try model.sample(0, variant: "hot").values.count { $0 > 0 }
    #expect(partings.trajectories == 1000 && partings.gained == wars && partings.lost == 0)
    #expect(partings.examined == wars && wars > 100)
    let first = try #require(partings.partings.first)
    #expect(partings.partings.count == 1 && first.name == "North.move")
    #expect(first.first == "wait" && first.second == "strike")
    #expect(first.flips == wars && first.share.value == 1 && first.medianDay == 3 && !first.isPartOfOutcome)
    #expect(partings.changedStarts == [ChangedStart.heat])
  }

  @Test("The same plays give the same explanation on any number of threads, and it survives JSON")
  func repeatable() throws {
    let model = try ExplainedModel(Self.fork, count: 600)
    let explanation = try model.explanation(of: "war", against: "hot")
    let bytes = try JSONEncoder().encode(explanation)
    let again = try JSONDecoder().decode(Explanation.self, from: bytes)
    #expect(again.plays == explanation.plays && again.partings == explanation.partings)
    #expect(again.precedents.precedents.map(\.name) == explanation.precedents.precedents.map(\.name))
    #expect(try model.explanation(of: "war", against: "hot", threads: 5) == explanation)
  }
}

extension ChangedStart {
  /// Of the variant `hot`.
  fileprivate static var heat: ChangedStart { ChangedStart(name: "heat", share: 1, first: "0.0", second: "1.0") }
}
