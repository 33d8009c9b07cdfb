/// A table of a record: its columns are declared here and nowhere else.
package struct RecordTable: Sendable, Equatable {
  package let name: String
  package let columns: [RecordColumn]
  /// Columns that tell its rows apart and order them; none where rows stand in the order in which they were written.
  let key: [String]
  /// A column by which rows are looked for.
  let index: String?

  package init(_ name: String, key: [String] = [], index: String? = nil, _ columns: [RecordColumn]) {
    precondition(
      Set(columns.map { $0.name.lowercased() }).count == columns.count, "columns of a table have different names")
    (self.name, self.key, self.index, self.columns) = (name, key, index, columns)
  }

  /// Those that are written; the others follow from them.
  var stored: [RecordColumn] { columns.filter { $0.source == nil } }

  /// SQL that makes it.
  var creation: String {
    let primary = key.isEmpty ? "" : ", PRIMARY KEY (\(key.map(RecordColumn.quoted).joined(separator: ", ")))"
    return """
      CREATE TABLE \(name) (\(columns.map(\.definition).joined(separator: ", "))\(primary))\(key.isEmpty ? "" : " WITHOUT ROWID");
      \(index.map { "CREATE INDEX \(name)_by_\($0) ON \(name) (\(RecordColumn.quoted($0)))" } ?? "")
      """
  }

  /// SQL that inserts a row, with a question mark for each column that is stored.
  var insertion: String {
    let names = stored.map(\.quoted).joined(separator: ", ")
    return
      "INSERT INTO \(name) (\(names)) VALUES (\(Array(repeating: "?", count: stored.count).joined(separator: ", ")))"
  }

  /// SQL that reads what is stored, in a fixed order.
  ///
  /// - Parameter condition: SQL that chooses rows; nil for all.
  func selection(where condition: String? = nil) -> String {
    let order = key.isEmpty ? "rowid" : key.map(RecordColumn.quoted).joined(separator: ", ")
    return "SELECT \(stored.map(\.quoted).joined(separator: ", ")) FROM \(name)"
      + (condition.map { " WHERE \($0)" } ?? "") + " ORDER BY \(order)"
  }
}
