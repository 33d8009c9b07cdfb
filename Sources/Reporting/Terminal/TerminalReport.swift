import Analysis

/// A run's summary as a page of text for a terminal.
package struct TerminalReport: Sendable {
  private let run: RunSummary
  private let fileName: String
  private let seconds: Double?

  /// - Parameters:
  ///   - fileName: the scenario's file, for the places of faults.
  ///   - seconds: how long the run took; nil to say nothing of speed.
  package init(_ run: RunSummary, fileName: String, seconds: Double? = nil) {
    self.run = run
    self.fileName = fileName
    self.seconds = seconds
  }

  /// The page, in lines of at most `width` columns unless the numbers need more.
  package func text(width: Int = 80, style: TerminalStyle = .plain) -> String {
    var parts = opening(width: width, style: style)
    for variant in run.variants {
      if run.variants.count > 1 { parts.append([TerminalFrame.rule(variant.variant, width: width, style: style)]) }
      if let estimates = variant.estimates {
        let sections = EnsembleRows(estimates).sections
        parts.append(TextTable(sections: sections).lines(width: width, style: style))
        if sections.joined().contains(where: { $0.interval.hasSuffix("?") }) {
          parts.append(
            "?: too few events for an interval to trust; more trajectories meet more of them"
              .wrapped(to: width).map { style.apply(.caution, to: $0) })
        }
      }
      parts.append(clamps(variant, width: width, style: style))
    }
    let comparison = VariantComparison(variants: run.variants, comparisons: run.comparisons ?? []).lines(
      width: width, style: style)
    if !comparison.isEmpty { parts.append([TerminalFrame.rule("side by side", width: width, style: style)]) }
    parts.append(comparison)
    return TerminalFrame.page(parts)
  }

  /// What was played, and which faults there were.
  func opening(width: Int, style: TerminalStyle) -> [[String]] {
    [header(width: width, style: style)]
      + run.variants.map { FaultNotice(ensemble: $0, fileName: fileName).lines(width: width, style: style) }
  }

  private func header(width: Int, style: TerminalStyle) -> [String] {
    let title = run.title.map { "\(run.scenario) · \($0.printable)" } ?? run.scenario
    let played = run.variants.map(\.trajectories)
    let isAlike = played.allSatisfy { $0 == played.first }
    let count = DecimalText.count(
      isAlike ? played.first ?? 0 : played.reduce(0, +), "trajectory", "trajectories")
    var facts = [
      run.variants.count == 1 ? run.variants[0].variant : "\(run.variants.count) variants",
      count + (run.variants.count == 1 ? "" : isAlike ? " each" : " in all"),
      "seed \(run.seed)",
    ]
    if let seconds, seconds > 0 {
      let total = Double(played.reduce(0, +))
      facts.append("\(DecimalText.significant(total / seconds, digits: 3))/s")
    }
    var lines = [
      style.apply(.heading, to: title.truncated(to: width)),
      style.apply(.faint, to: facts.joined(separator: " · ").truncated(to: width)),
    ]
    if !run.settings.isEmpty {
      let settings = "with " + run.settings.joined(separator: ", ").printable
      lines.append(style.apply(.caution, to: settings.truncated(to: width)))
    }
    if !run.isComplete {
      let notice = "Stopped before all \(DecimalText.grouped(run.trajectories)) trajectories were played."
      lines.append(style.apply(.caution, to: notice.truncated(to: width)))
    }
    return lines
  }

  /// Variables whose range has shaped the results: at least one write in a thousand was clamped.
  private func clamps(_ variant: EnsembleSummary, width: Int, style: TerminalStyle) -> [String] {
    let shown = variant.clamps.filter { $0.share > 0.001 }.sorted {
      ($1.share, $0.variable) < ($0.share, $1.variable)
    }
    guard !shown.isEmpty else { return [] }
    let rows = shown.map { clamp in
      let share = DecimalText.significant(clamp.share * 100, digits: 2)
      return "\(share) %".fitted(to: 8, alignedRight: true) + "  " + clamp.variable
    }
    return [style.apply(.caution, to: "Writes clamped to the variable's range")]
      + rows.map { $0.truncated(to: width) }
  }
}
