import GRDB
import MonteCarlo
import Simulation

/// The record of one run, `run.sqlite` in its folder: what was asked, every block, and what it came to.
package final class RunRecord: Sendable {
  package static let fileName = "run.sqlite"
  let queue: DatabaseQueue
  /// "Brnk", which tells SQLite's files of brink from others.
  private static let applicationID: Int32 = 0x4272_6E6B

  private init(queue: DatabaseQueue) { self.queue = queue }

  /// Begins a record where there is none.
  ///
  /// - Throws: `RecordError` if it can't be written.
  package static func create(
    in folder: String, manifest: RunManifest, experiment: Experiment
  ) throws(RecordError) -> RunRecord {
    do {
      let record = RunRecord(queue: try DatabaseQueue(path: "\(folder)/\(fileName)", configuration: configuration()))
      try record.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") }
      try record.useWriteAheadLog()
      try RunSchema.migrator.migrate(record.queue)
      try record.queue.write { db in
        let outcomes = OutcomeColumns(experiment.variants[0].program.outcomes)
        try db.execute(sql: outcomes.creation)
        for column in outcomes.columns {
          try DictionaryEntry(
            table: OutcomeColumns.table, column: column.name, unit: column.unit, meaning: column.meaning
          ).insert(into: db)
        }
        for (index, variant) in experiment.variants.enumerated() {
          try db.execute(sql: "INSERT INTO variants VALUES (?, ?, 0, 0, NULL)", arguments: [index, variant.name])
        }
        for (index, pair) in experiment.comparisons.enumerated() {
          try db.execute(
            sql: "INSERT INTO pairs VALUES (?, ?, ?, NULL)", arguments: [index, pair.baseline, pair.variant])
        }
        try manifest.save(to: db)
      }
      return record
    } catch {
      throw RecordError(error)
    }
  }

  /// Opens a record to go on with it, after every page and index of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  package static func open(in folder: String) throws(RecordError) -> RunRecord {
    let record = try open(in: folder, configuration: configuration())
    do {
      try record.useWriteAheadLog()
      try RunSchema.migrator.migrate(record.queue)
      return record
    } catch {
      throw RecordError(error)
    }
  }

  /// Opens a record to read it, after every page of it was checked, which takes a second or so for a gigabyte.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  package static func read(in folder: String) throws(RecordError) -> RunRecord {
    var configuration = configuration()
    configuration.readonly = true
    return try open(in: folder, configuration: configuration)
  }

  private static func open(in folder: String, configuration: Configuration) throws(RecordError) -> RunRecord {
    let path = "\(folder)/\(fileName)"
    guard Files.exist(path) else { throw .missing }
    guard Files.isRegular(path) else { throw .foreign }
    do {
      let record = RunRecord(queue: try DatabaseQueue(path: path, configuration: configuration))
      try record.queue.read { db in
        if let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), finding != "ok" {
          throw RecordError.damaged(finding.split(separator: "\n").joined(separator: " "))
        }
        guard try isOurs(db) else { throw RecordError.foreign }
        guard try db.tableExists("manifest"), try db.tableExists(OutcomeColumns.table) else {
          throw RecordError.incomplete
        }
        if try RunSchema.migrator.hasBeenSuperseded(db) { throw RecordError.tooNew }
      }
      return record
    } catch {
      throw RecordError(error)
    }
  }

  /// Whether a database is a record, or one that was abandoned before it had a table.
  private static func isOurs(_ db: Database) throws -> Bool {
    if try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID { return true }
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  /// Removes a record and what SQLite keeps beside it.
  package static func remove(in folder: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { Files.remove("\(folder)/\(fileName)\(suffix)") }
  }

  package func manifest() throws(RecordError) -> RunManifest {
    do { return try queue.read { try RunManifest(from: $0) } } catch { throw RecordError(error) }
  }

  /// Changes the manifest, in one transaction.
  package func update(_ change: (inout RunManifest) -> Void) throws(RecordError) {
    do {
      try queue.write { db in
        var manifest = try RunManifest(from: db)
        change(&manifest)
        try manifest.save(to: db)
      }
    } catch {
      throw RecordError(error)
    }
  }

  /// Folds everything into the one file, which can then be copied and be read from where nothing can be written.
  package func settle() throws(RecordError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    } catch {
      throw RecordError(error)
    }
  }

  /// Writers don't wait for the disk at each block: a log that a crash cuts off loses its last blocks, which are played
  /// again, and never leaves half of one. That is what `NORMAL` means with a write-ahead log.
  private func useWriteAheadLog() throws {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      // Folding the log into the file waits for the disk, and every commit rewrites a checkpoint: 32 MB, not 4, between two.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.label = "run record"
    // Blocks of some hundred milliseconds share a transaction.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    return configuration
  }
}
