#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few questions that the store has to the file system itself.
enum Files {
  /// What the system said about a file.
  struct Failure: Error {
    /// Whether there is none.
    let isMissing: Bool
    let reason: String

    /// The error that the last system call left behind.
    init(code: Int32 = errno) {
      isMissing = code == ENOENT || code == ENOTDIR
      reason = String(cString: strerror(code)).lowercased()
    }
  }

  static func exist(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func mayBeWritten(_ path: String) -> Bool { access(path, W_OK) == 0 }

  static func isRegular(_ path: String) throws(Failure) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { throw Failure() }
    return information.st_mode & S_IFMT == S_IFREG
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func remove(_ path: String) { unlink(path) }

  /// The first bytes of a file; fewer, or none, where it has no more.
  static func prefix(of path: String, count: Int) throws(Failure) -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Failure() }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = fread(&bytes, 1, count, file)
    return Array(bytes[..<read])
  }
}
