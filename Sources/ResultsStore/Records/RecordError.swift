import GRDB
import MonteCarlo

/// Why the record of a run or a batch can't be used.
package enum RecordError: Error, Equatable, CustomStringConvertible {
  /// There is none.
  case missing
  /// The file is no record, or is damaged; SQLite's words.
  case damaged(String)
  /// It is a database of something else, or no file.
  case foreign
  /// It was abandoned before its manifest was written.
  case incomplete
  /// The version that wrote it had no such table.
  case noTable(String, version: String)
  /// It was written by a later version.
  case tooNew
  /// It was begun by a version between two releases, whose tables were other ones.
  case unreleased
  /// It was made with other bits: the version of brink that made it, and its bits.
  case otherBits(version: String, bits: Int)
  /// Another process has it.
  case locked
  /// It could not be read or written: why, and SQLite's code (sqlite.org/rescode.html) where that is who said so.
  case storage(String, code: Int32? = nil)

  package var description: String { description(of: RecordKind.run.fileName) }

  /// The error in words.
  ///
  /// - Parameter file: the record's name.
  package func description(of file: String) -> String {
    switch self {
    case .missing: "there is no \(file)"
    case .damaged(let reason): "\(file) is damaged: \(reason)"
    case .foreign: "\(file) is no run record of brink, or its beginning is damaged"
    case .incomplete: "\(file) was abandoned before it said what is played"
    case .noTable(let table, let version): "\(file) was made by brink \(version), which had no table \(table)"
    case .tooNew: "\(file) was written by a later version of brink"
    case .unreleased: "\(file) was begun by a version that was not released, which alone can go on with it; begin anew"
    case .otherBits(let version, let bits):
      "\(file) was made by brink \(version) with bits \(bits), and this is bits \(Experiment.bits), whose draws give other numbers; "
        + "it can be listed, shown, exported and reported, but what plays on or again needs brink \(version), or a new run"
    case .locked: "another brink is working there"
    case .storage(let reason, let code):
      "\(file) can't be read or written: \(reason)" + (code.map { " (SQLite's code \($0))" } ?? "")
    }
  }

  /// What SQLite said, in the words of this type.
  package init(_ error: any Error) {
    switch error {
    case let error as RecordError: self = error
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: self = .foreign
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      self = .damaged(SQLiteFinding.words(error.message ?? "it can't be read"))
    case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
      self = .storage("the disk is full", code: error.extendedResultCode.rawValue)
    case let error as StoredTallyError: self = .damaged(error.description)
    case let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode): self = .locked
    case let error as DatabaseError:
      self = .storage(Self.reason(error), code: error.extendedResultCode.rawValue)
    case is RowDecodingError, is DecodingError: self = .damaged("a value is missing or of another kind")
    default: self = .storage("\(error)")
    }
  }

  /// What SQLite's result codes mean to who runs the program (sqlite.org/rescode.html).
  private static func reason(_ error: DatabaseError) -> String {
    switch error.resultCode {
    case .SQLITE_IOERR: "the disk failed, is full, or allows no larger file"
    case .SQLITE_CANTOPEN: "the file, or one beside it, can't be opened or made"
    case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: "it may not be written"
    case .SQLITE_NOMEM: "there is not enough memory"
    case .SQLITE_TOOBIG: "it holds more in one place than SQLite takes"
    case .SQLITE_NOLFS: "the file system has no files as large"
    default: error.message ?? "SQLite's error \(error.resultCode.rawValue)"
    }
  }
}
