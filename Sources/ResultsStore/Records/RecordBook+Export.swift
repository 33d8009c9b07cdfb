import GRDB

extension RecordBook {
  /// Refuses a table that records of an earlier version don't have.
  ///
  /// - Throws: `RecordError`.
  package func check(hasTable table: String) throws(RecordError) {
    guard try !read({ try $0.tableExists(table) }) else { return }
    throw .noTable(table, version: try manifest().brink)
  }

  /// Gives the rows of a query piece by piece.
  ///
  /// - Throws: `RecordError`, and what `write` throws.
  func export(as format: ExportFormat, query: (Database) throws -> String, write: (String) throws -> Void) throws {
    do {
      try connection.read { db in
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

  /// SQL that gives a table as analysts read it: without what is for brink alone.
  static func query(_ table: String, _ db: Database) throws -> String {
    let columns = try Self.exportedColumns(of: table, db).map(RecordColumn.quoted)
    return "SELECT \(columns.joined(separator: ", ")) FROM \(table)"
  }

  static func exportedColumns(of table: String, _ db: Database) throws -> [String] {
    // `db.columns` leaves out those that are computed.
    try Row.fetchAll(db, sql: "PRAGMA table_xinfo(\(table))").compactMap { row in
      let (name, type): (String, String) = (try row.value("name"), try row.value("type"))
      return type.hasPrefix(RecordColumn.Kind.bytes.rawValue) ? nil : name
    }
  }
}
