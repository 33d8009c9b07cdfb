import GRDB

extension RunRecord {
  /// Tables that analysts read, in the order of the documentation.
  package static let exportedTables =
    ["trajectories"] + Findings.Table.allCases.map(\.rawValue) + ["blocks", "dictionary"]

  /// Gives a table as CSV after RFC 4180, with a header, piece by piece; null is an empty field.
  ///
  /// In `trajectories` the variant has its name. It is one wide table then, a row for each trajectory and a column for each
  /// outcome, as pandas and R want it.
  /// - Throws: `RecordError`, and what `write` throws.
  package func export(_ table: String, write: (String) throws -> Void) throws {
    precondition(Self.exportedTables.contains(table), "only known tables are exported")
    do {
      try queue.read { db in
        let statement = try db.makeStatement(sql: try Self.query(table, db))
        let rows = try Row.fetchCursor(statement)
        try write(statement.columnNames.map(Self.field).joined(separator: ",") + "\r\n")
        var text = ""
        while let row = try rows.next() {
          text += row.databaseValues.map(Self.field).joined(separator: ",") + "\r\n"
          guard text.utf8.count > 1 << 16 else { continue }
          try write(text)
          text.removeAll(keepingCapacity: true)
        }
        try write(text)
      }
    } catch let error as DatabaseError {
      throw RecordError(error)
    }
  }

  private static func query(_ table: String, _ db: Database) throws -> String {
    let columns = try db.columns(in: table).map(\.name)
    switch table {
    case "trajectories":
      let own = columns.dropFirst().map { "t.\(OutcomeColumns.quoted($0))" }.joined(separator: ", ")
      return
        "SELECT v.name AS variant, \(own) FROM trajectories t JOIN variants v ON v.variant = t.variant ORDER BY t.rowid"
    case "blocks": return "SELECT block, variant, first_trajectory, trajectories, faults FROM blocks"
    default: return "SELECT * FROM \(table)"
    }
  }

  private static func field(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: ""
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): field(text)
    }
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
