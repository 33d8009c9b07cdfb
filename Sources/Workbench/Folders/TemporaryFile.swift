import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that takes another's place in one go, when it is whole and on the disk; otherwise it goes away.
///
/// Its name is new: a link or file that lies there in wait is never followed or emptied. It is locked while it is written, so
/// that one that a killed process has left behind can be told from one in use.
final class TemporaryFile {
  private static let (prefix, suffix) = (".brink-", ".part")
  private let descriptor: Int32
  private let path: String
  private let target: String
  private var isPlaced = false

  /// Makes the file beside its target, whose permissions it takes over if there is one.
  init(for target: String) throws(FileError) {
    self.target = target
    let (folder, name) = FileSystem.parts(of: target)
    guard !name.isEmpty else { throw FileError(path: target, code: EISDIR) }
    Self.sweep(folder, of: name)
    var (path, descriptor, number) = ("", Int32(-1), 0)
    repeat {
      path = "\(folder)/\(Self.prefix)\(name.prefix(100)).\(getpid())-\(number)\(Self.suffix)"
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
      number += 1
    } while descriptor < 0 && errno == EEXIST && number < 100
    guard descriptor >= 0 else { throw FileError(path: target) }
    flock(descriptor, LOCK_EX | LOCK_NB)
    var information = stat()
    if lstat(target, &information) == 0 { fchmod(descriptor, information.st_mode & 0o777) }
    (self.path, self.descriptor) = (path, descriptor)
  }

  deinit {
    if !isPlaced { unlink(path) }
    close(descriptor)
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    guard FileSystem.writeAll(bytes, to: descriptor) else { throw FileError(path: target) }
  }

  /// Waits until all of it is on the disk.
  func synchronise() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError(path: target) }
  }

  /// Puts it in its target's place.
  func place() throws(FileError) {
    try FileSystem.rename(path, to: target)
    isPlaced = true
  }

  /// Whether a file is called as these are.
  static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }

  /// Removes what killed processes have left in a folder.
  ///
  /// - Parameter name: the file that they were to become; nil for any.
  static func sweep(_ folder: String, of name: String? = nil) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let start = prefix + (name.map { $0.prefix(100) + "." } ?? "")
    for found in names where found.hasPrefix(start) && found.hasSuffix(suffix) {
      let path = "\(folder)/\(found)"
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var information = stat()
      guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      unlink(path)
    }
  }
}
