import GRDB

extension RunRecord {
  /// Tables that analysts read beside what the run came to.
  package static let exportedTables = [OutcomeTable.name, "manifest", "variants", "blocks", "files", "dictionary"]

  /// Gives a table piece by piece, after its checksums have been looked at.
  ///
  /// In `trajectories` the variant has its name. It is one wide table then, a row for each trajectory and a column for each
  /// outcome, as pandas and R want it.
  /// - Parameter findings: the table, if it is one of what the run came to.
  /// - Throws: `RecordError`, and what `write` throws.
  package func export(
    _ table: String, findings: RecordTable?, as format: ExportFormat, write: (String) throws -> Void
  ) throws {
    try book.read { db in
      switch table {
      case OutcomeTable.name, RunTables.blocks.name: try Self.verifyBlocks(db)
      default:
        let known = findings ?? (BookkeepingTables.all + RunTables.all).first { $0.name == table }
        if let known { try Checksums.verify(known, db) }
      }
    }
    try book.export(as: format, query: { try Self.query(table, $0) }, write: write)
  }

  private static func query(_ table: String, _ db: Database) throws -> String {
    guard table == OutcomeTable.name else { return try RecordBook.query(table, db) }
    let columns = try RecordBook.exportedColumns(of: table, db).dropFirst()
    let own = columns.map { "t.\(RecordColumn.quoted($0))" }.joined(separator: ", ")
    return
      "SELECT v.name AS variant, \(own) FROM trajectories t JOIN variants v ON v.variant = t.variant ORDER BY t.rowid"
  }
}
