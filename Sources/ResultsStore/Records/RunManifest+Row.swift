import FoundationEssentials
import GRDB

extension RunManifest {
  /// - Throws: `RecordError` for a row that no version wrote; `DatabaseError`.
  init(from db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM manifest"),
      let state = State(rawValue: try row.value("state")), let seed = UInt64(try row.value("seed") as String)
    else { throw RecordError.incomplete }
    self.init(
      brink: try row.value("brink"), scenarioName: try row.value("scenario_name"),
      scenarioFile: try row.value("scenario_file"), scenarioSHA256: try row.value("scenario_sha256"),
      scenarioText: try row.value("scenario_text"), seed: seed,
      trajectories: try row.number("trajectories", in: 0...1 << 53),
      settings: try Self.value(row.value("settings")), precision: try row.value("precision"),
      keptRows: try row.number("kept_rows"), keptValues: try row.number("kept_values"),
      blockSize: try row.number("block_size", in: 1...1 << 32), shard: nil,
      threads: try row.number("threads"), host: try row.value("host"), system: try row.value("system"),
      started: try row.value("started"), commandLine: try Self.value(row.value("command_line")))
    if let index: Int = try row.value("shard"), let count: Int = try row.value("shards"), count > 0,
      (1...count).contains(index)
    {
      shard = Shard(index: index, count: count)
    }
    self.state = state
    // The column came with bits 2.
    bits = try row.value("bits") ?? 1
    isPrecise = try row.value("is_precise")
    nextUnit = try row.number("next_unit")
    seconds = try row.value("seconds")
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
