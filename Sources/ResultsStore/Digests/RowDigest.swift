import Crypto
import GRDB
import GRDBSQLite

/// The digest of rows, by which a changed byte is known: of their values in order, each with its kind.
///
/// A number counts as SQLite gives it back: whole or not it is the same number, and a zero has no sign.
struct RowDigest {
  private var hash = SHA256()
  private var buffer: [UInt8] = []

  private enum Mark: UInt8 { case null, number, text, bytes }

  init() { buffer.reserveCapacity(Self.bufferSize + 256) }

  private static let bufferSize = 1 << 15

  /// Of rows that are at hand.
  static func hexadecimal(of rows: some Sequence<[RecordCell]>) -> String {
    var digest = RowDigest()
    for row in rows { for cell in row { digest.add(cell) } }
    return digest.hexadecimal()
  }

  mutating func add(_ cell: RecordCell) {
    switch cell {
    case .null: addNull()
    case .whole(let number): add(Double(number))
    case .number(let number): number.isFinite ? add(number) : addNull()
    case .text(let text): add(text)
    case .bytes(let bytes): bytes.withUnsafeBytes { add($0, as: .bytes) }
    }
  }

  mutating func addNull() { append(.null) }

  mutating func add(_ number: Double) {
    append(.number)
    withUnsafeBytes(of: (number == 0 ? 0 : number).bitPattern.littleEndian) { buffer += $0 }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0), as: .text) }
  }

  /// Adds the values of the row at which a statement stands.
  mutating func add(_ statement: OpaquePointer) {
    for index in 0..<sqlite3_column_count(statement) {
      switch sqlite3_column_type(statement, index) {
      case SQLITE_INTEGER: add(Double(sqlite3_column_int64(statement, index)))
      case SQLITE_FLOAT: add(sqlite3_column_double(statement, index))
      case SQLITE_NULL: addNull()
      case let kind:
        let start =
          kind == SQLITE_TEXT
          ? UnsafeRawPointer(sqlite3_column_text(statement, index)) : sqlite3_column_blob(statement, index)
        let count = Int(sqlite3_column_bytes(statement, index))
        add(UnsafeRawBufferPointer(start: start, count: count), as: kind == SQLITE_TEXT ? .text : .bytes)
      }
    }
  }

  /// The digest of all that was added.
  mutating func hexadecimal() -> String {
    flush()
    return Digest.hexadecimal(hash.finalize())
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer, as mark: Mark) {
    append(mark)
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { buffer += $0 }
    guard bytes.count > 1 << 12 else { return buffer += bytes }
    flush()
    hash.update(bufferPointer: bytes)
  }

  private mutating func append(_ mark: Mark) {
    if buffer.count >= Self.bufferSize { flush() }
    buffer.append(mark.rawValue)
  }

  private mutating func flush() {
    buffer.withUnsafeBytes { hash.update(bufferPointer: $0) }
    buffer.removeAll(keepingCapacity: true)
  }
}
