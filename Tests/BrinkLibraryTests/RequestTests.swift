import BrinkLibrary
import TestSupport
import Testing

@Suite("Mistakes of those who use the library are thrown, and say what would be right")
struct RequestTests {
  private let scenario: Scenario

  init() throws { scenario = try Scenario(json: SmallScenarios.incident) }

  private func mistake(
    _ location: SourceLocation = #_sourceLocation, _ work: () async throws -> Void
  ) async -> RequestError? {
    await mistake(RequestError.self, location, work)
  }

  private func settingMistake(
    _ location: SourceLocation = #_sourceLocation, _ work: () async throws -> Void
  ) async -> ScenarioErrors? {
    await mistake(ScenarioErrors.self, location, work)
  }

  private func mistake<Mistake: Error>(
    _ type: Mistake.Type, _ location: SourceLocation, _ work: () async throws -> Void
  ) async -> Mistake? {
    do {
      try await work()
      Issue.record("nothing was thrown", sourceLocation: location)
    } catch {
      guard let mistake = error as? Mistake else {
        Issue.record("\(error)", sourceLocation: location)
        return nil
      }
      return mistake
    }
    return nil
  }

  @Test("Numbers of trajectories", arguments: [0, -1, .min, .max, (1 << 40) + 1])
  func trajectories(_ count: Int) async {
    let run = await mistake { _ = try await scenario.run(trajectories: count) }
    #expect(run?.reason == .outOfRange && run?.argument == "trajectories" && run?.found == "\(count)")
    #expect(run?.description == "trajectories: found \(count), expected a whole number from 1 to 1099511627776")
    let fork = await mistake { _ = try await scenario.fork(trajectory: 0, atStep: 1, futures: count) }
    #expect(fork?.argument == "futures")
    let study = await mistake { _ = try PointStudy(of: scenario, trajectories: count) }
    #expect(study?.argument == "trajectories")
  }

  @Test("Numbers of threads", arguments: [0, -3, 5000])
  func threads(_ count: Int) async {
    let run = await mistake { _ = try await scenario.run(trajectories: 10, threads: count) }
    #expect(run?.reason == .outOfRange && run?.argument == "threads")
    let fork = await mistake { _ = try await scenario.fork(trajectory: 0, atStep: 1, futures: 10, threads: count) }
    #expect(fork?.argument == "threads")
  }

  @Test("Variants: unknown, twice, and none")
  func variants() async {
    let unknown = await mistake { _ = try await scenario.run(variants: ["base", "colt"], trajectories: 10) }
    #expect(unknown?.reason == .unknownVariant && unknown?.expected == "one of base, hot, cold")
    #expect(unknown?.suggestion == "cold")
    #expect(unknown?.description.hasSuffix(#"did you mean "cold"?"#) == true)
    let twice = await mistake { _ = try await scenario.run(variants: ["hot", "hot"], trajectories: 10) }
    #expect(twice?.reason == .repeated)
    let none = await mistake { _ = try await scenario.run(variants: [], trajectories: 10) }
    #expect(none?.argument == "variants")
    let replay = await mistake { _ = try scenario.replay(trajectory: 0, variant: "colt") }
    #expect(replay?.reason == .unknownVariant)
    let fork = await mistake { _ = try await scenario.fork(trajectory: 0, atStep: 1, variant: "colt", futures: 10) }
    #expect(fork?.reason == .unknownVariant)
  }

  @Test("Settings that don't exist, or have no value of their kind")
  func settings() async throws {
    let unknown = await settingMistake { _ = try await scenario.run(trajectories: 10, settings: ["heet": 1]) }
    #expect(unknown?.fileName == "settings" && unknown?.diagnostics.first?.path == "heet")
    #expect(unknown?.diagnostics.first?.suggestion == #"did you mean "heat"?"#)
    let text = await settingMistake { _ = try scenario.replay(trajectory: 0, settings: ["heat": "1 +"]) }
    #expect(text?.diagnostics.first?.column == 4)
    let study = try PointStudy(of: scenario, trajectories: 10)
    let point = await settingMistake { _ = try await study.play(at: ["tension": ["calm": 1]]) }
    #expect(point?.diagnostics.first?.path.hasPrefix("tension") == true)
    let fork = await settingMistake {
      _ = try await scenario.fork(trajectory: 0, atStep: 1, settings: ["heat": 1], futures: 10)
    }
    #expect(fork?.diagnostics.first?.path == "heat", "a parameter can't be assigned")
    let action = await settingMistake {
      _ = try await scenario.fork(trajectory: 0, atStep: 1, actions: ["shoot"], futures: 10)
    }
    #expect(action?.diagnostics.count == 1)
  }

  @Test(
    "Names and values that the language has not",
    arguments: [
      "", "heat.", "heat[calm]", "[", "tension.policy", "escalation", "shots", "a b", "heat = 1;", "--set heat",
    ].map { ($0, JSONDocument.integer(1)) }
      + ["", "{", "{}", "true", "heat", "1e999", "a\u{0}"].map { ("heat", .string($0)) })
  func strangeSettings(_ name: String, _ value: JSONDocument) async throws {
    var settings = Settings()
    settings[name] = value
    let run = await settingMistake { _ = try await scenario.run(trajectories: 10, settings: settings) }
    #expect(run?.diagnostics.isEmpty == false)
    let fork = await settingMistake {
      _ = try await scenario.fork(trajectory: 0, atStep: 1, settings: settings, futures: 10)
    }
    #expect(fork?.diagnostics.isEmpty == false)
  }

  @Test("Values that are no numbers", arguments: [JSONDocument.number(.nan), .number(.infinity), nil, [1]])
  func values(_ value: JSONDocument) async {
    let run = await mistake { _ = try await scenario.run(trajectories: 10, settings: ["heat": value]) }
    #expect(run?.reason == .outOfRange && run?.argument == #"settings["heat"]"#)
  }

