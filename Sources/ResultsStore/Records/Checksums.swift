import GRDB
import GRDBSQLite

/// The digests of tables that are written whole, in the table `checksums`.
enum Checksums {
  /// Notes what a table holds now.
  ///
  /// - Parameter rows: what it holds, if that is at hand; nil to read it.
  static func seal(_ table: RecordTable, rows: [[RecordCell]]? = nil, _ db: Database) throws {
    let digest = try rows.map { RowDigest.hexadecimal(of: $0) } ?? digest(of: table, db)
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO checksums VALUES (?, ?)").execute(arguments: [
      table.name, digest,
    ])
  }

  /// - Throws: `RecordError.damaged`, which names the table, if a byte of it has changed.
  static func verify(_ table: RecordTable, _ db: Database) throws {
    // Records of 0.1.0 have none.
    guard try db.tableExists("checksums") else { return }
    let known = try String.fetchOne(db, sql: "SELECT sha256 FROM checksums WHERE part = ?", arguments: [table.name])
    guard let known else { throw RecordError.damaged("the table \(table.name) has no checksum") }
    guard try digest(of: table, db) == known else {
      throw RecordError.damaged("the table \(table.name) was changed since it was written (its SHA-256 is another)")
    }
  }

  /// Makes sure of all tables that have been sealed.
  ///
  /// - Throws: `RecordError.damaged`, which names the table.
  static func verifyAll(of tables: [RecordTable], _ db: Database) throws {
    let sealed = try Set(String.fetchAll(db, sql: "SELECT part FROM checksums"))
    for table in tables where sealed.contains(table.name) { try verify(table, db) }
  }

  private static func digest(of table: RecordTable, _ db: Database) throws -> String {
    var digest = RowDigest()
    try step(through: table.selection(), db) { digest.add($0) }
    return digest.hexadecimal()
  }

  /// Gives each row of a query as SQLite has it.
  static func step(
    through sql: String, arguments: StatementArguments = [], _ db: Database, _ body: (OpaquePointer) throws -> Void
  ) throws {
    let statement = try db.makeStatement(sql: sql)
    try statement.setArguments(arguments)
    let handle = statement.sqliteStatement
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(handle)
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: sql)
      }
    }
  }
}
