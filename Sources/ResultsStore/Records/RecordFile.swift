import GRDB
import GRDBSQLite

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
  ) throws -> RecordConnection {
    let queue = try RecordConnection(path, configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") }
    try useWriteAheadLog(queue)
    try queue.migrate(migrator)
    return queue
  }

  /// A database that is there, after every page of it was checked.
  ///
  /// - Parameter tables: without which it was abandoned before it said what is played.
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  static func open(
    _ path: String, applicationID: Int32, _ migrator: DatabaseMigrator, tables: [String],
    _ configuration: Configuration
  ) throws(RecordError) -> RecordConnection {
    // Before SQLite touches it: a file that is not ours stays as it is, and what lies beside it.
    try check(path, applicationID)
    do {
      // What was written of the record may have been all of the change that is taken back.
      if try undoHalfDoneChange(path) { try check(path, applicationID) }
      try readBeginning(path, flags: SQLITE_OPEN_READONLY)
      let queue = try RecordConnection(path, configuration)
      try queue.read { db in
        if let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), finding != "ok" {
          throw RecordError.damaged(SQLiteFinding.words(finding))
        }
        for table in tables where try !db.tableExists(table) { throw RecordError.incomplete }
        if try migrator.hasBeenSuperseded(db) { throw RecordError.tooNew }
      }
      return queue
    } catch {
      throw RecordError(error)
    }
  }

  /// Whether a file is a record, by its first bytes.
  private static func check(_ path: String, _ applicationID: Int32) throws(RecordError) {
    let header: [UInt8]
    do {
      guard try Files.isRegular(path) else { throw RecordError.foreign }
      header = try Files.prefix(of: path, count: 72)
    } catch let error as Files.Failure {
      throw error.isMissing ? .missing : .storage(error.reason)
    } catch {
      throw RecordError(error)
    }
    if header.isEmpty { throw .incomplete }
    guard isMarked(header, applicationID) else { throw .foreign }
  }

  /// Lets SQLite take back what a killed process has left half done beside a record, a "hot" journal
  /// (sqlite.org/lockingv3.html, "Dealing with hot journals"). Readers, which may change nothing, can't.
  ///
  /// - Returns: whether there was something.
  private static func undoHalfDoneChange(_ path: String) throws -> Bool {
    let journal = path + "-journal"
    let magic: [UInt8]
    do { magic = try Files.prefix(of: journal, count: 8) } catch { return false }
    // SQLite leaves journals that are done with empty, or with zeros in front.
    guard let first = magic.first, first != 0 else { return false }
    guard magic == [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7] else {
      throw RecordError.storage("\(journal) is not brink's; move it away")
    }
    let folder = Files.folder(of: path)
    // Of one who is alive it is no left-over.
    if RunLock.isHeld(folder: folder) { return false }
    guard Files.mayBeWritten(path), Files.mayBeWritten(folder) else {
      throw RecordError.storage(
        "a killed process has left a change half done (\(journal)), and to take it back the folder must be writable")
    }
    try readBeginning(path, flags: SQLITE_OPEN_READWRITE)
    return true
  }

  /// Has SQLite itself look at a database first: GRDB would let go of a connection that fails, see `RecordConnection`.
  private static func readBeginning(_ path: String, flags: Int32) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    var code = sqlite3_open_v2(path, &handle, flags, nil)
    if code == SQLITE_OK {
      sqlite3_busy_timeout(handle, 5000)
      code = sqlite3_exec(handle, "SELECT 1 FROM sqlite_master LIMIT 1", nil, nil, nil)
    }
    guard code != SQLITE_OK else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code), message: sqlite3_errmsg(handle).map { String(cString: $0) })
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
  static func settle(_ queue: RecordConnection) throws(RecordError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    } catch {
      throw RecordError(error)
    }
  }

  /// Writers don't wait for the disk at each block: a log that a crash cuts off loses its last blocks, which are played
  /// again, and never leaves half of one. That is what `NORMAL` means with a write-ahead log.
  static func useWriteAheadLog(_ queue: RecordConnection) throws {
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
    _ queue: RecordConnection, as format: ExportFormat, query: (Database) throws -> String,
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
