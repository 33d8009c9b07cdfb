import Analysis

/// One trajectory told for a terminal or as Markdown: its title, how it began, its narrative and what it came to.
package struct TrajectoryPage {
  private let account: TrajectoryAccount
  private let title: String
  private let tellsEveryStep: Bool
  private let narrative: PlayNarrative

  /// - Parameter tellsEveryStep: also the steps in which nothing out of the way happened, all initial values, and the
  ///   outcomes.
  package init(_ account: TrajectoryAccount, title: String, tellsEveryStep: Bool) {
    self.account = account
    self.title = title
    self.tellsEveryStep = tellsEveryStep
    narrative = PlayNarrative(account, tellsEveryStep: tellsEveryStep)
  }

  package func text(width: Int, style: TerminalStyle) -> String {
    var lines = PlayNarrative.wrapped(title.printable, width).map { style.apply(.heading, to: $0) }
    lines += PlayNarrative.wrapped(Self.legend, width).map { style.apply(.faint, to: $0) } + [""]
    let beginning = wrapped(self.beginning, indent: 0, width)
    if !beginning.isEmpty { lines += beginning + [""] }
    lines += narrative.lines(width: width, style: style)
    if tellsEveryStep { lines += ["", style.apply(.heading, to: "outcomes")] + wrapped(outcomes, indent: 2, width) }
    return lines.map { $0 + "\n" }.joined()
  }

  package var markdown: String {
    let beginning =
      self.beginning.isEmpty ? "" : self.beginning.map(\.escapedForMarkdown).joined(separator: ", ") + "\n\n"
    let outcomes = tellsEveryStep ? "\n" + self.outcomes.map { "- \($0.escapedForMarkdown)\n" }.joined() : ""
    return "# \(title.escapedForMarkdown)\n\n\(Self.legend)\n\n\(beginning)\(narrative.markdown)\(outcomes)"
  }

  private static let legend = "In brackets: how likely it was at that moment, where that was less than even."

  /// The policies that the actors start with, or all initial values.
  private var beginning: [String] {
    let words = NarrativeWords(isFull: tellsEveryStep)
    let policies = account.initial.filter { tellsEveryStep || $0.name.name.hasSuffix(".policy") }
    return policies.map { "\($0.name.title ?? $0.name.name): \(words.value($0.value))" }
  }

  private var outcomes: [String] {
    account.outcomes.map { result in
      "\(result.outcome.name) \(result.value.map { DecimalText.significant($0, digits: 4) } ?? "–")"
    }
  }

  /// Phrases set off by commas, broken into lines between phrases.
  private func wrapped(_ phrases: [String], indent: Int, _ width: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for (index, phrase) in phrases.map(\.printable).enumerated() {
      let text = phrase + (index < phrases.count - 1 ? "," : "")
      if let last = lines.last, last.displayWidth + 1 + text.displayWidth <= width {
        lines[lines.count - 1] = last + " " + text
      } else {
        lines.append(margin + text)
      }
    }
    return lines
  }
}
