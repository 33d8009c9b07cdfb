import ArgumentParser
import Reporting
import ResultsStore

/// The folder that holds one run or batch.
struct RunDirectory {
  let path: String

  /// Makes the folder, and makes sure that files can be written there.
  init(preparing path: String) throws(FileError) {
    self.path = RunFolder.plain(path)
    try FileSystem.makeDirectories(self.path)
    // Room for less than this is none: a record begins with more.
    let probe = try TemporaryFile(for: "\(self.path)/probe")
    try probe.write([UInt8](repeating: 0, count: 1 << 16))
    try probe.synchronise()
  }

  /// A folder that holds a run already.
  init(existing path: String) { self.path = path }

  /// That the record could not be written, and what is left of it.
  func unwritten(_ kind: RecordKind, because error: RecordError) -> ExitCode {
    let (resumes, file) = ("\(kind.command) --resume", kind.fileName)
    // A folder that was moved takes its record with it.
    guard FileSystem.isDirectory(path) else {
      return Complaint.storage(
        "\(path) was removed or moved while it was written; if it was moved, go on with \(resumes) and its new name, "
          + "otherwise the \(kind.noun) is lost")
    }
    guard FileSystem.isTaken("\(path)/\(file)") else {
      // What SQLite keeps beside it would stand in the way of the next start.
      kind.removeRecord(in: path)
      return Complaint.storage(
        "\(path)/\(file) was removed while it was written; if it was moved back, go on with \(resumes), otherwise "
          + "the \(kind.noun) is lost: begin anew")
    }
    return Complaint.storage(
      "\(error.description(of: file)); nothing that was recorded is lost: go on with \(resumes) \(ShellText.quoted(path))"
    )
  }

  /// That results could not be written beside the record, and what to do before it is gone on with.
  func unpublished(_ kind: RecordKind, because error: any Error) -> ExitCode {
    let failure = error as? FileError
    let isMistaken = failure?.isMistaken ?? false
    let again =
      "\(failure?.isFull == true ? "make room and" : "then") go on with \(kind.command) --resume \(ShellText.quoted(path))"
    let message = "the results could not be written: \(error); \(again)"
    return isMistaken ? Complaint.badUsage(message) : Complaint.storage(message)
  }

  /// Refuses, before anything is played, to replace files that brink did not write.
  ///
  /// - Throws: an exit code, after a message.
  func checkFiles(of kind: RecordKind) throws {
    let foreign: [String]
    do { foreign = try OwnFiles(of: path, kind).foreign(among: kind.results) } catch {
      throw Complaint.storage("can't use \(path): \(error)")
    }
    guard foreign.isEmpty else {
      throw Complaint.badUsage(
        "\(path) holds \(foreign.joined(separator: ", ")), which brink did not write or which was changed since; "
          + "move \(foreign.count == 1 ? "it" : "them") away to go on")
    }
  }

  /// Writes files, or replaces those that brink wrote.
  ///
  /// All are whole and on the disk before any takes its place. A run's manifest comes last and names the summary's SHA-256, so
  /// that even a crash between the renames can't pass for a run.
  /// - Parameter list: the record's, which knows of the files from before they are there; nil where it has none.
  /// - Throws: `FileError`, also for a file that is not brink's; `RecordError`.
  func publish(_ files: [(name: String, bytes: [UInt8])], for kind: RecordKind, listedIn list: FileList?) throws {
    if let name = try OwnFiles(of: path, kind).foreign(among: files.map(\.name)).first {
      throw FileError(path: "\(path)/\(name)", reason: "was not written by brink, or was changed since; move it away")
    }
    let digests = Dictionary(uniqueKeysWithValues: files.map { ($0.name, SHA256.hexadecimal($0.bytes)) })
    try list?.announce(digests)
    var written: [TemporaryFile] = []
    for (name, bytes) in files {
      let file = try TemporaryFile(for: "\(path)/\(name)")
      try file.write(bytes)
      try file.synchronise()
      written.append(file)
    }
    for file in written { try file.place() }
    try FileSystem.synchronise(path)
    try list?.confirm(digests)
  }
}
