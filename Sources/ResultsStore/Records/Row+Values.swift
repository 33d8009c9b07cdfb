import GRDB

/// Values of rows that may come from a damaged file: what is missing or of another kind is an error, where GRDB's subscripts trap.
extension Row {
  /// - Throws: `RecordError.damaged`, which names the column.
  func value<Value: DatabaseValueConvertible>(_ column: String) throws(RecordError) -> Value {
    do { return try decode(Value.self, forColumn: column) } catch { throw Self.damage(column) }
  }

  /// - Parameter index: from 0; a row of `SELECT *` may have fewer columns than it should.
  /// - Throws: `RecordError.damaged`, which names the column.
  func value<Value: DatabaseValueConvertible>(at index: Int) throws(RecordError) -> Value {
    guard index < count else { throw .damaged("it lacks a column") }
    do { return try decode(Value.self, atIndex: index) } catch { throw Self.damage(Array(columnNames)[index]) }
  }

  /// A count, or a place in a list.
  ///
  /// - Throws: `RecordError.damaged`, also for a number outside of `range`.
  func number(_ column: String, in range: ClosedRange<Int> = 0...Int.max) throws(RecordError) -> Int {
    let number: Int = try value(column)
    guard range.contains(number) else { throw .damaged("\(column) is \(number)") }
    return number
  }

  private static func damage(_ column: String) -> RecordError {
    .damaged("\(column) is missing or of another kind")
  }
}
