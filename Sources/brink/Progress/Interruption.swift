import ArgumentParser
import Simulation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C, or a polite request of the system to end: the first one asks the run to end, the second one kills.
enum Interruption {
  /// Raised by the first one, and by whatever else ends what is being played.
  static let flag = StopFlag()
  /// Raised by the first one only.
  static let request = StopFlag()

  /// - Throws: the exit code of an interruption, after a message, if there was one.
  static func check(_ what: String) throws {
    guard request.isRaised else { return }
    OutputStream.error.write("brink: interrupted before \(what)\n")
    throw ExitCode.interrupted
  }

  /// From now on, SIGINT and SIGTERM are only noted, and SIGXFSZ is nothing.
  static func watch() {
    // Before the handler can run: it must not be the one to initialise the flags.
    _ = (flag, request)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.request.raise()
        Interruption.flag.raise()
        signal(number, SIG_DFL)
      }
    }
    // A file that has become as large as is allowed is an error of the write, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    // A parent may have started us with signals blocked, as thread pools do.
    var watched = sigset_t()
    sigemptyset(&watched)
    sigaddset(&watched, SIGINT)
    sigaddset(&watched, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &watched, nil)
  }
}
