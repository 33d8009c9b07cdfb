import ResultsStore
import Simulation
import Workbench

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

  /// Before anything else: what would end the program on the spot, with files left behind, is an error of a write instead.
  static func prepare() {
    // A file that has become as large as is allowed, and a pipe that nobody reads.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    // Swift would tell of Ctrl-\ as of a crash. Who has it ignored, as nohup does for others, wants it so.
    if unsafeBitCast(signal(SIGQUIT, SIG_DFL), to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      signal(SIGQUIT, SIG_IGN)
    }
  }

  /// Ends the program as a pipe does that nobody reads, without a word.
  static func endOfPipe() -> Never {
    RunLock.releaseAll()
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(ExitStatus.storage.rawValue)
  }

  /// From now on, SIGINT and SIGTERM are only noted.
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
    // A parent may have started us with signals blocked, as thread pools do.
    var watched = sigset_t()
    sigemptyset(&watched)
    sigaddset(&watched, SIGINT)
    sigaddset(&watched, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &watched, nil)
  }
}
