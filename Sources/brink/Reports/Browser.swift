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

  /// - Throws: an exit code, after a message, if there is no such program.
  static func open(_ file: String) throws {
    // Without a folder in front a name could be read as an option or an address.
    let path = file.hasPrefix("/") ? file : "./" + file
    let arguments = [strdup(opener), strdup(path), nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let status = posix_spawnp(&process, opener, nil, nil, arguments, environ)
    guard status == 0 else {
      throw Complaint.badUsage("can't start \(opener) to show \(file): \(String(cString: strerror(status)))")
    }
    var result: Int32 = 0
    waitpid(process, &result, 0)
    guard result == 0 else { throw Complaint.badUsage("\(opener) could not show \(file)") }
  }
}
