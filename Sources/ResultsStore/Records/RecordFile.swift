import GRDB

/// How brink's databases are opened, checked and closed.
enum RecordFile {
  static func configuration(_ label: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = label
    // Blocks of some hundred milliseconds share a transaction.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    return configuration
  }

  /// A new database, with its tables.
  static func create(
    _ path: String, applicationID: Int32, _ migrator: DatabaseMigrator, _ configuration: Configuration
  ) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") }
    try useWriteAheadLog(queue)
    try migrator.migrate(queue)
    return queue
  }

  /// A database that is there, after every page of it was checked.
  ///
  /// - Parameter tables: without which it was abandoned before it said what is played.
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  static func open(
    _ path: String, applicationID: Int32, _ migrator: DatabaseMigrator, tables: [String],
    _ configuration: Configuration
  ) throws(RecordError) -> DatabaseQueue {
    guard Files.exist(path) else { throw .missing }
    guard Files.isRegular(path) else { throw .foreign }
    let header = Files.prefix(of: path, count: 72)
    if header.isEmpty { throw .incomplete }
    // Before SQLite touches it: a file that is not ours stays as it is, and what lies beside it.
    guard isMarked(header, applicationID) else { throw .foreign }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { db in
        if let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), finding != "ok" {
          throw RecordError.damaged(finding.split(separator: "\n").joined(separator: " "))
        }
        for table in tables where try !db.tableExists(table) { throw RecordError.incomplete }
        if try migrator.hasBeenSuperseded(db) { throw RecordError.tooNew }
      }
      return queue
    } catch {
      throw RecordError(error)
    }
  }

  /// Whether the first bytes of a file are those of a record, however damaged the rest is (sqlite.org/fileformat2.html).
  private static func isMarked(_ header: [UInt8], _ applicationID: Int32) -> Bool {
    guard header.count == 72, header.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
    return header[68...].reduce(0) { $0 << 8 | UInt32($1) } == UInt32(bitPattern: applicationID)
  }

  /// What SQLite keeps beside a database while it is written.
  static let companions = ["-wal", "-shm", "-journal"]

  /// Removes a database and what SQLite keeps beside it, which would be foreign files once the database is gone.
  static func remove(_ path: String) {
    for suffix in companions + [""] { Files.remove(path + suffix) }
  }

  /// Folds everything into the one file, which can then be copied and be read from where nothing can be written.
  static func settle(_ queue: DatabaseQueue) throws(RecordError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    } catch {
      throw RecordError(error)
    }
  }

  /// Writers don't wait for the disk at each block: a log that a crash cuts off loses its last blocks, which are played
  /// again, and never leaves half of one. That is what `NORMAL` means with a write-ahead log.
  static func useWriteAheadLog(_ queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      // Folding the log into the file waits for the disk, and every commit rewrites a checkpoint: 32 MB, not 4, between two.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
    }
  }

  /// Gives the rows of a query piece by piece.
  ///
  /// - Throws: `RecordError`, and what `write` throws.
  static func export(
    _ queue: DatabaseQueue, as format: ExportFormat, query: (Database) throws -> String,
    write: (String) throws -> Void
  ) throws {
    do {
      try queue.read { db in
        let statement = try db.makeStatement(sql: try query(db))
        let rows = try Row.fetchCursor(statement)
        let columns = statement.columnNames
        var text = format.opening(columns)
        var isFirst = true
        while let row = try rows.next() {
          text += try format.row(columns, row.databaseValues, isFirst: isFirst)
          isFirst = false
          guard text.utf8.count > 1 << 16 else { continue }
          try write(text)
          text.removeAll(keepingCapacity: true)
        }
        try write(text + format.closing(isEmpty: isFirst))
      }
    } catch let error as DatabaseError {
      throw RecordError(error)
    }
  }
}
