import GRDB
import GRDBSQLite
import MonteCarlo

/// The file of a record: made, opened and checked alike for runs and batches, with what was asked for and what was written
/// beside it.
package final class RecordBook: Sendable {
  package let kind: RecordKind
  let connection: RecordConnection

  private init(_ kind: RecordKind, _ connection: RecordConnection) { (self.kind, self.connection) = (kind, connection) }

  /// The number of the tables' design. Version 0.1.0 had 0, and as its bits are other ones its files are only read.
  private static let design = 1

  /// Begins a record where there is none.
  ///
  /// - Parameters:
  ///   - tables: beside those that every record has.
  ///   - fill: writes the first rows.
  static func create(
    _ kind: RecordKind, in folder: String, _ manifest: RecordManifest, tables: [RecordTable],
    fill: (Database) throws -> Void
  ) throws(RecordError) -> RecordBook {
    do {
      let connection = try RecordConnection("\(folder)/\(kind.fileName)", configuration(kind))
      try connection.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA application_id = \(kind.applicationID)")
        try $0.execute(sql: "PRAGMA user_version = \(design)")
      }
      try useWriteAheadLog(connection)
      let tables = BookkeepingTables.all + tables
      try connection.write { db in
        for table in tables { try db.execute(sql: table.creation) }
        let meanings = tables.flatMap { table in
          table.columns.map { [RecordCell.text(table.name), .text($0.name), .init($0.unit), .text($0.meaning)] }
        }
        for row in meanings { try BookkeepingTables.dictionary.insert(row, db) }
        for table in [BookkeepingTables.dictionary, BookkeepingTables.files] { try Checksums.seal(table, db) }
        try fill(db)
        try manifest.save(to: db)
      }
      return RecordBook(kind, connection)
    } catch {
      throw RecordError(error)
    }
  }

  /// Opens a record to go on with it, after every page and index of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found, `.otherBits` that this version would play it otherwise.
  static func open(_ kind: RecordKind, in folder: String) throws(RecordError) -> RecordBook {
    let book = RecordBook(kind, try open(kind, in: folder, configuration(kind)))
    try book.checkBits()
    do {
      guard try book.connection.read({ try Self.design(of: $0) }) == design else { throw RecordError.unreleased }
      try useWriteAheadLog(book.connection)
      return book
    } catch {
      throw RecordError(error)
    }
  }

  /// Opens a record to read it, after every page of it was checked, which takes a second or so for a gigabyte.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  package static func read(_ kind: RecordKind, in folder: String) throws(RecordError) -> RecordBook {
    var configuration = configuration(kind)
    configuration.readonly = true
    return RecordBook(kind, try open(kind, in: folder, configuration))
  }

  /// Refuses a record whose numbers this version would not play again.
  ///
  /// - Throws: `RecordError.otherBits`, and what reading the manifest throws.
  package func checkBits() throws(RecordError) {
    let manifest = try manifest()
    if manifest.bits != Experiment.bits { throw .otherBits(version: manifest.brink, bits: manifest.bits) }
  }

  package func manifest() throws(RecordError) -> RecordManifest { try read { try RecordManifest(from: $0) } }

  /// Whether nothing is played yet, not even a block that waits for those of other variants.
  package func isEmpty() throws(RecordError) -> Bool {
    try read { db in
      func exists(_ rows: String) throws -> Bool { try Bool.fetchOne(db, sql: "SELECT EXISTS (\(rows))") ?? false }
      switch kind {
      case .batch: return try !exists("SELECT 1 FROM points WHERE state <> 'waiting'")
      case .run:
        // Version 0.1.0 held none.
        let held = RunTables.held.name
        return try !exists("SELECT 1 FROM blocks") && !(db.tableExists(held) && exists("SELECT 1 FROM \(held)"))
      }
    }
  }

  /// Changes the manifest, in one transaction.
  package func update(_ change: (inout RecordManifest) -> Void) throws(RecordError) {
    try write { db in
      var manifest = try RecordManifest(from: db)
      change(&manifest)
      try manifest.save(to: db)
    }
  }

  /// The files that were written beside the record.
  package var files: FileList { FileList(self) }

  /// The list of files of a record of any bits, to change it; nil where the record has none.
  ///
  /// - Throws: `RecordError`.
  package static func fileList(_ kind: RecordKind, in folder: String) throws(RecordError) -> FileList? {
    let book = RecordBook(kind, try open(kind, in: folder, configuration(kind)))
    return try book.read { try $0.tableExists("checksums") } ? book.files : nil
  }

  /// Folds everything into the one file, which can then be copied and be read from where nothing can be written.
  package func settle() throws(RecordError) {
    do {
      try connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    } catch {
      throw RecordError(error)
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(RecordError) -> Value {
    do { return try connection.read(body) } catch { throw RecordError(error) }
  }

  /// In a transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws(RecordError) -> Value {
    do { return try connection.write(body) } catch { throw RecordError(error) }
  }

  private static func design(of db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }

  private static func configuration(_ kind: RecordKind) -> Configuration {
    var configuration = Configuration()
    configuration.label = "\(kind.rawValue) record"
    // Blocks of some hundred milliseconds share a transaction.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    return configuration
  }

  /// A database that is there, after every page of it was checked.
  private static func open(
    _ kind: RecordKind, in folder: String, _ configuration: Configuration
  ) throws(RecordError) -> RecordConnection {
    let path = "\(folder)/\(kind.fileName)"
    // Before SQLite touches it: a file that is not ours stays as it is, and what lies beside it.
    try check(path, kind.applicationID)
    do {
      // What was written of the record may have been all of the change that is taken back.
      if try undoHalfDoneChange(path) { try check(path, kind.applicationID) }
      try readBeginning(path, flags: SQLITE_OPEN_READONLY)
      let connection = try RecordConnection(path, configuration)
      try connection.read { db in
        if let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), finding != "ok" {
          throw RecordError.damaged(SQLiteFinding.words(finding))
        }
        for table in kind.essentialTables where try !db.tableExists(table) { throw RecordError.incomplete }
        if try design(of: db) > design { throw RecordError.tooNew }
      }
      return connection
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

  /// The endings of the files that SQLite keeps beside a record while it is written.
  package static let companions = ["-wal", "-shm", "-journal"]

  /// Removes a record and what SQLite keeps beside it, which would be foreign files once the database is gone.
  package static func remove(_ kind: RecordKind, in folder: String) {
    for suffix in companions + [""] { Files.remove("\(folder)/\(kind.fileName)" + suffix) }
  }

  /// Writers don't wait for the disk at each block: a log that a crash cuts off loses its last blocks, which are played
  /// again, and never leaves half of one. That is what `NORMAL` means with a write-ahead log.
  private static func useWriteAheadLog(_ connection: RecordConnection) throws {
    try connection.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      // Folding the log into the file waits for the disk, and every commit rewrites a checkpoint: 32 MB, not 4, between two.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
    }
  }
}
