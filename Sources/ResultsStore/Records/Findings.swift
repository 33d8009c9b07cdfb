import GRDB

/// What a run came to, as rows of the record's tables.
package struct Findings: Sendable {
  /// A value of a column.
  package enum Cell: Sendable, Equatable {
    case text(String)
    case whole(Int)
    /// NaN and infinities are stored as null.
    case number(Double)
    case null
  }

  /// The tables that are written when a run ends; their columns stand in the table `dictionary`.
  package enum Table: String, CaseIterable, Sendable {
    case estimates, histograms, incidence, series, occupancy, transitions, happenings, faults, comparisons
  }

  package private(set) var rows: [Table: [[Cell]]] = [:]

  package init() {}

  /// Adds a row; the values stand in the order of the table's columns.
  package mutating func add(_ cells: [Cell], to table: Table) { rows[table, default: []].append(cells) }
}

extension RunRecord {
  /// Puts findings in the place of those the record holds, in one transaction.
  ///
  /// - Throws: `RecordError`.
  package func replace(_ findings: Findings) throws(RecordError) {
    do {
      try queue.write { db in
        for table in Findings.Table.allCases {
          try db.execute(sql: "DELETE FROM \(table.rawValue)")
          for row in findings.rows[table] ?? [] {
            let marks = Array(repeating: "?", count: row.count).joined(separator: ", ")
            try db.cachedStatement(sql: "INSERT INTO \(table.rawValue) VALUES (\(marks))")
              .execute(arguments: StatementArguments(row.map(\.value)))
          }
        }
      }
    } catch {
      throw RecordError(error)
    }
  }
}

extension Findings.Cell {
  var value: (any DatabaseValueConvertible)? {
    switch self {
    case .text(let text): text
    case .whole(let number): number
    case .number(let number): number.isFinite ? number : nil
    case .null: nil
    }
  }
}
