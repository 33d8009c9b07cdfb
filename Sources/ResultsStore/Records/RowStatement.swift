import GRDB
import GRDBSQLite
import MonteCarlo
import Simulation

/// Inserts trajectories one by one, with SQLite's own binds: a million rows of thirty numbers take 3 s, through GRDB's
/// arguments five times as long.
struct RowStatement {
  private let statement: Statement
  private let columns: [OutcomeColumns.Column]

  /// - Parameter db: the statement is its own, and stays so.
  init(_ columns: OutcomeColumns, _ db: Database) throws {
    statement = try db.cachedStatement(sql: columns.insertion)
    self.columns = columns.columns
  }

  /// Inserts the trajectories of one block.
  ///
  /// - Throws: `DatabaseError`.
  func insert(_ rows: TrajectoryRows, variant: Int, stops: [Int32: String], stepLength: Double, _ db: Database) throws {
    let handle = statement.sqliteStatement
    // SQLITE_TRANSIENT: SQLite copies the text before the call returns.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for row in 0..<rows.count {
      sqlite3_reset(handle)
      sqlite3_bind_int64(handle, 1, Int64(variant))
      sqlite3_bind_int64(handle, 2, Int64(rows.first + row))
      sqlite3_bind_text(handle, 3, stops[rows.endings[row]] ?? "", -1, copies)
      sqlite3_bind_double(handle, 4, Double(max(0, rows.looksLived[row] - 1)) * stepLength)
      for (index, column) in columns.enumerated() {
        let (value, position) = (rows.outcomes[index][row], Int32(5 + index))
        if value.isNaN {
          sqlite3_bind_null(handle, position)
        } else if column.isWhole {
          sqlite3_bind_int64(handle, position, Int64(value))
        } else {
          sqlite3_bind_double(handle, position, value)
        }
      }
      let code = sqlite3_step(handle)
      guard code == SQLITE_DONE else {
        sqlite3_reset(handle)
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
    }
    sqlite3_reset(handle)
  }
}
