#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file for output that the user named.
///
/// A plain file is replaced in one go when all is written. A link, a pipe or a device is written through, piece by piece: what it
/// leads to is what was meant.
package final class OutputFile {
  private enum Way {
    case replacing(TemporaryFile)
    case through(descriptor: Int32)
  }

  private let path: String
  private let way: Way
  private let attendant: Attendant

  /// - Parameter inputs: files that the output is made from, which must not be lost.
  package init(_ path: String, madeFrom inputs: [String] = [], for attendant: Attendant) throws(FileError) {
    (self.path, self.attendant) = (path, attendant)
    try OutputPlace.check(path, inputs: inputs)
    var information = stat()
    if lstat(path, &information) == 0, information.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw FileError(path: path) }
      way = .through(descriptor: descriptor)
    } else {
      // Only where something would be left behind: who waits for a pipe's reader is ended by the first Ctrl-C.
      attendant.heedRequests()
      way = .replacing(try TemporaryFile(for: path))
    }
  }

  deinit { if case .through(let descriptor) = way { close(descriptor) } }

  /// - Throws: `FileError`, or `Complaint` if somebody has interrupted the program.
  package func write(_ bytes: [UInt8]) throws {
    try attendant.check("\(path) was written")
    switch way {
    case .replacing(let file): try file.write(bytes)
    case .through(let descriptor):
      guard FileSystem.writeAll(bytes, to: descriptor) else { throw FileError(path: path) }
    }
  }

  /// Says that this was all: without it a plain file stays as it was.
  package func finish() throws {
    guard case .replacing(let file) = way else { return }
    try file.synchronise()
    try attendant.check("\(path) was written")
    try file.place()
  }

  /// Writes a whole file.
  package static func write(
    _ text: String, to path: String, madeFrom inputs: [String] = [], for attendant: Attendant
  ) throws {
    let file = try OutputFile(path, madeFrom: inputs, for: attendant)
    try file.write(Array(text.utf8))
    try file.finish()
  }
}