  @Test("A setting twice, but for one that is replaced")
  func repeated() async throws {
    let twice = await mistake { _ = try await scenario.run(trajectories: 10, settings: ["heat": 1, "heat": 0.5]) }
    #expect(twice?.reason == .repeated)
    var settings: Settings = ["heat": 0.4]
    settings["heat"] = 1
    let hot = try scenario.replay(trajectory: 5, variant: "hot")
    #expect(try scenario.replay(trajectory: 5, settings: settings).steps == hot.steps)
  }

  @Test("Trajectories and steps that there are not")
  func places() async throws {
    for index in [-1, 1 << 40] {
      let replay = await mistake { _ = try scenario.replay(trajectory: index) }
      #expect(replay?.argument == "trajectory" && replay?.reason == .outOfRange)
    }
    for step in [-1, 12, .max] {
      let fork = await mistake { _ = try await scenario.fork(trajectory: 0, atStep: step, futures: 10) }
      #expect(fork?.argument == "step" && fork?.expected == "a whole number from 0 to 11")
    }
    let war = try Scenario(
      [
        "name": "war", "clock": ["step": "day", "steps": 9],
        "ends": [["name": "war", "when": "step >= 3"]], "outcomes": [["name": "days", "final": "step"]],
      ])
    let ended = await mistake { _ = try await war.fork(trajectory: 0, atStep: 5, futures: 10) }
    #expect(ended?.reason == .endedBefore && ended?.found == "5, and a trajectory that ended with war in step 3")
  }

  @Test("Thresholds that are no numbers", arguments: [Double.nan, -0.1, .infinity])
  func thresholds(_ number: Double) async {
    let threshold = await mistake { _ = try scenario.replay(trajectory: 0, threshold: number) }
    #expect(threshold?.argument == "threshold")
    let probability = await mistake { _ = try scenario.replay(trajectory: 0, missProbability: number) }
    #expect(probability?.argument == "missProbability")
  }

  @Test("Questions that what was played has no answer to")
  func questions() async throws {
    let played = try await scenario.run(variants: ["base", "hot"], trajectories: 100)
    let outcome = await mistake { _ = try played.estimate(of: "shot") }
    #expect(outcome?.reason == .unknownOutcome && outcome?.suggestion == "shots")
    let variant = await mistake { _ = try played.estimate(of: "shots", in: "cold") }
    #expect(variant?.reason == .unknownVariant && variant?.expected == "one of base, hot")
    for level in [Double.nan, 0, 1, 95] {
      let summary = await mistake { _ = try played.summary(level: level) }
      #expect(summary?.argument == "level")
      let comparison = await mistake { _ = try played.comparisons(level: level) }
      #expect(comparison?.argument == "level")
    }
    let baseline = await mistake { _ = try played.comparisons(against: "cold") }
    #expect(baseline?.argument == "baseline")
    let itself = await mistake { _ = try played.difference(in: "shots", of: "base") }
    #expect(itself?.reason == .notCompared)
    let margin = await mistake { _ = try played.comparisons(margins: ComparisonMargins(general: .nan)) }
    #expect(margin?.argument == "margins.general")
    let margins = await mistake { _ = try played.comparisons(margins: ComparisonMargins(byOutcome: ["shot": 1])) }
    #expect(margins?.reason == .unknownOutcome)
  }

  @Test("Estimates that are withheld say why, and may be had all the same")
  func faults() async throws {
    let played = try await Scenario(json: SmallScenarios.faulty).run(trajectories: 200)
    let withheld = await mistake { _ = try played.estimate(of: "x") }
    #expect(withheld?.reason == .faults && withheld?.found.contains("trajectories with faults") == true)
    let comparison = await mistake { _ = try played.comparisons() }
    #expect(comparison?.reason == .faults)
    #expect(try played.summary(includingFaulty: true).estimates?.outcomes.count == 1)
  }

  @Test("Of many variants only differences to the first are there")
  func manyVariants() async throws {
    let names = (0..<12).map { "v\($0)" }
    let many = try Scenario([
      "name": "many", "clock": ["step": "day", "steps": 2], "parameters": [["name": "p", "value": 0.5]],
      "events": [["name": "e", "probability": "p"]], "outcomes": [["name": "e", "count": "happened(e)"]],
      "variants": .array(names.enumerated().map { ["name": "\($1)", "set": ["p": .number(Double($0) / 20)]] }),
    ])
    let played = try await many.run(variants: ["base"] + names, trajectories: 50)
    #expect(try played.comparisons().count == 12)
    let other = await mistake { _ = try played.comparisons(against: "v3") }
    #expect(other?.reason == .notCompared)
  }

  @Test("An action that its own conditions forbid is no intervention")
  func impossibleAction() async throws {
    let scenario = try Scenario([
      "name": "move", "clock": ["step": "day", "steps": 5],
      "actors": [
        [
          "name": "North",
          "decisions": [
            [
              "name": "move",
              "actions": [["name": "wait", "utility": 0], ["name": "strike", "when": "step > 2", "utility": 0]],
            ]
          ],
        ]
      ],
      "outcomes": [["name": "strikes", "count": "did(North.strike)"]],
    ])
    let early = await mistake {
      _ = try await scenario.fork(trajectory: 0, atStep: 1, actions: ["North: strike"], futures: 100)
    }
    #expect(early?.reason == .impossibleAction)
    let late = try await scenario.fork(trajectory: 0, atStep: 3, actions: ["North: strike"], futures: 100)
    #expect(late.variants == ["without", "with"])
    #expect(try late.difference(in: "strikes", of: "with").difference.value > 0)
  }
}
