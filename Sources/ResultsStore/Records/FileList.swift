import GRDB

/// Which files brink wrote beside a record, so that no other is ever replaced or removed.
///
/// A file is announced before it takes its place and confirmed afterwards, so that it is known whenever a run is killed.
package struct FileList: Sendable {
  private let queue: RecordConnection

  init(_ queue: RecordConnection) { self.queue = queue }

  /// The SHA-256 that files of each name have, or are about to have; nil of records from before there was a list.
  ///
  /// - Throws: `RecordError`.
  package func digests() throws(RecordError) -> [String: Set<String>]? {
    do {
      return try queue.read { db in
        guard try db.tableExists("files") else { return nil }
        let rows = try Row.fetchAll(db, sql: "SELECT name, sha256 FROM files")
        return Dictionary(grouping: rows) { $0["name"] as String }.mapValues { Set($0.map { $0["sha256"] as String }) }
      }
    } catch {
      throw RecordError(error)
    }
  }

  /// Says that files are about to be written, each with its SHA-256.
  ///
  /// - Throws: `RecordError`.
  package func announce(_ files: [String: String]) throws(RecordError) {
    try write { db in
      for (name, digest) in files {
        try db.execute(sql: "INSERT OR IGNORE INTO files VALUES (?, ?)", arguments: [name, digest])
      }
    }
  }

  /// Says that files are in their places.
  ///
  /// - Throws: `RecordError`.
  package func confirm(_ files: [String: String]) throws(RecordError) {
    try write { db in
      for (name, digest) in files {
        try db.execute(sql: "DELETE FROM files WHERE name = ? AND sha256 <> ?", arguments: [name, digest])
      }
    }
  }

  private func write(_ body: (Database) throws -> Void) throws(RecordError) {
    do { try queue.write { try body($0) } } catch { throw RecordError(error) }
  }

  /// Adds the list and the bits to a record.
  static func migrate(_ db: Database) throws {
    try db.execute(sql: "ALTER TABLE manifest ADD COLUMN bits INTEGER NOT NULL DEFAULT 1")
    try db.execute(
      sql: "CREATE TABLE files (name TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (name, sha256)) WITHOUT ROWID")
    for entry in dictionary { try entry.insert(into: db) }
  }

  private static let dictionary = [
    DictionaryEntry(
      table: "manifest", column: "bits", unit: nil,
      meaning: "what draws, tables and sums were; only the same bits are gone on with, merged, replayed or compared"),
    DictionaryEntry(
      table: "files", column: "name", unit: nil, meaning: "of a file that brink wrote beside the record"),
    DictionaryEntry(
      table: "files", column: "sha256", unit: nil,
      meaning: "of its bytes; brink replaces or removes no file that has others"),
  ]
}
