import Synchronization

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

  /// Why a folder can't be held.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    /// Another process holds it.
    case held
    /// The lock file can't be made, or is none; in words that name it.
    case unusable(String)

    package var description: String {
      switch self {
      case .held: "another brink is working there"
      case .unusable(let reason): reason
      }
    }
  }

  /// - Throws: `Failure`.
  package init(folder: String) throws(Failure) {
    path = "\(folder)/\(Self.fileName)"
    while true {
      // Neither a link that leads elsewhere nor a pipe that nobody opens is a lock.
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
      guard descriptor >= 0 else { throw Self.failure(path) }
      guard Self.isEmptyFile(descriptor) else {
        close(descriptor)
        throw Self.foreign(path)
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let failure = errno == EWOULDBLOCK ? Failure.held : Self.failure(path)
        close(descriptor)
        throw failure
      }
      // The one who held it may have removed the file after we opened it.
      if Self.isFile(descriptor, at: path) {
        self.descriptor = descriptor
        OwnLocks.add(path, descriptor)
        return
      }
      close(descriptor)
    }
  }

  deinit {
    release()
    close(descriptor)
  }

  /// Takes the lock file out of the folder, which may be about to be removed.
  package func release() {
    // Only while we hold it: a folder that was removed and made anew has a lock of its own.
    if Self.isFile(descriptor, at: path) { unlink(path) }
    OwnLocks.remove(path)
  }

  /// Takes the lock files of this process out of their folders, as it ends.
  package static func releaseAll() {
    for (path, descriptor) in OwnLocks.all where isFile(descriptor, at: path) { unlink(path) }
  }

  /// Whether another process holds a folder; nothing is made or changed there.
  package static func isHeld(folder: String) -> Bool {
    let descriptor = open("\(folder)/\(fileName)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return false }
    return !OwnLocks.all.contains { isSameFile($0.descriptor, descriptor) }
  }

  private static func failure(_ path: String) -> Failure {
    // What open(2) says of a link that it is not to follow.
    if errno == ELOOP { return foreign(path) }
    return .unusable("\(path) can't be written: \(String(cString: strerror(errno)).lowercased())")
  }

  private static func foreign(_ path: String) -> Failure { .unusable("\(path) is not brink's; move it away") }

  private static func isEmptyFile(_ descriptor: Int32) -> Bool {
    var information = stat()
    return fstat(descriptor, &information) == 0 && information.st_mode & S_IFMT == S_IFREG && information.st_size == 0
  }

  private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && isSame(opened, named)
  }

  private static func isSameFile(_ one: Int32, _ other: Int32) -> Bool {
    var (first, second) = (stat(), stat())
    return fstat(one, &first) == 0 && fstat(other, &second) == 0 && isSame(first, second)
  }

  private static func isSame(_ one: stat, _ other: stat) -> Bool {
    one.st_ino == other.st_ino && one.st_dev == other.st_dev
  }
}

/// The lock files that this process holds. They are taken away by `exit` too, which ends no object's life.
private enum OwnLocks {
  private static let held = Mutex<[String: Int32]>([:])
  private static let atEnd: Void = { atexit { RunLock.releaseAll() } }()

  static var all: [(path: String, descriptor: Int32)] { held.withLock { $0.map { ($0.key, $0.value) } } }

  static func add(_ path: String, _ descriptor: Int32) {
    _ = atEnd
    held.withLock { $0[path] = descriptor }
  }

  static func remove(_ path: String) { held.withLock { $0[path] = nil } }
}
