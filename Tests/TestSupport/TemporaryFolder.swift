import Foundation

/// A folder of its own for each test, removed with its last owner.
package final class TemporaryFolder: Sendable {
  package let url: URL

  /// - Throws: where no folder can be made.
  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "brink-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and gives its path.
  package func file(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path(percentEncoded: false)
  }

  package func path(_ path: String) -> String { url.appending(path: path).path(percentEncoded: false) }

  package func contents(_ path: String) throws -> Data { try Data(contentsOf: url.appending(path: path)) }

  package func text(_ path: String) throws -> String { String(decoding: try contents(path), as: UTF8.self) }

  package func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path(percentEncoded: false))
  }

  /// The names in a folder, in order.
  package func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self.path(path)).sorted()
  }
}
