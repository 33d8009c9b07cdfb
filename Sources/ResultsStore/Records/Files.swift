#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few questions that the store has to the file system itself.
enum Files {
  static func exist(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isRegular(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  static func remove(_ path: String) { unlink(path) }

  /// The first bytes of a file; fewer, or none, where it has no more or can't be read.
  static func prefix(of path: String, count: Int) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = fread(&bytes, 1, count, file)
    return Array(bytes[..<read])
  }
}
