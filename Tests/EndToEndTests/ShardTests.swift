import Foundation
import GRDB
import ResultsStore
import TestSupport
import Testing
import Workbench

@Suite("Shards and recorded results")
struct ShardTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(_ arguments: String..., environment: [String: String] = [:]) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, environment: environment, folder: folder).run()
  }

  @Test("Merged shards have the bits of one machine", arguments: ["100000", "5000", "none"])
  func merge(keep: String) throws {
    for shard in 1...3 {
      let result = try brink(
        "run", incident, "-n", "50_000", "-v", "hot", "--shard", "\(shard)/3", "--keep", keep, "--quiet", "-o",
        "parts")
      #expect(result.code == 0 && !folder.exists("parts/shard-\(shard)-of-3/summary.json"), "\(result.errors)")
    }
    let merged = try brink(
      "merge", "parts/shard-2-of-3", "parts/shard-3-of-3", "parts/shard-1-of-3", "--output", "merged", "--quiet")
    #expect(merged.code == 0, "\(merged.errors)")
    _ = try brink("run", incident, "-n", "50_000", "-v", "hot", "--quiet", "-o", "whole")
    #expect(try folder.contents("merged/summary.json") == folder.contents("whole/summary.json"))
    #expect(try brink("run", "--resume", "merged", "-n", "60_000", "--quiet").code == 0)
    _ = try brink("run", incident, "-n", "60_000", "-v", "hot", "--quiet", "-o", "longer")
    #expect(try folder.contents("merged/summary.json") == folder.contents("longer/summary.json"))
  }

  @Test("Missing, double and foreign shards are named, all at once")
  func mistakes() throws {
    _ = try brink("run", incident, "-n", "20_000", "--shard", "1/3", "--quiet", "-o", "a")
    _ = try brink("run", incident, "-n", "20_000", "--shard", "1/3", "--quiet", "-o", "b")
    _ = try brink("run", incident, "-n", "20_000", "--shard", "2/3", "--seed", "9", "--quiet", "-o", "c")
    let shards = ["a/shard-1-of-3", "b/shard-1-of-3", "c/shard-2-of-3", "nowhere"]
    let result = try BrinkProcess(arguments: ["merge"] + shards + ["--output", "merged"], folder: folder).run()
    #expect(result.code == 2 && !folder.exists("merged"))
    for message in [
      "shard 1 is there twice: a/shard-1-of-3 and b/shard-1-of-3",
      "c/shard-2-of-3 is foreign: it differs from a/shard-1-of-3 in its seed", "there is no run in nowhere",
      "missing of 3: shard 3",
    ] {
      #expect(result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test("A shard of very many is told what is missing in a line, and more than there can be are refused")
  func many() throws {
    _ = try brink("run", incident, "-n", "20_000", "--shard", "300/100000", "--quiet", "-o", "a")
    let result = try brink("merge", "a/shard-300-of-100000")
    #expect(result.code == 6, "\(result.errors)")
    #expect(
      result.errors.contains("missing of 100,000: shards 1 to 299, shards 301 to 100000"),
      "\(result.errors.prefix(300))")
    let more = try brink("run", incident, "--shard", "1/999999999")
    #expect(more.code == 2 && more.errors.contains("1 to 100000 shards"), "\(more.errors)")
  }

  @Test("Shards are found beside a whole run; one that is being played is busy, and no shards are a mistake")
  func whereShardsStand() throws {
    #expect(try brink("run", incident, "-n", "9000", "-q").code == 0)
    for index in 1...2 { #expect(try brink("run", incident, "-n", "9000", "-q", "--shard", "\(index)/2").code == 0) }
    #expect(try brink("merge", "results/incident", "-q", "-o", "merged").code == 0)
    #expect(try folder.contents("merged/summary.json") == folder.contents("results/incident/summary.json"))
    let nowhere = try brink("merge", "results")
    #expect(nowhere.code == 2 && nowhere.errors.contains("there are no shards in results"), "\(nowhere)")
    _ = try folder.shell(
      """
      $brink run incident.json -n 1e9 -q --shard 1/2 -o live & played=$!
      for i in $(seq 200); do $brink results list live | grep -q "running or killed" && break; sleep 0.1; done
      kill -9 $played; wait $played
      """)
    let lock = try RunLock(folder: folder.path("live/shard-1-of-2"))
    let live = try brink("merge", "live")
    lock.release()
    #expect(live.code == 75 && live.errors.contains("is being played"), "\(live)")
    #expect(try brink("merge", "live").code == 6)
  }

  @Test("A run of which only blocks of some variants are played is not empty")
  func held() throws {
    let job = try RunJob(
      beginning: RunRequest(.run, file: incident), in: folder.path("begun"), on: Machine(), for: Attendant())
    let place = ResultsFolder(folder.path("begun"))
    #expect(Occupant(of: place)?.isEmpty == true)
    let queue = try DatabaseQueue(path: folder.path("begun/run.sqlite"))
    try queue.write { db in
      let columns = try db.columns(in: "held").map { $0.type == "BLOB" ? "x''" : $0.type == "TEXT" ? "''" : "0" }
      try db.execute(sql: "INSERT INTO held VALUES (\(columns.joined(separator: ", ")))")
    }
    #expect(Occupant(of: place)?.isEmpty == false)
    withExtendedLifetime(job) {}
  }

  @Test("A run that is done is printed again as JSON")
  func doneAsJSON() throws {
    let outputs = try (1...2).map { _ in try brink("run", incident, "-n", "100", "--continue", "--json").output }
    #expect(outputs[0] == outputs[1] && outputs[0].hasPrefix("{"))
  }

  @Test("Slurm's variables say which shard it is")
  func slurm() throws {
    let variables = [
      "SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_COUNT": "2", "SLURM_ARRAY_TASK_MIN": "0",
      "SLURM_ARRAY_TASK_MAX": "1",
    ]
    let result = try brink("run", incident, "-n", "20_000", "--shard", "auto", environment: variables)
    #expect(result.code == 0 && folder.exists("results/incident/shard-1-of-2/run.sqlite"), "\(result.errors)")
    #expect(try brink("run", incident, "--shard", "auto").errors.contains("SLURM_ARRAY_TASK_ID"))
    #expect(try brink("run", incident, "--shard", "3/2").code == 2)
  }

  @Test("Results are listed, shown, exported and removed")
  func results() throws {
    let run = try brink("run", incident, "-n", "3000", "-v", "hot", "--json")
    let list = try brink("results", "list")
    #expect(list.output.contains("results/incident  complete         3,000         2     1  20"), "\(list.output)")
    #expect(try brink("results", "list", "--json").output.contains("\"state\": \"complete\""))
    #expect(try brink("results", "show", "results/incident", "--json").output == run.output)
    #expect(try brink("results", "show", "results/incident").output.contains("first_shot"))
    let table = try brink("results", "export", "results/incident").output
    #expect(table.hasPrefix("variant,trajectory,stopped_by,days_lived,first_shot,shots,peak\r\nbase,0,"))
    #expect(table.split(separator: "\r\n").count == 6001)
    let objects = try JSONDecoder().decode(
      [[String: JSONScalar]].self,
      from: Data(try brink("results", "export", "results/incident", "--json").output.utf8))
    #expect(objects.count == 6000 && objects[0]["variant"] == .text("base") && objects[1]["trajectory"] == .number(1))
    #expect(try brink("results", "export", "results/incident", "-t", "dictionary", "-o", "d.csv").code == 0)
    #expect(try String(decoding: folder.contents("d.csv"), as: UTF8.self).contains("trajectories,peak,"))
    #expect(try brink("results", "export", "results/incident", "-t", "nothing").code == 2)
    #expect(try brink("results", "remove", "results/incident", "--json").output == "[\n  \"results/incident\"\n]\n")
    #expect(!folder.exists("results/incident"))
  }
}

/// A value of a table in JSON.
private enum JSONScalar: Decodable, Equatable {
  case none, number(Double), text(String)

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .none
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try value.decode(String.self))
    }
  }
}
