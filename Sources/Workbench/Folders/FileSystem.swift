import FoundationEssentials
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the operating system said when a file could not be read or written.
package struct FileError: Error, CustomStringConvertible {
  package let path: String
  package let reason: String
  /// Whether another path would do, rather than other permissions or more room.
  package let isMistaken: Bool
  /// Whether there was no room.
  package let isFull: Bool

  /// The error that the last system call left behind.
  init(path: String, code: Int32 = errno) {
    self.path = path
    isFull = code == ENOSPC || code == EDQUOT
    reason = isFull ? "the disk is full" : String(cString: strerror(code)).lowercased()
    isMistaken = [ENOTDIR, EISDIR, EEXIST, ENAMETOOLONG, ELOOP].contains(code)
  }

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
    (isMistaken, isFull) = (true, false)
  }

  package var description: String { "\(path): \(reason)" }
}

/// Files by POSIX calls: whole files, and written so that a reader or a crash never meets half of one.
package enum FileSystem {
  /// Nothing that brink writes to read it back is as large: 39 variants with 200 outcomes come to half of it.
  package static let largestSize = 1 << 30

  /// The bytes of a regular file, which may have no more of them than `limit`.
  package static func read(_ path: String, limit: Int = largestSize) throws(FileError) -> [UInt8] {
    if path.isEmpty { throw FileError(path: "the file", reason: "it has no name") }
    // A pipe that nobody writes to must not hold us up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? FileError(path: path, reason: FolderAdvice.missing(path)) : FileError(path: path)
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw FileError(path: path) }
    if information.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, reason: FolderAdvice.text(path)) }
    guard information.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, reason: "not a regular file")
    }
    func tooLarge(_ size: Int) -> FileError {
      FileError(
        path: path, reason: "has \(DecimalText.grouped(size)) bytes; \(DecimalText.grouped(limit)) is the most")
    }
    if Int(information.st_size) > limit { throw tooLarge(Int(information.st_size)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(information.st_size))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      if count < 0 { throw FileError(path: path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      // It may grow while it is read.
      if bytes.count > limit { throw tooLarge(bytes.count) }
    }
  }

  /// Whether a file ends with some bytes; true where that can't be read, which whoever reads on will tell.
  package static func ends(_ path: String, with bytes: [UInt8]) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return true }
    var end = [UInt8](repeating: 0, count: bytes.count)
    return pread(descriptor, &end, end.count, information.st_size - off_t(end.count)) == end.count && end == bytes
  }

  /// Makes a folder and those above it.
  package static func makeDirectories(_ path: String) throws(FileError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      prefix += name + "/"
      if mkdir(prefix, 0o755) != 0, errno != EEXIST { throw FileError(path: prefix) }
    }
  }

  /// Puts a file in another's place in one go.
  package static func rename(_ source: String, to target: String) throws(FileError) {
    guard systemRename(source, target) == 0 else { throw FileError(path: target) }
  }

  /// Waits until the names in a folder are on the disk.
  package static func synchronise(_ directory: String) throws(FileError) {
    let descriptor = open(directory, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError(path: directory) }
  }

  package static func isDirectory(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether the names in a folder, and what is behind them, may be read.
  package static func mayBeSearched(_ folder: String) -> Bool { access(folder, R_OK | X_OK) == 0 }

  /// The names in a folder, in order; none where it can't be read.
  package static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Whether there is something by this name, if only a link that leads nowhere.
  package static func isTaken(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  package static func isRegular(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  package static func isLink(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
  }

  /// The file that is written when a path is: its folder, without links, and its name there; nil where there is no such
  /// folder, or links lead in a circle.
  package static func resolved(_ path: String) -> (folder: String, name: String)? {
    var path = path
    for _ in 0..<40 {
      let (above, name) = parts(of: path)
      guard !name.isEmpty, let real = realpath(above, nil) else { return nil }
      defer { free(real) }
      let folder = String(cString: real)
      let place = "\(folder)/\(name)"
      // What the system has there leads to what is open already.
      guard isLink(place), !folder.hasPrefix("/proc/"), !folder.hasPrefix("/dev") else { return (folder, name) }
      var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(place, &target, target.count - 1)
      guard count > 0 else { return nil }
      let text = String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = text.hasPrefix("/") ? text : "\(folder)/\(text)"
    }
    return nil
  }

  /// The folder and the name at the end of a path.
  package static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = String(path[..<slash])
    return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
  }

  package static func removeEmptyDirectory(_ path: String) { rmdir(path) }

  package static func remove(_ path: String) { unlink(path) }

  /// Writes all bytes; false, with `errno` set, if that fails.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += count
    }
    return true
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

private func systemRename(_ source: String, _ target: String) -> Int32 { rename(source, target) }
