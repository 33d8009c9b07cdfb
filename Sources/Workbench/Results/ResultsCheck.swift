import ResultsStore

/// Looks whether a run or a batch is, byte for byte, what brink wrote.
package enum ResultsCheck {
  /// - Returns: the files that were looked at.
  /// - Throws: `Complaint`, which names everything that was changed or is gone.
  package static func check(_ folder: ResultsFolder) throws(Complaint) -> [String] {
    let kind: RecordKind = folder.isBatch ? .batch : .run
    try folder.checkPresence(of: kind)
    try folder.reporting(kind) { () throws(RecordError) in
      switch kind {
      case .run: try RunRecord.read(in: folder.path).verify(findings: FindingTables.ofRuns)
      case .batch: try BatchRecord.read(in: folder.path, findings: FindingTables.ofPoints).verify()
      }
    }
    let listed = try folder.reporting(kind) { () throws(RecordError) in
      try RecordBook.read(kind, in: folder.path).files.digests() ?? [:]
    }
    let names = listed.keys.sorted()
    let mistakes = names.compactMap { mistake(in: "\(folder.path)/\($0)", of: listed[$0] ?? []) }
    guard mistakes.isEmpty else { throw Complaint(.storage, mistakes) }
    return [kind.fileName] + names
  }

  private static func mistake(in path: String, of digests: Set<String>) -> String? {
    do {
      if digests.contains(Digest.hexadecimal(try FileSystem.read(path))) { return nil }
      return "\(path) was changed since it was written (its SHA-256 is another)"
    } catch {
      return "\(error)"
    }
  }
}
