import Foundation
import TestSupport
import Testing

@Suite("Messages name what is there, and a next step that can be taken")
struct NextStepTests {
  private let folder: TemporaryFolder

  init() throws { folder = try .withIncident() }

  @Test("A batch where a run is read", arguments: ["explain", "compare", "run --resume"])
  func batch(command: String) throws {
    _ = try folder.brink("batch plan.json -q -o batch")
    let result = try folder.brink("\(command) batch")
    #expect(
      result.code == 2 && result.errors.contains("a finished batch: brink results show batch"), "\(result.errors)")
    #expect(!result.errors.contains("--resume"), "\(result.errors)")
  }

  @Test(
    "A run where a scenario is read", arguments: ["trace run -i 1", "fork run -i 1 --day 2", "run run", "check run"])
  func run(command: String) throws {
    _ = try folder.brink("run incident.json -n 10 -q -o run")
    let result = try folder.brink(command)
    let text = result.output + result.errors
    #expect(result.code == 1 && text.contains("brink results show run shows it"), "\(text)")
    #expect(text.contains("it was played from incident.json") && !text.contains("--resume"), "\(text)")
  }

  @Test("A plan where a scenario is read, and the other way about, with mistakes too")
  func kinds() throws {
    _ = try folder.file("mistaken.json", #"{ "scenario": 3, "sett": {} }"#)
    for command in ["run plan.json", "check plan.json", "compare plan.json", "trace mistaken.json -i 1"] {
      let result = try folder.brink(command)
      let text = result.output + result.errors
      #expect(result.code == 1 && text.contains("is a plan, not a scenario; brink batch"), "\(text)")
    }
    let result = try folder.brink("batch incident.json")
    #expect(result.code == 1 && result.errors.contains("is a scenario, not a plan; brink run incident.json"))
  }

  @Test("A shard where a whole run is read")
  func shard() throws {
    _ = try folder.brink("run incident.json -n 20_000 --shard 1/2 -q -o out")
    let result = try folder.brink("compare out/shard-1-of-2")
    #expect(result.code == 2 && result.errors.contains("join all by brink merge"), "\(result.errors)")
  }

  @Test("A record that was abandoned before it said anything")
  func abandoned() throws {
    _ = try folder.shell("mkdir out; touch out/run.sqlite")
    let result = try folder.brink("run --resume out")
    #expect(result.code == 4 && result.errors.contains("begin anew"), "\(result.errors)")
    #expect(try folder.brink("run incident.json -n 10 -q -o out").code == 0)
  }

  @Test("A folder in which a run was killed in its first moment is removed; one with anything else is not")
  func leftLock() throws {
    _ = try folder.shell(
      "mkdir left more probe; touch left/.brink.lock more/.brink.lock more/mine probe/.brink-probe.12-0.part")
    #expect(
      try folder.brink("results remove left probe").code == 0 && !folder.exists("left") && !folder.exists("probe"))
    #expect(try folder.brink("results remove more").code == 2)
    #expect(try folder.names("more") == [".brink.lock", "mine"])
  }

  @Test("Somebody's file by the name of the results' folder is in nobody's way")
  func fileForFolder() throws {
    _ = try folder.shell("mkdir results; echo mine > results/incident; echo mine > results/incident-batch")
    #expect(try folder.brink("run incident.json -n 10 -q").code == 0)
    #expect(try folder.brink("batch plan.json -q").code == 0)
    #expect(
      try folder.names("results") == ["incident", "incident-2", "incident-batch", "incident-batch-2"])
  }

  @Test("Help about a command that does not exist names what was meant")
  func names() throws {
    for (command, hint) in [("help rnu", "brink run?"), ("help results shwo", "brink results show?")] {
      let result = try folder.brink(command)
      #expect(result.code == 2 && result.errors.contains("did you mean \(hint)"), "\(result)")
    }
    #expect(try folder.brink("help run").code == 0 && folder.brink("help results show").code == 0)
  }
}
