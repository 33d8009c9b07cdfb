import Foundation
import TestSupport
import Testing

@Suite("brink explain")
struct ExplainTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  private func json(_ text: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  @Test("A run is explained from what it kept, and the explanation lies beside its summary")
  func run() throws {
    #expect(try brink("run", incident, "-n", "9000", "-v", "hot", "--seed", "5", "--quiet").code == 0)
    let page = try brink("explain", "results/incident")
    #expect(page.code == 0, "\(page.errors)")
    #expect(page.output.contains("first_shot is the rarest outcome above 0.1 %"))
    #expect(page.output.contains("── where base and hot part ──"))
    #expect(page.output.contains("--seed 5 -i "))
    let text = try brink("explain", "results/incident/", "--json", "--threads", "1")
    #expect(text.code == 0)
    #expect(try Data(text.output.utf8) == folder.contents("results/incident/explanation.json"))
    let explanation = try json(text.output)
    #expect(explanation["format"].text == "brink-explanation-2" && explanation["seed"].number == 5)
    #expect(explanation["probability"]["count"].number == 9000)
    #expect(try brink("results", "remove", "results/incident").code == 0)
    #expect(!folder.exists("results/incident"))
  }

  @Test("The plays it names are those that trace replays")
  func plays() throws {
    let explanation = try json(try brink("explain", incident, "-n", "3000", "-v", "hot", "--json").output)
    #expect(explanation["variant"].text == "hot" && explanation["partings"]["second"].text == "base")
    for place in 1...2 {
      let play = explanation["plays"].elements[place]
      let trace = try brink("trace", incident, "-v", "hot", "-i", "\(Int(play["trajectory"].number))", "--json")
      let account = try json(trace.output)
      #expect(account["outcomes"].elements[0]["outcome"]["name"].text == "first_shot")
      #expect(account["outcomes"].elements[0]["value"].number == play["day"].number)
    }
  }

  @Test("What holds at the end has no day, no greatest case, and other words")
  func condition() throws {
    let file = try folder.file(
      "ending.json",
      #"""
      { "name": "ending", "clock": { "step": "day", "steps": 9 },
        "variables": [{ "name": "x", "initial": 0, "next": "x + normal(0, 1)" }],
        "outcomes": [{ "name": "high", "holds": "x > 2" }, { "name": "last", "final": "x" }] }
      """#)
    let page = try brink("explain", file, "-n", "2000", "--outcome", "high").output.replacing("\n", with: " ")
    #expect(
      page.contains("high holds at the end:")
        && page.contains("that ended without it, each over the days that it lived"), "\(page)")
    #expect(!page.contains("greatest") && !page.contains("on that day"), "\(page)")
    let number = try brink("explain", file, "-n", "2000", "--outcome", "last").output
    #expect(number.contains("the greatest last of these plays"), "\(number)")
    #expect(try brink("run", file, "-n", "2000", "-q", "-o", "out").code == 0)
    let report = String(decoding: try folder.contents("out/report.html"), as: UTF8.self)
    #expect(!report.contains("Day, if it came") && report.contains("Mean"), "a condition has no day")
  }

  @Test("What lets a play end early lowers the odds of what holds at the end only")
  func cutShort() throws {
    let file = try folder.file(
      "cut.json",
      #"""
      { "name": "cut", "clock": { "step": "day", "steps": 12 },
        "parameters": [{ "name": "patience", "value": "uniform(0, 1)" }],
        "events": [{ "name": "hit", "probability": 0.25 }],
        "ends": [{ "name": "early", "when": "patience < 0.5 && step >= 5" }],
        "outcomes": [{ "name": "many", "holds": "count(hit) >= 3" }] }
      """#)
    let explanation = try json(try brink("explain", file, "-n", "6000", "--outcome", "many", "--json").output)
    let ratios = explanation["precedents"]["precedents"].elements.filter { $0["name"].text == "patience" }
    #expect(ratios.count == 2)
    for ratio in ratios {
      let value = ratio["rateRatio"]["value"].number
      #expect(ratio["kind"].text == "lowest" ? value < 0.6 : value > 1.5, "\(ratio)")
    }
  }

  @Test("Trajectories with a fault are left out, and counted")
  func faults() throws {
    let file = try folder.file(
      "faulty.json", SmallScenarios.faulty.replacing("log(x)", with: "x + 0 * log(x)"))
    let result = try brink("explain", file, "-n", "1000", "--outcome", "x", "--json")
    #expect(result.code == 0 && result.errors.contains("trajectories of base had faults and are left out"))
    let sound = try json(result.output)["probability"]["count"].number
    #expect(result.errors.hasPrefix("brink: \(1000 - Int(sound)) ") && sound > 800 && sound < 1000)
  }

  @Test("What can't be explained is a mistake of the command line, with what would be right")
  func mistakes() throws {
    #expect(try brink("run", incident, "-n", "500", "--keep", "none", "--quiet").code == 0)
    let cases: [([String], String)] = [
      (["explain", incident, "--outcome", "wars"], "there are first_shot, shots, peak"),
      (["explain", incident, "--variant", "warm"], "there are base, hot, cold"),
      (["explain", "results/incident"], "kept no trajectories"),
      (["explain", "results/incident", "--seed", "3"], "--seed means nothing for results/incident"),
    ]
    for (arguments, message) in cases {
      let result = try BrinkProcess(arguments: arguments, folder: folder).run()
      #expect(result.code == 2 && result.errors.contains(message), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
    #expect(try brink("explain", "nothing.json").code == 1)
  }
}
