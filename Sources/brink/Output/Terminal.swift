import Reporting
import Workbench

/// What the program says on its two outputs.
enum Terminal {
  /// Says why something was not done.
  static func tell(_ complaint: Complaint) {
    let prefix = complaint.isLocated ? "" : "brink: "
    OutputStream.error.write(complaint.messages.map { "\(prefix)\($0)\n" }.joined())
  }

  /// Says something that is no reason to stop.
  static func remark(_ text: String) { OutputStream.error.write("brink: \(text)\n") }

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
