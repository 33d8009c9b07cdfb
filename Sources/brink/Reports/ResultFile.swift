import FoundationEssentials

/// A file of results that is read back.
struct ResultFile {
  let name: String
  let folder: String
  let kind: RecordKind

  /// - Throws: an exit code, after a message that says how to get it anew.
  func read<Value: Decodable>(_ type: Value.Type) throws -> (value: Value, bytes: [UInt8]) {
    let path = "\(folder)/\(name)"
    let again = "\(kind.command) --resume \(ShellText.quoted(folder)) writes it anew"
    guard FileSystem.isTaken(path) else { throw Complaint.storage("\(folder) has no \(name); \(again)") }
    // What brink wrote ends so; whatever its size, what does not need not be read.
    guard FileSystem.ends(path, with: Array("}\n".utf8)) else { throw damaged(path, again) }
    do {
      let bytes = try FileSystem.read(path)
      return (try JSONDecoder().decode(type, from: Data(bytes)), bytes)
    } catch let error as FileError {
      throw Complaint.storage("\(error)")
    } catch {
      throw damaged(path, again)
    }
  }

  private func damaged(_ path: String, _ again: String) -> any Error {
    Complaint.storage("\(path) is damaged; move it away, then \(again)")
  }
}
