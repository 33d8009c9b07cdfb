import ResultsStore

/// A file that was read for an order: all that is played again needs nothing else.
package struct InputFile: Sendable, Equatable, Codable {
  /// As it was named.
  package let path: String
  /// Of its bytes.
  package let sha256: String
  package let text: String

  package init(path: String, bytes: [UInt8]) {
    (self.path, sha256, text) = (path, Digest.hexadecimal(bytes), String(decoding: bytes, as: UTF8.self))
  }

  /// One whose digest is known from elsewhere.
  init(path: String, sha256: String, text: String) { (self.path, self.sha256, self.text) = (path, sha256, text) }

  package var bytes: [UInt8] { Array(text.utf8) }

  /// Whether a file on disk has the same bytes; false where it can't be read.
  func isSame(asFile path: String) -> Bool { (try? ScenarioFile.bytes(path)).map(Digest.hexadecimal) == sha256 }
}
