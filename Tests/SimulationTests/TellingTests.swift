import Simulation
import Testing

@Suite("Telling a play")
struct TellingTests {
  private static let count = 300

  /// Everything, with narratives that read what the scenario itself never asks: their columns are new.
  private static let told = Everything.json
    .replacing(
      #""effects": ["stockpile -= 1","#,
      with:
        #""narrative": "{actor} {count(launch)} {stockpile} {pressure:2} {mood} {appeal[kind]}", "effects": ["stockpile -= 1","#
    )
    .replacing(
      #""probability": "0.3 * tension","#,
      with: #""narrative": "{tension} {since(South.drill)} {count(North.sortie, 50)}", "probability": "0.3 * tension","#
    )
    .replacing(#""weight": "0.8","#, with: #""narrative": "{escalation} {North.policy}", "weight": "0.8","#)

  @Test("costs an ensemble nothing: its program is the same with narratives and without")
  func sameProgram() throws {
    let model = try Everything.model(Self.told)
    #expect(model.events.contains { $0.narrative != nil })
    #expect(Program(compiling: model).listing == Program(compiling: try Everything.model()).listing)
    #expect(Program(compiling: model, told: true).listing != Program(compiling: model).listing)
  }

  @Test("changes no bit: a replay of a told program meets the ensemble")
  func sameBits() throws {
    let observations = HandBuilt.play(try Everything.model(), count: Self.count, seed: 7)
    let model = try Everything.model(Self.told)
    let replayer = TrajectoryReplayer(program: Program(compiling: model, told: true), seed: 7)
    let plain = TrajectoryReplayer(program: Program(compiling: model), seed: 7)
    let outcomes = model.outcomes.indices.map { observations.values(ofOutcome: $0) }
    for trajectory in 0..<Self.count {
      let replay = replayer.replay(UInt64(trajectory))
      #expect(replay.outcomes.map(\.bitPattern) == outcomes.map { $0[trajectory].bitPattern })
      let other = plain.replay(UInt64(trajectory))
      #expect(replay.steps.map(\.changes) == other.steps.map(\.changes))
      #expect(replay.steps.map(\.happenings) == other.steps.map(\.happenings))
      #expect(replay.steps.map(\.misses) == other.steps.map(\.misses))
    }
  }

  @Test("reads the state right after the effects of what is told")
  func stateAfterEffects() throws {
    let model = try Everything.model(Self.told)
    let launch = try #require(model.occurrences.firstIndex { $0.name == "North.launch" })
    let stockpile = try #require(model.slots.firstIndex { $0.name == "North.stockpile" })
    let replay = TrajectoryReplayer(program: Program(compiling: model, told: true), seed: 7).replay(4)
    var launches = 0.0
    for step in replay.steps {
      guard let values = step.narratives[launch] else { continue }
      launches += 1
      #expect(values[0] == launches)
      // Nothing else writes the stockpile, so its value after the effects is the one after the step.
      #expect(values[1] == step.changes.first { $0.slot == stockpile }?.to)
    }
    #expect(launches >= 2)
  }

  @Test("tells events that could have fired and did not, but none that happens once and has happened")
  func misses() throws {
    let model = try Everything.model()
    let summit = try #require(model.events.firstIndex { $0.name == "summit" })
    let replayer = TrajectoryReplayer(program: Program(compiling: model), seed: 7)
    var (before, fired) = (0, 0)
    for trajectory in 0..<100 as Range<UInt64> {
      var hasFired = false
      for step in replayer.replay(trajectory).steps {
        let fires = step.happenings.contains { if case .event(summit, _) = $0 { true } else { false } }
        let misses = step.misses.filter { $0.event == summit }
        #expect(misses.allSatisfy { abs($0.probability - 0.00995016625) < 1e-9 }, "1 - exp(-0.01)")
        #expect(misses.isEmpty || !(hasFired || fires))
        before += misses.count
        if fires { (hasFired, fired) = (true, fired + 1) }
      }
    }
    #expect(before > 100 && fired > 5)
  }
}
