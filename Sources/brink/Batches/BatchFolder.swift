import ArgumentParser
import ResultsStore

/// Folders of batches that are there already.
enum BatchFolder {
  /// Whether a folder holds a batch, not a run.
  static func isBatch(_ folder: String) -> Bool {
    do {
      _ = try BatchRecord.read(in: folder)
      return true
    } catch {
      return error != .missing
    }
  }

  /// Passes on what a use of the record gives, or says what went wrong.
  static func reporting<Value>(_ folder: String, _ body: () throws(RecordError) -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw RunJob.complaint(of: folder, error, in: BatchRecord.fileName)
    }
  }
}
