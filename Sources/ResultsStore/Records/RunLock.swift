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

  /// - Throws: `RecordError.locked` if another process holds the folder; `.storage` if the lock file can't be made.
  package init(folder: String) throws(RecordError) {
    path = folder + "/.lock"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw .storage(String(cString: strerror(errno)).lowercased()) }
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

  /// Takes the lock file out of the folder, which is about to be removed.
  package func release() { unlink(path) }

  private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
  }
}
