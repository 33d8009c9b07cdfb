import FoundationEssentials
import GRDB

/// A value in a record's table.
package enum RecordCell: Sendable, Equatable {
  case text(String)
  case whole(Int)
  /// NaN and infinities are stored as null.
  case number(Double)
  case bytes([UInt8])
  case null

  /// The text, or null.
  package init(_ text: String?) { self = text.map(RecordCell.text) ?? .null }

  /// The number, or null.
  package init(_ number: Double?) { self = number.map(RecordCell.number) ?? .null }

  /// The number, or null.
  package init(_ number: Int?) { self = number.map(RecordCell.whole) ?? .null }

  var databaseValue: DatabaseValue {
    switch self {
    case .text(let text): text.databaseValue
    case .whole(let number): number.databaseValue
    case .number(let number): number.isFinite ? number.databaseValue : .null
    case .bytes(let bytes): Data(bytes).databaseValue
    case .null: .null
    }
  }
}

extension RecordTable {
  /// Writes a row, whose values stand in the order of the stored columns.
  func insert(_ row: [RecordCell], _ db: Database) throws {
    precondition(row.count == stored.count, "a row has a value for each column of \(name)")
    try db.cachedStatement(sql: insertion).execute(arguments: StatementArguments(row.map(\.databaseValue)))
  }
}
