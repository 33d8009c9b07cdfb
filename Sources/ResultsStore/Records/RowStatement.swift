import GRDB
import GRDBSQLite
import MonteCarlo

/// Inserts trajectories one by one, with SQLite's own binds: a million rows of thirty numbers take 3 s, through GRDB's
/// arguments five times as long.
struct RowStatement {
  private let statement: Statement
  private let outcomes: ArraySlice<RecordColumn>

  /// - Parameter db: the statement is its own, and stays so.
  init(_ columns: OutcomeTable, _ db: Database) throws {
    statement = try db.cachedStatement(sql: columns.table.insertion)
    outcomes = columns.outcomes
  }

  /// Inserts the trajectories of one block.
  ///
  /// - Returns: their digest.
  /// - Throws: `DatabaseError`.
  func insert(
    _ rows: TrajectoryRows, variant: Int, stops: [Int32: String], stepLength: Double, _ db: Database
  ) throws -> String {
    let handle = statement.sqliteStatement
    var digest = RowDigest()
    // SQLITE_TRANSIENT: SQLite copies the text before the call returns.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for row in 0..<rows.count {
      sqlite3_reset(handle)
      let (trajectory, stop) = (rows.first + row, stops[rows.endings[row]] ?? "")
      let daysLived = Double(max(0, rows.looksLived[row] - 1)) * stepLength
      sqlite3_bind_int64(handle, 1, Int64(variant))
      sqlite3_bind_int64(handle, 2, Int64(trajectory))
      sqlite3_bind_text(handle, 3, stop, -1, copies)
      sqlite3_bind_double(handle, 4, daysLived)
      digest.add(Double(variant))
      digest.add(Double(trajectory))
      digest.add(stop)
      digest.add(daysLived)
      for (index, column) in outcomes.enumerated() {
        let (value, position) = (rows.outcomes[index][row], Int32(5 + index))
        if value.isNaN {
          sqlite3_bind_null(handle, position)
          digest.addNull()
        } else {
          if column.kind == .whole {
            sqlite3_bind_int64(handle, position, Int64(value))
          } else {
            sqlite3_bind_double(handle, position, value)
          }
          digest.add(value)
        }
      }
      let code = sqlite3_step(handle)
      guard code == SQLITE_DONE else {
        sqlite3_reset(handle)
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
    }
    sqlite3_reset(handle)
    return digest.hexadecimal()
  }
}
