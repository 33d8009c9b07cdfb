import ResultsStore

/// Which files of a folder brink wrote: those that its record lists, with the bytes that it lists. No others are replaced or
/// removed.
struct OwnFiles {
  private let folder: String
  private let kind: RecordKind
  /// The SHA-256 of each; nil where the record is older than such lists, or can't be read.
  private let listed: [String: Set<String>]?

  init(of folder: ResultsFolder, _ kind: RecordKind) {
    (self.folder, self.kind) = (folder.path, kind)
    do { listed = try RecordBook.read(kind, in: folder.path).files.digests() } catch {
      listed = error == .missing || error == .incomplete ? [:] : nil
    }
  }

  /// Files that stand where some are to be written, and are not brink's.
  ///
  /// - Throws: `FileError` for one that can't be read at the moment, so that nobody knows.
  func foreign(among names: [String]) throws(FileError) -> [String] {
    var foreign: [String] = []
    for name in names where FileSystem.isTaken("\(folder)/\(name)") {
      if try !isOwn(name) { foreign.append(name) }
    }
    return foreign
  }

  /// Removes all that brink wrote, but for the record.
  func remove() {
    for name in kind.files where (try? isOwn(name)) == true { FileSystem.remove("\(folder)/\(name)") }
  }

  private func isOwn(_ name: String) throws(FileError) -> Bool {
    let path = "\(folder)/\(name)"
    guard FileSystem.isRegular(path) else { return false }
    let bytes: [UInt8]
    do { bytes = try FileSystem.read(path) } catch {
      guard error.isMistaken else { throw error }
      return false
    }
    if let listed { return listed[name]?.contains(Digest.hexadecimal(bytes)) ?? false }
    return Self.looksOwn(name, bytes)
  }

  /// Whether a file is what brink writes under this name, for records that don't list their files.
  private static func looksOwn(_ name: String, _ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    switch name {
    case ResultFile.report.rawValue: return text.contains("Content-Security-Policy") && text.contains("brink")
    case ResultFile.plan.rawValue: return text.contains("\"scenario\"")
    default: return text.contains("\"format\": \"brink-")
    }
  }
}
