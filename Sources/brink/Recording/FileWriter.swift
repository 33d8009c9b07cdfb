#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written piece by piece.
final class FileWriter {
  private let descriptor: Int32
  private let path: String

  /// Makes the file, or empties it.
  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path: path) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(FileError) {
    guard FileSystem.writeAll(bytes, to: descriptor) else { throw FileError(path: path) }
  }
}
