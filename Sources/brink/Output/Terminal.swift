import Reporting
import Workbench

/// What the program says on its two outputs.
enum Terminal {
  /// Says why something was not done.
  static func tell(_ complaint: Complaint) {
    // What begins with a file and a line stays on one, where editors find it.
    if complaint.isLocated { return OutputStream.error.write(complaint.messages.map { $0 + "\n" }.joined()) }
    complaint.messages.forEach(remark)
  }

  /// Says something that is no reason to stop. Lines are broken for eyes only, never where a program may read them.
  static func remark(_ text: String) {
    let lines = "brink: \(text)".split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      OutputStream.error.isTerminal ? String(line).wrapped(to: TerminalDevice.width) : [String(line)]
    }
    OutputStream.error.write(lines.map { $0 + "\n" }.joined())
  }

  /// Prints a page.
  ///
  /// - Parameter text: of a width, in a style.
  static func show(_ text: (_ width: Int, _ style: TerminalStyle) -> String) {
    OutputStream.standard.write(styled: text(TerminalDevice.width, TerminalDevice.style))
  }

  /// Does something for the user: with Ctrl-C noted, and with a line of progress where that can be seen.
  ///
  /// - Parameters:
  ///   - isQuiet: whether nothing is said of warnings and progress.
  ///   - showsProgress: whether there is something to wait for.
  static func attend<Result>(
    isQuiet: Bool = false, showsProgress: Bool = false, _ body: (Attendant) throws -> Result
  ) rethrows -> Result {
    let attendant = Attendant(
      stop: Interruption.flag, request: Interruption.request, remark: remark,
      warn: { if !isQuiet { OutputStream.error.write($0 + "\n") } }, heedRequests: { Interruption.watch() })
    guard showsProgress, !isQuiet, TerminalDevice.errorShowsProgress else { return try body(attendant) }
    let display = ProgressDisplay(attendant.progress)
    defer { display.end() }
    return try body(attendant)
  }
}
