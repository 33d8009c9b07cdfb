/// A column of a record's table, and all that is known of it: SQL, the table `dictionary`, rows and exports follow from it.
package struct RecordColumn: Sendable, Equatable {
  package let name: String
  package let kind: Kind
  /// Whether it may be null.
  package private(set) var isOptional = false
  /// Of its numbers; nil where there is none.
  package let unit: String?
  package let meaning: String
  /// SQL that gives its value from other columns of the row; nil for a column that is stored.
  package private(set) var source: String?

  /// What it holds.
  package enum Kind: String, Sendable {
    case text = "TEXT"
    case whole = "INTEGER"
    case number = "REAL"
    /// For brink alone; not exported.
    case bytes = "BLOB"
  }

  package init(_ name: String, _ kind: Kind, unit: String? = nil, _ meaning: String) {
    (self.name, self.kind, self.unit, self.meaning) = (name, kind, unit, meaning)
  }

  /// The same column, which may be null.
  package var orNull: RecordColumn {
    var column = self
    column.isOptional = true
    return column
  }

  /// The same column, computed from others where it is read.
  func given(by source: String) -> RecordColumn {
    var column = orNull
    column.source = source
    return column
  }

  var quoted: String { Self.quoted(name) }

  /// As a part of `CREATE TABLE`.
  var definition: String {
    if let source { return "\(quoted) \(kind.rawValue) GENERATED ALWAYS AS (\(source)) VIRTUAL" }
    return "\(quoted) \(kind.rawValue)\(isOptional ? "" : " NOT NULL")"
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
