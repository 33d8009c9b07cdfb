import GRDB
import MonteCarlo

/// The record of one batch, `batch.sqlite` in its folder: the plan, every point, and what it came to.
///
/// One row for each estimate, not one run record for each point: hundreds of points stay one file that a query reads, and
/// memory holds only the points that are being played. A point is in it whole or not at all.
package final class BatchRecord: Sendable {
  package static let fileName = "batch.sqlite"
  let queue: RecordConnection
  /// "Brnb", which tells SQLite's files of batches from others.
  private static let applicationID: Int32 = 0x4272_6E62
  private static let label = "batch record"

  private init(queue: RecordConnection) { self.queue = queue }

  /// Begins a record where there is none, with all points waiting.
  ///
  /// - Throws: `RecordError` if it can't be written.
  package static func create(
    in folder: String, manifest: BatchManifest, scenarios: [BatchScenario], points: [BatchPoint]
  ) throws(RecordError) -> BatchRecord {
    do {
      let queue = try RecordFile.create(
        "\(folder)/\(fileName)", applicationID: applicationID, BatchSchema.migrator, RecordFile.configuration(label))
      try queue.write { db in
        for (index, scenario) in scenarios.enumerated() {
          try db.execute(
            sql: "INSERT INTO scenarios VALUES (?, ?, ?, ?, ?)",
            arguments: [index, scenario.label, scenario.file, scenario.sha256, scenario.text])
        }
        for point in points { try insert(point, db) }
        try manifest.save(to: db)
      }
      return BatchRecord(queue: queue)
    } catch {
      throw RecordError(error)
    }
  }

  private static func insert(_ point: BatchPoint, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO points VALUES (?, ?, 'waiting', NULL, NULL)")
      .execute(arguments: [point.number, point.scenario])
    for setting in point.settings {
      try db.cachedStatement(sql: "INSERT INTO factors VALUES (?, ?, ?, ?)")
        .execute(arguments: [point.number, setting.name, setting.value, Double(setting.value)])
    }
  }

  /// Opens a record to go on with it, after every page of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found, `.otherBits` that this version would play it otherwise.
  package static func open(in folder: String) throws(RecordError) -> BatchRecord {
    let record = try open(in: folder, RecordFile.configuration(label))
    try record.checkBits()
    do {
      try RecordFile.useWriteAheadLog(record.queue)
      try record.queue.migrate(BatchSchema.migrator)
      return record
    } catch {
      throw RecordError(error)
    }
  }

  /// Opens a record to read it, after every page of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  package static func read(in folder: String) throws(RecordError) -> BatchRecord {
    var configuration = RecordFile.configuration(label)
    configuration.readonly = true
    return try open(in: folder, configuration)
  }

  private static func open(in folder: String, _ configuration: Configuration) throws(RecordError) -> BatchRecord {
    BatchRecord(
      queue: try RecordFile.open(
        "\(folder)/\(fileName)", applicationID: applicationID, BatchSchema.migrator, tables: ["manifest", "points"],
        configuration))
  }

  /// Removes a record and what SQLite keeps beside it.
  package static func remove(in folder: String) { RecordFile.remove("\(folder)/\(fileName)") }

  /// Folds everything into the one file.
  package func settle() throws(RecordError) { try RecordFile.settle(queue) }

  /// Refuses a record whose numbers this version would not play again.
  ///
  /// - Throws: `RecordError.otherBits`, and what reading the manifest throws.
  package func checkBits() throws(RecordError) {
    let manifest = try manifest()
    if manifest.bits != Experiment.bits { throw .otherBits(version: manifest.brink, bits: manifest.bits) }
  }

  /// The files that were written beside the record.
  package var files: FileList { FileList(queue) }

  package func manifest() throws(RecordError) -> BatchManifest {
    do { return try queue.read { try BatchManifest(from: $0) } } catch { throw RecordError(error) }
  }

  /// Changes the manifest, in one transaction.
  package func update(_ change: (inout BatchManifest) -> Void) throws(RecordError) {
    do {
      try queue.write { db in
        var manifest = try BatchManifest(from: db)
        change(&manifest)
        try manifest.save(to: db)
      }
    } catch {
      throw RecordError(error)
    }
  }

  /// Writes what a point came to, in one transaction.
  ///
  /// - Parameters:
  ///   - runs: one for each variant; none for a point that failed.
  ///   - findings: of which estimates and faults are kept.
  ///   - problem: why it failed; nil if it was played.
  /// - Throws: `RecordError`.
  package func commit(
    point: Int, runs: [BatchPoint.Run], findings: Findings, problem: String?, seconds: Double
  ) throws(RecordError) {
    do {
      try queue.write { db in
        let state = problem == nil ? BatchPoint.State.played : .failed
        try db.execute(
          sql: "UPDATE points SET state = ?, problem = ?, seconds = ? WHERE point = ?",
          arguments: [state.rawValue, problem, seconds, point])
        for run in runs {
          try db.execute(
            sql: "INSERT INTO runs VALUES (?, ?, ?, ?)",
            arguments: [point, run.variant, run.trajectories, run.faults])
        }
        for table in [Findings.Table.estimates, .faults] {
          for row in findings.rows[table] ?? [] {
            let marks = Array(repeating: "?", count: row.count + 1).joined(separator: ", ")
            try db.cachedStatement(sql: "INSERT INTO \(table.rawValue) VALUES (\(marks))")
              .execute(arguments: StatementArguments([point] + row.map(\.value)))
          }
        }
      }
    } catch {
      throw RecordError(error)
    }
  }
}
