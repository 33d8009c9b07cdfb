import MonteCarlo
import Reporting
import ResultsStore

/// The folder that holds one run or batch.
package struct ResultsFolder: Sendable, Equatable {
  /// Without what people or shells put behind a name: slashes, dots, or the record in it.
  package let path: String

  /// A folder as it was named; nothing need be there.
  package init(_ name: String) {
    var name = name
    for kind in RecordKind.allCases where name.hasSuffix("/" + kind.fileName) { name.removeLast(kind.fileName.count) }
    while name.count > 1, name.hasSuffix("/") || name.hasSuffix("/.") { name.removeLast() }
    path = name
  }

  /// Makes the folder, and makes sure that files can be written there.
  init(preparing name: String) throws(FileError) {
    self.init(name)
    try FileSystem.makeDirectories(path)
    // Room for less than this is none: a record begins with more.
    let probe = try TemporaryFile(for: "\(path)/probe")
    try probe.write([UInt8](repeating: 0, count: 1 << 16))
    try probe.synchronise()
  }

  /// The folder of a new shard below that of its run: shards stand beside each other.
  func ofShard(_ shard: Shard) -> ResultsFolder { ResultsFolder("\(path)/\(Self.name(of: shard))") }

  static func name(of shard: Shard) -> String { "shard-\(shard.index)-of-\(shard.count)" }

  /// Whether its name is that of a shard's folder.
  var isNamedAsShard: Bool { Self.shard(named: FileSystem.parts(of: path).name) != nil }

  /// The shards that stand in the folder, also beside a whole run, in their order; itself, where there are none.
  var shards: [ResultsFolder] {
    let found = FileSystem.names(in: path).compactMap { name in
      Self.shard(named: name).map { (shard: $0, folder: ResultsFolder("\(path)/\(name)")) }
    }
    return found.isEmpty ? [self] : found.sorted { $0.shard.index < $1.shard.index }.map(\.folder)
  }

  /// The shard whose folder has a name.
  private static func shard(named name: String) -> Shard? {
    let parts = name.split(separator: "-")
    guard parts.count == 4, parts[0] == "shard", parts[2] == "of", let index = Int(parts[1]), let count = Int(parts[3]),
      count > 0, (1...count).contains(index)
    else { return nil }
    return Shard(index: index, count: count)
  }

  /// Refuses a shard where shards of another division stand.
  func checkDivision(_ shard: Shard) throws(Complaint) {
    for name in FileSystem.names(in: path) {
      guard let other = Self.shard(named: name), other.count != shard.count,
        FileSystem.isTaken("\(path)/\(name)/\(RecordKind.run.fileName)")
      else { continue }
      throw .badUsage(
        "\(path) holds \(name), of another division than shard \(shard.index) of \(shard.count); play the same number of "
          + "shards, or choose another folder with --output")
    }
  }

  /// Refuses a name of no folder.
  func checkPresence(of kind: RecordKind) throws(Complaint) {
    guard !FileSystem.isDirectory(path) else { return }
    let reason = FileSystem.isTaken(path) ? "is no folder" : FolderAdvice.missing(path)
    throw .badUsage("there is no \(kind.noun) in \(quoted): \(reason)")
  }

  /// For a shell.
  package var quoted: String { ShellText.quoted(path) }

  /// Whether it holds a batch, not a run.
  package var isBatch: Bool { FileSystem.isTaken("\(path)/\(RecordKind.batch.fileName)") }

  /// Holds the folder for this process.
  ///
  /// - Throws: `Complaint`, also where another process has it.
  package func lock() throws(Complaint) -> RunLock {
    guard let lock = try lockUnlessHeld() else {
      throw .busy("another brink is working in \(path); wait for it, or stop it first")
    }
    return lock
  }

  /// Nil where another process has the folder.
  func lockUnlessHeld() throws(Complaint) -> RunLock? {
    do {
      return try RunLock(folder: path)
    } catch .held {
      return nil
    } catch {
      throw .storage("can't use \(path): \(error)")
    }
  }

  /// Passes on what a use of the record gives, or says what went wrong.
  func reporting<Value>(
    _ kind: RecordKind = .run, _ body: () throws(RecordError) -> Value
  ) throws(Complaint) -> Value {
    do {
      return try body()
    } catch {
      throw complaint(of: error, kind)
    }
  }

  /// What goes wrong with a record.
  private func complaint(of error: RecordError, _ kind: RecordKind) -> Complaint {
    let message = "\(path): \(error.description(of: kind.fileName))"
    return switch error {
    case .missing: .badUsage(message + otherKind(than: kind))
    case .incomplete: .storage(message + "; nothing was played, so begin anew in the same folder")
    case .otherBits, .noTable, .unreleased: .badUsage(message)
    case .locked: .busy(message)
    default: .storage(message)
    }
  }

  /// That the record is of the other kind, if it is.
  private func otherKind(than kind: RecordKind) -> String {
    guard let occupant = Occupant(of: self), occupant.kind != kind else { return "" }
    return "; it holds \(occupant.description(in: self))"
  }

  /// That the record could not be written, and what is left of it.
  func unwritten(_ kind: RecordKind, because error: RecordError) -> Complaint {
    let (resumes, file) = ("\(kind.command) --resume", kind.fileName)
    // A folder that was moved takes its record with it.
    guard FileSystem.isDirectory(path) else {
      return .storage(
        "\(path) was removed or moved while it was written; if it was moved, go on with \(resumes) and its new name, "
          + "otherwise the \(kind.noun) is lost")
    }
    guard FileSystem.isTaken("\(path)/\(file)") else {
      // What SQLite keeps beside it would stand in the way of the next start.
      RecordBook.remove(kind, in: path)
      return .storage(
        "\(path)/\(file) was removed while it was written; if it was moved back, go on with \(resumes), otherwise "
          + "the \(kind.noun) is lost: begin anew")
    }
    return .storage(
      "\(error.description(of: file)); nothing that was recorded is lost: go on with \(resumes) \(quoted)")
  }

  /// That results could not be written beside the record, and what to do before it is gone on with.
  func unpublished(_ kind: RecordKind, because error: any Error) -> Complaint {
    let failure = error as? FileError
    let again =
      "\(failure?.isFull == true ? "make room and" : "then") go on with \(kind.command) --resume \(quoted)"
    let message = "the results could not be written: \(error); \(again)"
    return failure?.isMistaken ?? false ? .badUsage(message) : .storage(message)
  }

  /// Refuses, before anything is played, to replace files that brink did not write.
  func checkFiles(of kind: RecordKind) throws(Complaint) {
    let foreign: [String]
    do { foreign = try OwnFiles(of: self, kind).foreign(among: kind.results) } catch {
      throw .storage("can't use \(path): \(error)")
    }
    guard foreign.isEmpty else {
      throw .badUsage(
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
  func publish(_ files: [(file: ResultFile, text: String)], for kind: RecordKind, listedIn list: FileList?) throws {
    if let name = try OwnFiles(of: self, kind).foreign(among: files.map(\.file.rawValue)).first {
      throw FileError(path: "\(path)/\(name)", reason: "was not written by brink, or was changed since; move it away")
    }
    let files = files.map { (name: $0.file.rawValue, bytes: Array($0.text.utf8)) }
    let digests = Dictionary(uniqueKeysWithValues: files.map { ($0.name, Digest.hexadecimal($0.bytes)) })
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

  /// Writes a file beside a record, in the place of one that brink wrote.
  ///
  /// - Throws: `Complaint`, which begins with `what`.
  package func add(
    _ text: String, as file: ResultFile, beside kind: RecordKind, what: String, _ attendant: Attendant
  ) throws(Complaint) {
    attendant.heedRequests()
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    do {
      let list = try RecordBook.fileList(kind, in: path)
      try publish([(file, text)], for: kind, listedIn: list)
    } catch {
      throw .unwritten(what, error)
    }
  }

  /// Removes a record and the files that it lists.
  func removeRecord(_ kind: RecordKind) {
    OwnFiles(of: self, kind).remove()
    RecordBook.remove(kind, in: path)
  }
}
