import FoundationEssentials
import GRDB
import MonteCarlo

/// What a record says of itself: what was asked for, by whom it was played, and how far it is.
package struct RecordManifest: Sendable, Equatable {
  /// Whether what was asked for has ended, and how.
  package enum State: String, Sendable {
    /// Being played, or killed while it was.
    case running
    case interrupted
    case complete

    /// For people.
    package var title: String { self == .running ? "running or killed" : rawValue }
  }

  package var state = State.running
  /// The version that made it.
  package var brink: String
  /// What its draws, tables and sums are: see `Experiment.bits`.
  package var bits = Experiment.bits
  package var order: RecordedOrder
  package var threads: Int
  package let host: String
  package let system: String
  /// ISO 8601, in UTC.
  package var started: String
  /// Spent playing, over all resumptions.
  package var seconds = 0.0
  /// Of the first start.
  package let commandLine: [String]

  package init(
    brink: String, order: RecordedOrder, threads: Int, host: String, system: String, started: String,
    commandLine: [String]
  ) {
    (self.brink, self.order, self.threads, self.host) = (brink, order, threads, host)
    (self.system, self.started, self.commandLine) = (system, started, commandLine)
  }

  /// - Throws: `RecordError` for a row that no version wrote, or that was changed; `DatabaseError`.
  init(from db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM manifest"),
      let state = State(rawValue: try row.value("state"))
    else { throw RecordError.incomplete }
    let order =
      row.hasColumn("order_text")
      ? RecordedOrder.text(try Self.checkedOrder(row)) : .earlier(try EarlierOrder(row))
    self.init(
      brink: try row.value("brink"), order: order, threads: try row.number("threads"), host: try row.value("host"),
      system: try row.value("system"), started: try row.value("started"),
      commandLine: try JSONDecoder().decode([String].self, from: Data((try row.value("command_line") as String).utf8)))
    self.state = state
    // Version 0.1.0 had no such column.
    bits = row.hasColumn("bits") ? try row.number("bits") : 1
    seconds = try row.value("seconds")
    if case .text = order { try Checksums.verify(BookkeepingTables.manifest, db) }
  }

  private static func checkedOrder(_ row: Row) throws -> String {
    let (text, digest): (String, String) = (try row.value("order_text"), try row.value("order_sha256"))
    guard Digest.hexadecimal(Array(text.utf8)) == digest else {
      throw RecordError.damaged("what was asked for was changed since it was written (its SHA-256 is another)")
    }
    return text
  }

  /// Writes the row, anew or in the place of the old one.
  ///
  /// - Throws: `RecordError.otherBits` for one of an earlier version, which is never written; `DatabaseError`.
  func save(to db: Database) throws {
    guard case .text(let text) = order else { throw RecordError.otherBits(version: brink, bits: bits) }
    let command = String(decoding: try JSONEncoder().encode(commandLine), as: UTF8.self)
    let row: [RecordCell] = [
      .text(state.rawValue), .text(brink), .whole(bits), .text(text), .text(Digest.hexadecimal(Array(text.utf8))),
      .whole(threads), .text(host), .text(system), .text(started), .number(seconds), .text(command),
    ]
    try db.execute(sql: "DELETE FROM manifest")
    try BookkeepingTables.manifest.insert(row, db)
    try Checksums.seal(BookkeepingTables.manifest, rows: [row], db)
  }
}
