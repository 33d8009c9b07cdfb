import Workbench

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program that shows web pages here.
enum Browser {
  #if os(macOS)
    private static let opener = "open"
  #else
    private static let opener = "xdg-open"
  #endif

  /// - Throws: `Complaint` if there is no such program.
  static func open(_ file: String) throws {
    // Without a folder in front a name could be read as an option or an address.
    let path = file.hasPrefix("/") ? file : "./" + file
    let arguments = [strdup(opener), strdup(path), nil]
    defer { for argument in arguments { free(argument) } }
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What `Interruption.prepare` ignores is not for other programs to ignore.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGPIPE, SIGXFSZ] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let status = posix_spawnp(&process, opener, nil, &attributes, arguments, environ)
    guard status == 0 else {
      let reason = status == ENOENT ? "there is no \(opener) here" : String(cString: strerror(status)).lowercased()
      throw Complaint.badUsage("can't show \(file): \(reason); open it in a browser yourself")
    }
    var result: Int32 = 0
    waitpid(process, &result, 0)
    guard result == 0 else { throw Complaint.badUsage("\(opener) could not show \(file)") }
  }
}
