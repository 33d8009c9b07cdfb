import Probability
import ScenarioLanguage
import Simulation
import Testing

@Suite("Documents are lowered into models")
struct ModelLoweringTests {
  @Test("Slots stand in the order in which they are drawn, ladders last")
  func slots() throws {
    let model = try read(world(probe: "1")).model()
    #expect(
      model.slots.map(\.name) == [
        "tempo", "line", "North.policy", "tension", "mood", "kind", "maturity[srbm]", "maturity[icbm]",
        "North.stockpile", "escalation",
      ])
    #expect(model.slots.map(\.role).filter { $0 != .variable } == [.parameter, .parameter, .policy, .ladder])
    #expect(model.slots[3].range == 0...1)
    #expect(model.slots[2].states == ["cautious", "defiant"])
    #expect(model.slots[9].states == ["routine", "crisis"])
    #expect(model.setup.map(\.slot) == Array(0..<9))
    #expect(model.setup[1].formula.expression == .constant(1))
    #expect(model.definitions.map(\.name) == ["heat", "skill[srbm]", "skill[icbm]", "probe"])
    #expect(
      model.occurrences.map(\.name)
        == ["North.launch", "North.talk", "summit", "election", "election.hawks", "election.doves"])
  }

  @Test("A definition that reads a weight comes after the definitions that the weight reads, wherever they stand")
  func weightsOfDefinitions() throws {
    let model = try read(
      document(
        #"""
        "parameters": [{"name": "tempo", "value": 2}],
        "definitions": [{"name": "drive", "value": "North.policy.will * 2"}, {"name": "pace", "value": "tempo * 3"}],
        "actors": [{"name": "North", "policy": "firm", "policies": [{"name": "firm", "weights": {"will": "pace"}}]}]
        """#)
    ).model()
    #expect(
      model.definitions[0].formula.expression
        == .binary(.multiply, .weight(0, policy: .slot(1, at: .now)), .constant(2)))
    #expect(model.weights == [[.definition(1)]])
  }

  @Test("The example of the design: setup, chances, rules and sites")
  func example() throws {
    let path = "scenarios/two-state-crisis/scenario.json"
    let model = try Scenario(reading: repositoryFile(path), fileName: path).model()
    #expect(model.clock == Clock(stepLength: 1, stepCount: 360, start: CalendarDate(iso: "2025-01-06")))
    #expect(
      model.setup[0].formula.expression
        == .draw(
          Draw(law: .distribution(.gamma, site: fnv1a("tempo#0")), arguments: [.constant(9), .constant(0.0055)])))
    #expect(
      model.setup[1].formula.expression
        == .draw(
          Draw(
            law: .choice(sites: [fnv1a("North.policy.defiant"), fnv1a("North.policy.cautious")]),
            arguments: [.constant(0.7), .constant(0.3)])))
    #expect(
      model.setup[4].formula.expression
        == .draw(
          Draw(
            law: .distribution(.uniform, site: fnv1a("North.stockpile.initial#0")),
            arguments: [.constant(20), .constant(50)])))
    #expect(model.decisions[0].rule == .hazard)
    #expect(model.decisions[0].site == fnv1a("North.weapons"))
    guard case .utility(let rationality) = model.decisions[1].rule else {
      Issue.record("expected a decision by utilities")
      return
    }
    #expect(rationality.expression == .constant(1.5))
    let (summit, election, clash) = (model.events[0], model.events[1], model.events[2])
    guard case .hazard(let hazard, site: fnv1a("summit")) = summit.chance else {
      Issue.record("expected a hazard at the site of the event")
      return
    }
    #expect(hazard.expression == .constant(0.004))
    #expect(election.when?.expression == .clock(.within(steps: [148])))
    #expect(election.branches.map(\.site) == [fnv1a("election.hawks"), fnv1a("election.doves")])
    #expect(election.branches[0].effects[0].value.expression == .constant(0))
    #expect(clash.phase == .consequences)
    #expect(model.occurrences.first { $0.name == "North.launch" }?.past == [-62])
    #expect(model.ladders[0].rungs.map(\.name) == ["routine", "demonstration", "clash_rung"])
    #expect(model.outcomes.map(\.measure) == [.count, .occurs, .first, .maximum])
    #expect(model.series.map(\.name) == ["tension", "North.stockpile"])
    #expect(model.series[1].unit == "missiles")
    let launch = model.decisions[0].actions[0]
    #expect(launch.value.place.path == "actors[0].decisions[0].actions[0].hazard")
    #expect(launch.value.place.name == "North.weapons.launch.hazard")
    #expect(launch.effects[1].value.place.name == "North.weapons.launch.effects.tension")
  }

  @Test(
    "`on` counts days and joins `when`",
    arguments: [
      (#"{"name": "e", "on": 10}"#, 1.0), (#"{"name": "e", "on": "10"}"#, 0.5),
    ])
  func scheduledByDays(_ event: String, _ step: Double) throws {
    let model = try read(document("\"events\": [\(event)]", clock: "{\"step\": \(step), \"steps\": 50}")).model()
    #expect(
      model.events[0].when?.expression
        == .binary(
          .equal, .unary(.floor, .binary(.multiply, .constant(10), .constant(model.clock.stepsPerDay))), .clock(.step)))
  }

  @Test("The day k · dt, written as a decimal or summed up, means step k", arguments: [1, 3, 7, 11, 30, 100])
  func decimalDays(_ tenths: Int) throws {
    let clock = Clock(stepLength: Double(tenths) / 10, stepCount: 20_000, start: CalendarDate(iso: "2025-01-06"))
    var sum = 0.0
    for step in 0..<20_000 {
      let days = step * tenths
      #expect(clock.step(containing: Double("\(days / 10).\(days % 10)")!) == step)
      #expect(clock.step(containing: Double(step) * clock.stepLength) == step)
      if step < 30 { #expect(clock.step(containing: sum) == step) }
      sum += clock.stepLength
      if days % 10 == 0 {
        let date = try #require(clock.start).advanced(byDays: days / 10)
        #expect(clock.step(containing: date) == step)
        #expect(clock.date(ofStep: step) == date)
        #expect(clock.step(containing: -Double(days / 10)) == -step)
      }
    }
  }

  @Test("An hour is a 24th of a day")
  func hours() {
    let clock = Clock(stepLength: 1.0 / 24, stepCount: 10_000, start: CalendarDate(iso: "2025-01-06"))
    for step in 0..<10_000 {
      #expect(clock.step(containing: Double(step) / 24) == step)
      #expect(clock.date(ofStep: step) == clock.start?.advanced(byDays: step / 24))
    }
  }

  @Test("On coarse clocks a date belongs to the step that contains its midnight")
  func coarseClock() throws {
    let model = try read(
      document(
        """
        "events": [{"name": "e", "on": ["2025-01-13", "2025-01-12", "2025-01-14"], "when": "true"},
          {"name": "f", "on": "2025-01-19"}],
        "past": {"e": ["2025-01-05", "2024-12-30", "2024-12-29"]}
        """, clock: #"{"start": "2025-01-06", "step": "week", "end": "2025-01-20"}"#)
    ).model()
    #expect(model.clock.stepCount == 3)
    #expect(model.events[0].when?.expression == .binary(.and, .clock(.within(steps: [0, 1])), .constant(1)))
    #expect(model.events[1].when?.expression == .clock(.within(steps: [1])))
    #expect(model.occurrences[0].past == [-2, -1, -1])
  }

  @Test(
    "The end is inclusive",
    arguments: [
      (#""step": "day", "end": "2025-01-06""#, 1), (#""step": "hour", "end": "2025-01-06""#, 24),
      (#""step": "hour", "end": "2025-12-31""#, 8640), (#""step": "week", "end": "2025-01-12""#, 1),
      (#""step": "week", "end": "2025-01-13""#, 2), (#""step": 0.3, "end": "2025-01-06""#, 4),
      (#""step": 0.1, "end": "2025-01-06""#, 10), (#""end": "2025-12-31""#, 360),
    ])
  func stepCount(_ clock: String, _ count: Int) throws {
    #expect(try read(document("", clock: "{\"start\": \"2025-01-06\", \(clock)}")).model().clock.stepCount == count)
  }

  @Test("Members of a set are given one by one, as the set's name inside the entry")
  func members() throws {
    let model = try read(
      document(
        """
        "sets": [{"name": "class", "members": ["a", "b"]}],
        "parameters": [{"name": "p", "over": "class", "value": {"b": 2, "a": "normal(0, 1)"}}],
        "variables": [{"name": "x", "over": "class", "initial": "p[class]", "next": "x[class] + number(class == b)"}]
        """)
    ).model()
    #expect(
      model.setup.map(\.formula.expression) == [
        .draw(Draw(law: .distribution(.normal, site: fnv1a("p[a]#0")), arguments: [.constant(0), .constant(1)])),
        .constant(2), .slot(0, at: .now), .slot(1, at: .now),
      ])
    #expect(
      model.updates.map(\.formula.expression)
        == [0, 1].map { member in
          .binary(
            .add, .slot(2 + member, at: .now), .binary(.equal, .constant(Double(member)), .constant(1)))
        })
  }

  @Test("Symbols start in a state, or by weights in the order of the states")
  func symbols() throws {
    let model = try read(
      document(
        """
        "variables": [{"name": "mood", "states": ["calm", "tense", "alarmed"], "initial": {"alarmed": 2, "calm": "1"}}]
        """)
    ).model()
    #expect(
      model.setup[0].formula.expression
        == .draw(
          Draw(
            law: .choice(sites: ["calm", "tense", "alarmed"].map { fnv1a("mood.initial.\($0)") }),
            arguments: [.constant(1), .constant(0), .constant(2)])))
  }

  @Test(
    "Effects write slots, members and policies",
    arguments: [
      ("tension -= 0.1", Assignment.Target.slot(3), Assignment.Operation.subtract, Expression.constant(0.1)),
      ("stockpile *= 2", .slot(8), .multiply, .constant(2)), ("North.stockpile = 2", .slot(8), .set, .constant(2)),
      ("policy = defiant", .slot(2), .set, .constant(1)), ("mood = alarmed", .slot(4), .set, .constant(1)),
      (
        "North.policy = line", .slot(2), .set, .lookup(index: .slot(1, at: .now), values: [.constant(1), .constant(0)])
      ),
      ("maturity[icbm] += 1", .slot(7), .add, .constant(1)),
      ("maturity[kind] += 1", .element(slots: [7, 6], index: .slot(5, at: .now)), .add, .constant(1)),
    ])
  func effects(
    _ text: String, _ target: Assignment.Target, _ operation: Assignment.Operation, _ value: Expression
  ) throws {
    let effect = try read(world(probe: "1", effect: text)).model().decisions[0].actions[0].effects[0]
    #expect(effect.target == target)
    #expect(effect.operation == operation)
    #expect(effect.value.expression == value)
  }

  @Test("An effect's draws are addressed by its target and its ordinal")
  func effectSites() throws {
    let model = try read(
      world(
        probe: "1",
        effect: #"stockpile += poisson(1)", "tension += normal(0, 1)", "North.stockpile -= poisson(1) + poisson(2)"#)
    ).model()
    let prefix = "North.weapons.launch.effects."
    let effects = model.decisions[0].actions[0].effects.map(\.value.expression)
    func poisson(_ site: String, _ mean: Double) -> Expression {
      .draw(Draw(law: .distribution(.poisson, site: fnv1a(prefix + site)), arguments: [.constant(mean)]))
    }
    #expect(effects[0] == poisson("stockpile#0", 1))
    #expect(effects[2] == .binary(.add, poisson("stockpile~2#0", 1), poisson("stockpile~2#1", 2)))
  }

  @Test("Decisions by default are due each step, with rationality 1 and utility 0")
  func defaults() throws {
    let model = try read(
      document(#""actors": [{"name": "A", "decisions": [{"name": "d", "actions": [{"name": "a"}]}]}]"#)
    ).model()
    #expect(model.decisions[0].every == 1)
    #expect(model.decisions[0].actions[0].value.expression == .constant(0))
    guard case .utility(let rationality) = model.decisions[0].rule else {
      Issue.record("expected utilities")
      return
    }
    #expect(rationality.expression == .constant(1))
  }
}
