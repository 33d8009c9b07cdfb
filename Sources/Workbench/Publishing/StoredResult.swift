import FoundationEssentials
import ResultsStore

/// A file of results that is read back, if it is as it was written.
package struct StoredResult<Value: Decodable> {
  package let value: Value
  package let text: String

  /// - Throws: `Complaint`, which says how to get it anew.
  package init(_ file: ResultFile, of kind: RecordKind, in folder: ResultsFolder) throws(Complaint) {
    let path = "\(folder.path)/\(file.rawValue)"
    let again = "\(kind.command) --resume \(folder.quoted) writes it anew"
    guard FileSystem.isTaken(path) else { throw .storage("\(folder.path) has no \(file.rawValue); \(again)") }
    let damaged = Complaint.storage("\(path) is damaged; move it away, then \(again)")
    // What brink wrote ends so; whatever its size, what does not need not be read.
    guard FileSystem.ends(path, with: Array("}\n".utf8)) else { throw damaged }
    let bytes: [UInt8]
    do { bytes = try FileSystem.read(path) } catch { throw .storage("\(error)") }
    let listed = try folder.reporting(kind) { () throws(RecordError) in
      try RecordBook.read(kind, in: folder.path).files.digests()?[file.rawValue] ?? nil
    }
    if let listed, !listed.contains(Digest.hexadecimal(bytes)) {
      throw .storage(
        "\(path) was changed since it was written (its SHA-256 is not in \(kind.fileName)); move it away, then \(again)"
      )
    }
    do { value = try JSONDecoder().decode(Value.self, from: Data(bytes)) } catch { throw damaged }
    text = String(decoding: bytes, as: UTF8.self)
  }
}
