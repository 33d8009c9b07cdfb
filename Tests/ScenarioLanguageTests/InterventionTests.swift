import ScenarioLanguage
import Simulation
import Testing

@Suite("Interventions")
struct InterventionTests {
  private static let text = #"""
    { "name": "talks", "clock": { "step": "day", "steps": 30 },
      "variables": [{ "name": "tension", "initial": 0.5, "range": [0, 1], "next": "tension + normal(0, 0.01)" }],
      "actors": [
        { "name": "North", "policy": "firm",
          "policies": [{ "name": "firm", "weights": { "will": 0 } }, { "name": "soft", "weights": { "will": 5 } }],
          "decisions": [
            { "name": "words", "every": 7,
              "actions": [{ "name": "offer_talks", "utility": "policy.will - 4" }, { "name": "silence" }] },
            { "name": "fire", "actions": [{ "name": "shoot", "hazard": 0.05, "when": "tension > 0" }] }
          ] }],
      "outcomes": [
        { "name": "offers", "count": "did(North.offer_talks)" }, { "name": "shots", "count": "did(North.shoot)" },
        { "name": "end", "final": "tension" }] }
    """#

  private func scenario() throws -> Scenario { try Scenario(reading: Array(Self.text.utf8), fileName: "talks.json") }

  private func outcomes(_ intervention: Scenario.Intervention, trajectory: UInt64 = 3) throws -> Replay {
    let program = Program(compiling: try scenario().model(intervention: intervention))
    return TrajectoryReplayer(program: program, seed: 1).replay(trajectory)
  }

  /// Names of the actions chosen at a step.
  private func chosen(_ replay: Replay, at step: Int, _ model: Model) -> [String] {
    replay.steps[step].happenings.compactMap { happening in
      guard case .decision(let index, _, let chosen?) = happening else { return nil }
      return model.decisions[index].actions[chosen].name
    }
  }

  @Test("An intervention that changes nothing leaves every draw as it was")
  func empty() throws {
    let plain = TrajectoryReplayer(program: try scenario().program(), seed: 1).replay(3)
    let replay = try outcomes(.init(step: 9))
    #expect(replay.outcomes.map(\.bitPattern) == plain.outcomes.map(\.bitPattern))
  }

  @Test(
    "A forced action is taken at its step and changes nothing before",
    arguments: ["North: offer talks", "North.offer_talks", "north.words.OFFER_TALKS"])
  func forced(action: String) throws {
    let model = try scenario().model()
    let plain = TrajectoryReplayer(program: Program(compiling: model), seed: 1).replay(3)
    let replay = try outcomes(.init(step: 14, actions: [action]))
    #expect(chosen(replay, at: 14, model).contains("offer_talks"))
    for step in 0..<14 { #expect(chosen(replay, at: step, model) == chosen(plain, at: step, model)) }
  }

  @Test("A forced action of a decision by hazards is certain, whatever its hazard")
  func forcedHazard() throws {
    let model = try scenario().model()
    for trajectory in 0..<20 as Range<UInt64> {
      let replay = try outcomes(.init(step: 11, actions: ["North.shoot"]), trajectory: trajectory)
      #expect(chosen(replay, at: 11, model).contains("shoot"))
    }
  }

  @Test("A decision with a forced action keeps its titles, narratives and drivers")
  func forcedKeepsTexts() throws {
    let text = Self.text
      .replacing(
        #""name": "words","#, with: #""name": "words", "title": "What is said","#
      )
      .replacing(
        #"{ "name": "silence" }"#,
        with: #"{ "name": "silence", "title": "Say nothing", "narrative": "{actor} is silent at {tension}" }"#)
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "talks.json")
    let plain = try scenario.model().decisions[0]
    let forced = try scenario.model(intervention: .init(step: 14, actions: ["North.offer_talks"])).decisions[0]
    #expect(forced.title == "What is said" && forced.actorTitle == plain.actorTitle)
    #expect(forced.actions.map(\.title) == plain.actions.map(\.title))
    #expect(forced.actions[1].narrative != nil && forced.actions[1].narrative == plain.actions[1].narrative)
    #expect(forced.actions.map(\.drivers) == plain.actions.map(\.drivers))
    #expect(forced.actions[1].when != plain.actions[1].when)
  }

  @Test("Settings assign variables and policies when the step begins")
  func settings() throws {
    let replay = try outcomes(
      .init(step: 10, settings: [.init(name: "tension", value: "0"), .init(name: "North.policy", value: "soft")]))
    let policy = try #require(try scenario().model().slots.firstIndex { $0.name == "North.policy" })
    #expect(replay.steps[10].changes.contains { $0.slot == policy })
    #expect(replay.outcomes[2] < 0.2)
  }

  @Test(
    "What can't be done says what can",
    arguments: [
      ([], ["North: sue for peace"], "no actor has an action", "the actions are"),
      ([], ["North: offr talks"], "no actor has an action", "did you mean \"North: offer_talks\"?"),
      ([], ["North.offer_talks"], "not due at step 9", "the nearest steps are 7 and 14"),
      ([], ["shoot", "North.fire.shoot"], "North.fire takes one action at a time", ""),
      (["tensoin"], [], "there is no variable", "did you mean \"tension\""),
      (["offers"], [], "there is no variable", ""),
    ] as [([String], [String], String, String)])
  func mistakes(settings: [String], actions: [String], message: String, hint: String) throws {
    let scenario = try scenario()
    #expect {
      try scenario.model(
        intervention: .init(step: 9, settings: settings.map { .init(name: $0, value: "1") }, actions: actions))
    } throws: { error in
      let text = (error as? ScenarioErrors)?.diagnostics.map { $0.message + ($0.suggestion ?? "") }.joined() ?? ""
      return text.contains(message) && text.contains(hint)
    }
  }
}
