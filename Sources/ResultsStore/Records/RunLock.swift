#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Holds a run's folder for one process; the system lets go of it when the process ends, however it ends.
package final class RunLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// The lock file's name in its folder.
  package static let fileName = ".brink.lock"

  /// - Throws: `RecordError.locked` if another process holds the folder; `.storage` if the lock file can't be made.
  package init(folder: String) throws(RecordError) {
    path = "\(folder)/\(Self.fileName)"
    while true {
      // Neither a link that leads elsewhere nor a pipe that nobody opens is a lock.
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
      guard descriptor >= 0 else { throw .storage(String(cString: strerror(errno)).lowercased()) }
      guard Self.isEmptyFile(descriptor) else {
        close(descriptor)
        throw .storage("\(path) is not brink's; move it away")
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        throw code == EWOULDBLOCK ? .locked : .storage(String(cString: strerror(code)).lowercased())
      }
      // The one who held it may have removed the file after we opened it.
      if Self.isFile(descriptor, at: path) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    // Only while we hold it: a folder that was removed and made anew has a lock of its own.
    if Self.isFile(descriptor, at: path) { unlink(path) }
    close(descriptor)
  }

  /// Whether another process holds a folder; nothing is made or changed there.
  package static func isHeld(folder: String) -> Bool {
    let descriptor = open("\(folder)/\(fileName)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Takes the lock file out of the folder, which is about to be removed.
  package func release() { unlink(path) }

  private static func isEmptyFile(_ descriptor: Int32) -> Bool {
    var information = stat()
    return fstat(descriptor, &information) == 0 && information.st_mode & S_IFMT == S_IFREG && information.st_size == 0
  }

  private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && opened.st_ino == named.st_ino
  }
}
