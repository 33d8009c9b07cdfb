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

  /// Writes files, or replaces those that brink wrote.
  ///
  /// All are whole and on the disk before any takes its place. A run's manifest comes last and names the summary's SHA-256, so
  /// that even a crash between the renames can't pass for a run.
  /// - Parameter list: the record's, which knows of the files from before they are there; nil where it has none.
  /// - Throws: `FileError`, also for a file that is not brink's; `RecordError`.
  func publish(_ files: [(name: String, bytes: [UInt8])], for kind: RecordKind, listedIn list: FileList?) throws {
    if let name = OwnFiles(of: path, kind).foreign(among: files.map(\.name)).first {
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
