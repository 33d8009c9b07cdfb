import GRDB

extension BatchRecord {
  /// - Throws: `RecordError`.
  package func scenarios() throws(RecordError) -> [BatchScenario] {
    try rows("SELECT name, file, sha256, text FROM scenarios ORDER BY scenario") {
      BatchScenario(
        label: try $0.value(at: 0), file: try $0.value(at: 1), sha256: try $0.value(at: 2), text: try $0.value(at: 3))
    }
  }

  /// All points in their order, with what they change.
  ///
  /// - Throws: `RecordError`.
  package func points() throws(RecordError) -> [BatchPoint] {
    var settings: [Int: [RunManifest.Setting]] = [:]
    for (point, setting) in try rows(
      "SELECT point, factor, value FROM factors ORDER BY rowid",
      { row in
        (try row.value(at: 0) as Int, RunManifest.Setting(name: try row.value(at: 1), value: try row.value(at: 2)))
      })
    {
      settings[point, default: []].append(setting)
    }
    let scenarioCount = try scenarios().count
    return try rows("SELECT point, scenario, state, problem FROM points ORDER BY point") { row in
      guard scenarioCount > 0 else { throw RecordError.incomplete }
      guard let state = BatchPoint.State(rawValue: try row.value("state")) else { throw RecordError.incomplete }
      let number: Int = try row.value("point")
      var point = BatchPoint(
        number: number, scenario: try row.number("scenario", in: 0...scenarioCount - 1),
        settings: settings[number] ?? [])
      (point.state, point.problem) = (state, try row.value("problem"))
      return point
    }
  }

  /// What was played at each point, by its number.
  ///
  /// - Throws: `RecordError`.
  package func runs() throws(RecordError) -> [Int: [BatchPoint.Run]] {
    let runs = try rows("SELECT point, variant, trajectories, faults FROM runs") { row in
      let run = BatchPoint.Run(
        variant: try row.value("variant"), trajectories: try row.number("trajectories"),
        faults: try row.number("faults"))
      return (try row.value("point") as Int, run)
    }
    return Dictionary(grouping: runs, by: \.0).mapValues { $0.map(\.1) }
  }

  /// The probability, or mean, of every outcome of every run.
  ///
  /// - Throws: `RecordError`.
  package func headlines() throws(RecordError) -> [BatchPoint.Headline] {
    // Older records, which are only read, have no cautions.
    let caution = try hasCautions() ? "caution" : "NULL"
    return try rows(
      """
      SELECT point, variant, name, value, low, high, level, count, \(caution) FROM estimates
      WHERE quantity = 'outcome' AND estimate IN ('probability', 'mean')
      """
    ) { row in
      BatchPoint.Headline(
        point: try row.value("point"), variant: try row.value("variant"), outcome: try row.value("name"),
        value: try row.value("value") ?? .nan, low: try row.value("low") ?? .nan, high: try row.value("high") ?? .nan,
        level: try row.value("level") ?? .nan, count: try row.value("count") ?? 0,
        caution: try row.value(at: 8))
    }
  }

  private func hasCautions() throws(RecordError) -> Bool {
    do {
      return try queue.read { db in try db.columns(in: "estimates").contains { $0.name == "caution" } }
    } catch {
      throw RecordError(error)
    }
  }

  private func rows<Value>(_ sql: String, _ value: (Row) throws -> Value) throws(RecordError) -> [Value] {
    do {
      return try queue.read { try Row.fetchAll($0, sql: sql).map(value) }
    } catch {
      throw RecordError(error)
    }
  }
}

extension BatchRecord {
  /// Tables that analysts read.
  package static let exportedTables =
    ["points", "factors", "estimates", "runs", "faults", "scenarios", "manifest", "files", "dictionary"]

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
  /// `points` is one wide table: a row for each point and variant, with a column for each factor and each outcome's
  /// probability or mean, as pandas and R want it; null where trajectories had faults.
  /// - Throws: `RecordError`, and what `write` throws.
  package func export(_ table: String, as format: ExportFormat, write: (String) throws -> Void) throws {
    precondition(Self.exportedTables.contains(table), "only known tables are exported")
    try RecordFile.export(
      queue, as: format,
      query: { db in
        if table == "points" { return try Self.wideQuery(db) }
        let isLong = ["factors", "estimates", "faults"].contains(table)
        return "SELECT * FROM \(table) ORDER BY 1" + (isLong ? ", rowid" : "")
      }, write: write)
  }

  private static func wideQuery(_ db: Database) throws -> String {
    let factors = try String.fetchAll(db, sql: "SELECT factor FROM factors GROUP BY factor ORDER BY min(rowid)")
    let outcomes = try String.fetchAll(
      db, sql: "SELECT name FROM estimates WHERE quantity = 'outcome' GROUP BY name ORDER BY min(rowid)")
    func text(_ name: String) -> String {
      "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    let fixed = ["p.point AS point", "p.state AS state", "s.name AS scenario", "r.variant AS variant"]
    let counts = ["r.trajectories AS trajectories", "r.faults AS faults"]
    let set = factors.map { factor in
      """
      (SELECT coalesce(number, value) FROM factors f WHERE f.point = p.point AND f.factor = \(text(factor))) \
      AS \(OutcomeColumns.quoted(factor))
      """
    }
    let found = outcomes.map { outcome in
      "max(CASE WHEN e.name = \(text(outcome)) THEN e.value END) AS \(OutcomeColumns.quoted(outcome))"
    }
    return """
      SELECT \((fixed + set + counts + found).joined(separator: ", ")) FROM points p
      JOIN scenarios s ON s.scenario = p.scenario
      LEFT JOIN runs r ON r.point = p.point
      LEFT JOIN estimates e ON e.point = p.point AND e.variant = r.variant AND e.quantity = 'outcome'
        AND e.estimate IN ('probability', 'mean') AND r.faults = 0
      GROUP BY p.point, r.variant ORDER BY p.point, r.variant
      """
  }
}
