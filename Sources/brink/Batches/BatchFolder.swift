import ArgumentParser
import ResultsStore

/// Folders of batches that are there already.
enum BatchFolder {
  /// Whether a folder holds a batch, not a run.
  static func isBatch(_ folder: String) -> Bool { FileSystem.isTaken("\(folder)/\(BatchRecord.fileName)") }

  /// Passes on what a use of the record gives, or says what went wrong.
  static func reporting<Value>(_ folder: String, _ body: () throws(RecordError) -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw RunJob.complaint(of: folder, error, in: BatchRecord.fileName)
    }
  }
}
