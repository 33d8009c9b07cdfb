import GRDB
import Simulation

/// The record of one batch, `batch.sqlite` in its folder: the plan, every point, and what it came to.
///
/// One row for each estimate, not one run record for each point: hundreds of points stay one file that a query reads, and
/// memory holds only the points that are being played. A point is in it whole or not at all.
package final class BatchRecord: Sendable {
  /// What all records have.
  package let book: RecordBook
  /// Estimates and faults, as the record of a run has them.
  private let findings: [RecordTable]

  private init(_ book: RecordBook, _ findings: [RecordTable]) { (self.book, self.findings) = (book, findings) }

  /// Begins a record where there is none, with all points waiting.
  ///
  /// - Parameters:
  ///   - scenarios: names that tell them apart.
  ///   - findings: the tables for what points come to; they get a column for the point.
  /// - Throws: `RecordError` if it can't be written.
  package static func create(
    in folder: String, _ manifest: RecordManifest, scenarios: [String], points: [BatchPoint], findings: [RecordTable]
  ) throws(RecordError) -> BatchRecord {
    let tables = findings.map(ofPoints)
    let book = try RecordBook.create(.batch, in: folder, manifest, tables: BatchTables.all + tables) { db in
      for (index, name) in scenarios.enumerated() {
        try BatchTables.scenarios.insert([.whole(index), .text(name)], db)
      }
      try Checksums.seal(BatchTables.scenarios, db)
      for point in points {
        for (place, setting) in point.settings.enumerated() {
          try BatchTables.factors.insert(
            [
              .whole(point.number), .whole(place), .text(setting.name), .text(setting.value),
              RecordCell(Double(setting.value)),
            ], db)
        }
        try insert(point, seconds: nil, among: tables, db)
      }
    }
    return BatchRecord(book, tables)
  }

  /// The table with a column for the point in front.
  private static func ofPoints(_ table: RecordTable) -> RecordTable {
    RecordTable(table.name, index: BatchTables.point.name, [BatchTables.point] + table.columns)
  }

  /// Opens a record to go on with it, after every page of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found, `.otherBits` that this version would play it otherwise.
  package static func open(in folder: String, findings: [RecordTable]) throws(RecordError) -> BatchRecord {
    BatchRecord(try RecordBook.open(.batch, in: folder), findings.map(ofPoints))
  }

  /// Opens a record to read it, after every page of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  package static func read(in folder: String, findings: [RecordTable]) throws(RecordError) -> BatchRecord {
    BatchRecord(try RecordBook.read(.batch, in: folder), findings.map(ofPoints))
  }

  /// Writes what a point came to, in one transaction.
  ///
  /// - Parameters:
  ///   - runs: one for each variant; none for a point that failed.
  ///   - findings: rows for the tables of findings, without the point.
  ///   - problem: why it failed; nil if it was played.
  /// - Throws: `RecordError`.
  package func commit(
    _ point: BatchPoint, runs: [BatchPoint.Run], findings: [Findings], problem: String?, seconds: Double
  ) throws(RecordError) {
    var point = point
    (point.state, point.problem) = (problem == nil ? .played : .failed, problem)
    try book.write { [point] db in
      for run in runs {
        try BatchTables.runs.insert(
          [.whole(point.number), .text(run.variant), .whole(run.trajectories), .whole(run.faults)], db)
      }
      for finding in findings {
        guard let table = self.findings.first(where: { $0.name == finding.table.name }) else { continue }
        for row in finding.rows { try table.insert([.whole(point.number)] + row, db) }
      }
      try db.execute(sql: "DELETE FROM points WHERE point = ?", arguments: [point.number])
      try Self.insert(point, seconds: seconds, among: self.findings, db)
    }
  }

  private static func insert(_ point: BatchPoint, seconds: Double?, among findings: [RecordTable], _ db: Database)
    throws
  {
    let cells: [RecordCell] = [
      .whole(point.number), .whole(point.scenario), .text(point.state.rawValue), RecordCell(point.problem),
      RecordCell(seconds),
    ]
    let digest = try digest(ofPoint: point.number, cells, findings, db)
    try BatchTables.points.insert(cells + [.text(digest)], db)
  }

  /// The digest of a point's row and of its rows in the other tables.
  private static func digest(
    ofPoint number: Int, _ cells: [RecordCell], _ findings: [RecordTable], _ db: Database
  ) throws -> String {
    let rows = try ([BatchTables.factors, BatchTables.runs] + findings).map { table in
      var digest = RowDigest()
      try Checksums.step(through: table.selection(where: "point = ?"), arguments: [number], db) { digest.add($0) }
      return RecordCell.text(digest.hexadecimal())
    }
    return RowDigest.hexadecimal(of: [cells + rows])
  }

  /// Makes sure that no byte of the record has changed since it was written.
  ///
  /// - Throws: `RecordError.damaged`, which names what has; `.noTable` for a record of 0.1.0, of which nothing is known.
  package func verify() throws(RecordError) {
    try book.check(hasTable: BookkeepingTables.checksums.name)
    try book.read { db in
      try Checksums.verifyAll(of: BookkeepingTables.all + BatchTables.all, db)
      try verifyPoints(db)
    }
  }

  /// Makes sure that no byte of the points has changed since it was written.
  ///
  /// Of records of 0.1.0, which have no checksums, nothing is known.
  /// - Throws: `RecordError.damaged`, which names the point.
  func verifyPoints(_ db: Database) throws {
    guard try db.tableExists(BookkeepingTables.checksums.name) else { return }
    try Checksums.verify(BatchTables.scenarios, db)
    let cursor = try Row.fetchCursor(db, sql: BatchTables.points.selection())
    while let row = try cursor.next() {
      let cells = Array(row.databaseValues).dropLast().map { RecordCell($0) }
      let number: Int = try row.value("point")
      guard try Self.digest(ofPoint: number, cells, findings, db) == row.value("sha256") else {
        throw RecordError.damaged("point \(number) was changed since it was written (its SHA-256 is another)")
      }
    }
  }
}
