import FoundationEssentials
import GRDB
import MonteCarlo

/// What a batch was asked to do, and how far it is: the one row of its table `manifest`.
package struct BatchManifest: Sendable, Equatable {
  package var state = RunManifest.State.running
  /// The version that made it.
  package let brink: String
  /// What its draws, tables and sums are: see `Experiment.bits`.
  package var bits = Experiment.bits
  package let name: String
  package let planFile: String
  package let planSHA256: String
  package let planText: String
  package let seed: UInt64
  /// Of each variant at each point.
  package let trajectories: Int
  package let threads: Int
  package let host: String
  package let system: String
  /// ISO 8601, in UTC.
  package let started: String
  /// Spent playing, over all resumptions.
  package var seconds = 0.0
  package let commandLine: [String]

  package init(
    brink: String, name: String, planFile: String, planSHA256: String, planText: String, seed: UInt64,
    trajectories: Int, threads: Int, host: String, system: String, started: String, commandLine: [String]
  ) {
    self.brink = brink
    self.name = name
    self.planFile = planFile
    self.planSHA256 = planSHA256
    self.planText = planText
    self.seed = seed
    self.trajectories = trajectories
    self.threads = threads
    self.host = host
    self.system = system
    self.started = started
    self.commandLine = commandLine
  }

  /// - Throws: `RecordError` for a row that no version wrote; `DatabaseError`.
  init(from db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM manifest"),
      let state = RunManifest.State(rawValue: try row.value("state")),
      let seed = UInt64(try row.value("seed") as String)
    else { throw RecordError.incomplete }
    let command: String = try row.value("command_line")
    self.init(
      brink: try row.value("brink"), name: try row.value("name"), planFile: try row.value("plan_file"),
      planSHA256: try row.value("plan_sha256"), planText: try row.value("plan_text"), seed: seed,
      trajectories: try row.number("trajectories", in: 0...1 << 53), threads: try row.number("threads"),
      host: try row.value("host"),
      system: try row.value("system"), started: try row.value("started"),
      commandLine: try JSONDecoder().decode([String].self, from: Data(command.utf8)))
    self.state = state
    // The column came with bits 2.
    bits = try row.value("bits") ?? 1
    seconds = try row.value("seconds")
  }

  /// Writes the row, anew or in the place of the old one.
  func save(to db: Database) throws {
    let command = String(decoding: try JSONEncoder().encode(commandLine), as: UTF8.self)
    try db.execute(
      sql: "INSERT OR REPLACE INTO manifest VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        state.rawValue, brink, name, planFile, planSHA256, planText, String(seed), trajectories, threads, host, system,
        started, seconds, command, bits,
      ])
  }
}
