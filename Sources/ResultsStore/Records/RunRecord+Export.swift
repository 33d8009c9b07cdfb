import GRDB

extension RunRecord {
  /// Tables that analysts read, in the order of the documentation.
  package static let exportedTables =
    ["trajectories"] + findingsTables + ["manifest", "variants", "blocks", "files", "dictionary"]

  /// Those that are written when a run ends.
  package static let findingsTables = Findings.Table.allCases.map(\.rawValue)

  /// Refuses a table that records of an earlier version don't have.
  ///
  /// - Throws: `RecordError`.
  package func check(hasTable table: String) throws(RecordError) {
    let isThere: Bool
    do { isThere = try queue.read { try $0.tableExists(table) } } catch { throw RecordError(error) }
    if !isThere { throw .noTable(table, version: try manifest().brink) }
  }

  /// Gives a table piece by piece.
  ///
  /// In `trajectories` the variant has its name. It is one wide table then, a row for each trajectory and a column for each
  /// outcome, as pandas and R want it.
  /// - Throws: `RecordError`, and what `write` throws.
  package func export(_ table: String, as format: ExportFormat, write: (String) throws -> Void) throws {
    precondition(Self.exportedTables.contains(table), "only known tables are exported")
    try RecordFile.export(queue, as: format, query: { try Self.query(table, $0) }, write: write)
  }

  private static func query(_ table: String, _ db: Database) throws -> String {
    let columns = try db.columns(in: table).map(\.name)
    switch table {
    case "trajectories":
      let own = columns.dropFirst().map { "t.\(OutcomeColumns.quoted($0))" }.joined(separator: ", ")
      return
        "SELECT v.name AS variant, \(own) FROM trajectories t JOIN variants v ON v.variant = t.variant ORDER BY t.rowid"
    case "variants": return "SELECT variant, name, trajectories, faults FROM variants"
    case "blocks": return "SELECT block, variant, first_trajectory, trajectories, faults FROM blocks"
    default: return "SELECT * FROM \(table)"
    }
  }
}
