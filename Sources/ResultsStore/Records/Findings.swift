/// What a run came to, as the rows of one of its record's tables.
package struct Findings: Sendable, Equatable {
  package let table: RecordTable
  /// Values in the order of the columns.
  package let rows: [[RecordCell]]

  package init(_ table: RecordTable, _ rows: [[RecordCell]]) { (self.table, self.rows) = (table, rows) }
}
