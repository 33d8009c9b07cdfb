import GRDB

extension BatchRecord {
  /// Tables that analysts read.
  package static let exportedTables =
    ["points", "factors", "estimates", "runs", "faults", "scenarios", "manifest", "files", "dictionary"]

  /// Gives a table piece by piece, after the checksums have been looked at.
  ///
  /// `points` is one wide table: a row for each point and variant, with a column for each factor and each outcome's
  /// probability or mean, as pandas and R want it; null where trajectories had faults.
  /// - Throws: `RecordError`, and what `write` throws.
  package func export(_ table: String, as format: ExportFormat, write: (String) throws -> Void) throws {
    try book.read { db in
      if let kept = BookkeepingTables.all.first(where: { $0.name == table }) {
        try Checksums.verify(kept, db)
      } else {
        try verifyPoints(db)
      }
    }
    try book.export(
      as: format,
      query: { db in
        if table == "points" { return try Self.wideQuery(db) }
        return try RecordBook.query(table, db) + " ORDER BY 1"
      }, write: write)
  }

  private static func wideQuery(_ db: Database) throws -> String {
    // In 0.1.0 factors had no place.
    let place = try db.columns(in: "factors").contains { $0.name == "place" } ? "place" : "rowid"
    let factors = try String.fetchAll(
      db, sql: "SELECT factor FROM factors GROUP BY factor ORDER BY min(point), min(\(place))")
    let outcomes = try String.fetchAll(
      db, sql: "SELECT name FROM estimates WHERE quantity = 'outcome' GROUP BY name ORDER BY min(rowid)")
    func text(_ name: String) -> String {
      "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    // A factor or an outcome may be called as a column is.
    var taken: Set<String> = []
    func column(_ value: String, _ name: String) -> String {
      "\(value) AS \(RecordColumn.quoted(OutcomeTable.distinct(name, among: &taken)))"
    }
    let fixed = [("p.point", "point"), ("p.state", "state"), ("s.name", "scenario"), ("r.variant", "variant")]
    let counts = [("r.trajectories", "trajectories"), ("r.faults", "faults")]
    taken = Set((fixed + counts).map(\.1))
    let set = factors.map { factor in
      column(
        """
        (SELECT coalesce(number, value) FROM factors f WHERE f.point = p.point AND f.factor = \(text(factor)))
        """, factor)
    }
    let found = outcomes.map { outcome in
      column("max(CASE WHEN e.name = \(text(outcome)) THEN e.value END)", outcome)
    }
    func named(_ columns: [(String, String)]) -> [String] { columns.map { "\($0.0) AS \($0.1)" } }
    return """
      SELECT \((named(fixed) + set + named(counts) + found).joined(separator: ", ")) FROM points p
      JOIN scenarios s ON s.scenario = p.scenario
      LEFT JOIN runs r ON r.point = p.point
      LEFT JOIN estimates e ON e.point = p.point AND e.variant = r.variant AND e.quantity = 'outcome'
        AND e.estimate IN ('probability', 'mean') AND r.faults = 0
      GROUP BY p.point, r.variant ORDER BY p.point, r.variant
      """
  }
}
