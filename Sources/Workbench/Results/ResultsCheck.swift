import ResultsStore

/// Looks whether a run or a batch is, byte for byte, what brink wrote.
package enum ResultsCheck {
  /// - Returns: the files that were looked at.
  /// - Throws: `Complaint`, which names the first thing in the record that was changed, and every file that was or is gone.
  package static func check(_ folder: ResultsFolder) throws(Complaint) -> [String] {
    let kind: RecordKind = folder.isBatch ? .batch : .run
    try folder.checkPresence(of: kind)
    var names: [String] = []
    var complaints: [Complaint] = []
    do throws(Complaint) {
      try folder.reporting(kind) { () throws(RecordError) in
        switch kind {
        case .run: try RunRecord.read(in: folder.path).verify(findings: FindingTables.ofRuns)
        case .batch: try BatchRecord.read(in: folder.path, findings: FindingTables.ofPoints).verify()
        }
      }
    } catch {
      complaints.append(error)
    }
    do throws(Complaint) {
      let listed = try folder.reporting(kind) { () throws(RecordError) in
        try RecordBook.read(kind, in: folder.path).files.digests() ?? [:]
      }
      names = listed.keys.sorted()
      complaints += names.compactMap { mistake(in: "\(folder.path)/\($0)", of: listed[$0] ?? []) }
        .map { Complaint.storage($0) }
    } catch  where !complaints.contains(error) {
      complaints.append(error)
    } catch {}
    if let first = complaints.first { throw Complaint(first.status, complaints.flatMap(\.messages)) }
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
