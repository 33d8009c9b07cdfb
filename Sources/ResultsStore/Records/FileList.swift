import GRDB

/// Which files brink wrote beside a record, so that no other is ever replaced or removed.
///
/// A file is announced before it takes its place and confirmed afterwards, so that it is known whenever a run is killed.
package struct FileList: Sendable {
  private let book: RecordBook

  init(_ book: RecordBook) { self.book = book }

  /// The SHA-256 that files of each name have, or are about to have; nil of records from before there was a list.
  ///
  /// - Throws: `RecordError`.
  package func digests() throws(RecordError) -> [String: Set<String>]? {
    try book.read { db in
      guard try db.tableExists("files") else { return nil }
      try Checksums.verify(BookkeepingTables.files, db)
      let rows = try Row.fetchAll(db, sql: "SELECT name, sha256 FROM files")
      let files = try rows.map { (name: try $0.value("name") as String, digest: try $0.value("sha256") as String) }
      return Dictionary(grouping: files, by: \.name).mapValues { Set($0.map(\.digest)) }
    }
  }

  /// Says that files are about to be written, each with its SHA-256.
  ///
  /// - Throws: `RecordError`.
  package func announce(_ files: [String: String]) throws(RecordError) {
    try book.write { db in
      for (name, digest) in files {
        try db.execute(sql: "INSERT OR IGNORE INTO files VALUES (?, ?)", arguments: [name, digest])
      }
      try Checksums.seal(BookkeepingTables.files, db)
    }
  }

  /// Says that files are in their places.
  ///
  /// - Throws: `RecordError`.
  package func confirm(_ files: [String: String]) throws(RecordError) {
    try book.write { db in
      for (name, digest) in files {
        try db.execute(sql: "DELETE FROM files WHERE name = ? AND sha256 <> ?", arguments: [name, digest])
      }
      try Checksums.seal(BookkeepingTables.files, db)
    }
  }
}
