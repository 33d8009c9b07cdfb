import ArgumentParser
import ResultsStore

/// Where a batch may be written without losing what is there.
enum BatchFolder {
  /// The folder's files beside the record.
  private static let files = ["report.html", "batch.json", "plan.json"]

  /// The folder for a new batch: the one that was named, or a new one among the results.
  static func choose(_ output: String?, name: String, isForced: Bool) -> String {
    let folder = output ?? "results/\(name)-batch"
    guard output == nil, !isForced else { return folder }
    var (candidate, number) = (folder, 2)
    while !isFree(candidate) {
      candidate = "\(folder)-\(number)"
      number += 1
    }
    return candidate
  }

  private static func isFree(_ folder: String) -> Bool {
    guard case .nothing = RunFolder.occupant(of: folder) else { return false }
    do {
      _ = try BatchRecord.read(in: folder)
      return false
    } catch {
      return error == .missing || error == .incomplete
    }
  }

  /// Makes room for a new batch. What an earlier one left is removed only with `--force`.
  ///
  /// - Throws: an exit code, after a message, for a folder that is taken.
  static func clear(_ folder: String, isForced: Bool) throws {
    if case .nothing = RunFolder.occupant(of: folder) {
    } else {
      throw Complaint.badUsage("\(folder) holds a run; choose another folder with --output")
    }
    if !isForced, !isFree(folder) {
      throw Complaint.badUsage(
        "\(folder) holds a batch; go on with it by brink batch --resume \(ShellText.quoted(folder)), "
          + "replace it with --force, or choose another folder with --output")
    }
    remove(folder)
  }

  /// Removes a batch's files.
  static func remove(_ folder: String) {
    BatchRecord.remove(in: folder)
    for name in files { FileSystem.remove("\(folder)/\(name)") }
  }

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
      throw Complaint.storage("\(folder): \(error.description(of: BatchRecord.fileName))")
    }
  }
}
