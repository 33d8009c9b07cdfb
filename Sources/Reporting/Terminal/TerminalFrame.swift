/// What the pages for a terminal share, whatever they are of: an opening, then parts with an empty line between them.
enum TerminalFrame {
  /// - Parameter parts: lines; those that have nothing to say are left out.
  static func page(_ parts: [[String]]) -> String {
    parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The line that begins a section.
  static func rule(_ heading: String, width: Int, style: TerminalStyle) -> String {
    let start = "── \(heading) ".truncated(to: width)
    return style.apply(.heading, to: start + String(repeating: "─", count: max(0, width - start.displayWidth)))
  }
}
