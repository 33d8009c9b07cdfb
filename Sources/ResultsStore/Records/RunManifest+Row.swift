import FoundationEssentials
import GRDB

extension RunManifest {
  /// - Throws: `RecordError` for a row that no version wrote; `DatabaseError`.
  init(from db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM manifest"),
      let state = State(rawValue: row["state"]), let seed = UInt64(row["seed"] as String)
    else { throw RecordError.incomplete }
    self.init(
      brink: row["brink"], scenarioName: row["scenario_name"], scenarioFile: row["scenario_file"],
      scenarioSHA256: row["scenario_sha256"], scenarioText: row["scenario_text"], seed: seed,
      trajectories: row["trajectories"], settings: try Self.value(row["settings"]), precision: row["precision"],
      keptRows: row["kept_rows"], keptValues: row["kept_values"], blockSize: row["block_size"], shard: nil,
      threads: row["threads"], host: row["host"], system: row["system"], started: row["started"],
      commandLine: try Self.value(row["command_line"]))
    if let index = row["shard"] as Int?, let count = row["shards"] as Int?, count > 0, (1...count).contains(index) {
      shard = Shard(index: index, count: count)
    }
    self.state = state
    // The column came with bits 2.
    bits = row["bits"] as Int? ?? 1
    isPrecise = row["is_precise"]
    nextUnit = row["next_unit"]
    seconds = row["seconds"]
  }

  /// Writes the row, anew or in the place of the old one.
  func save(to db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO manifest (
          id, state, brink, scenario_name, scenario_file, scenario_sha256, scenario_text, seed, trajectories, settings,
          precision, kept_rows, kept_values, block_size, shard, shards, next_unit, threads, host, system, started,
          seconds, command_line, is_precise, bits)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        state.rawValue, brink, scenarioName, scenarioFile, scenarioSHA256, scenarioText, String(seed), trajectories,
        try Self.text(settings), precision, keptRows, keptValues, blockSize, shard?.index, shard?.count, nextUnit,
        threads, host, system, started, seconds, try Self.text(commandLine), isPrecise, bits,
      ])
  }

  private static func text(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }

  private static func value<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}
