import Reporting
import Workbench

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One of the process's two outputs.
enum OutputStream: Int32 {
  case standard = 1
  case error = 2

  /// Writes text at once, without characters that a terminal would obey: names, titles and files come from anywhere.
  func write(_ text: String) { send(text.harmless) }

  /// Writes a page with its colours, or a line of progress, whose own parts are harmless.
  func write(styled text: String) { isTerminal ? send(text) : write(text) }

  /// Writes JSON, CSV or HTML, which are escaped in ways of their own.
  func write(verbatim text: String) { send(text) }

  /// Ends the program if standard output can't take it: a script must not mistake half an answer for a whole one.
  private func send(_ text: String) {
    if FileSystem.writeAll(Array(text.utf8), to: rawValue) || self == .error { return }
    if errno == EPIPE { Interruption.endOfPipe() }
    OutputStream.error.write("brink: standard output: \(String(cString: strerror(errno)).lowercased())\n")
    exit(ExitStatus.storage.rawValue)
  }

  var isTerminal: Bool { isatty(rawValue) == 1 }
}

/// What the terminal can show.
enum TerminalDevice {
  /// Colours on a terminal, unless it is dumb or `NO_COLOR` is set (no-color.org).
  static var style: TerminalStyle {
    OutputStream.standard.isTerminal && !isDumb && (variable("NO_COLOR") ?? "").isEmpty ? .coloured : .plain
  }

  static var errorShowsProgress: Bool { OutputStream.error.isTerminal && !isDumb }

  /// Columns of the page: the terminal's, from 60 to 120, and 80 for a file or a pipe.
  static var width: Int {
    var size = winsize()
    guard ioctl(OutputStream.standard.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(max(Int(size.ws_col), 60), 120)
  }

  private static var isDumb: Bool { variable("TERM") == "dumb" }

  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
