import Analysis

/// Rows of a batch: what they are, then as many outcomes as there is room for.
struct BatchColumns {
  let headings: [String]
  let rows: [(label: [String], estimates: [Estimate?])]
  let outcomes: [BatchOutcome]

  func lines(width: Int, style: TerminalStyle) -> [String] {
    let labels = [headings] + rows.map(\.label)
    let labelWidths = headings.indices.map { column in labels.map { $0[column].displayWidth }.max() ?? 0 }
    var (columns, used) = ([[String]](), labelWidths.reduce(0) { $0 + min($1, 16) + 2 } - 2)
    for (index, outcome) in outcomes.enumerated() {
      let cells = rows.map { Self.cell($0.estimates[index], outcome) }
      // Names give way before numbers do.
      let widest = cells.map(\.displayWidth).max() ?? 0
      let own = max(widest, min(outcome.name.displayWidth, 12))
      guard used + 2 + own <= width || columns.isEmpty else { break }
      used += 2 + own
      columns.append(([outcome.name] + cells).map { $0.fitted(to: own, alignedRight: true) })
    }
    var lines = labels.indices.map { row in
      let names = headings.indices.map {
        labels[row][$0].fitted(to: min(labelWidths[$0], 16), alignedRight: isNumber($0))
      }
      let line = (names + columns.map { $0[row] }).joined(separator: "  ")
      return row == 0 ? style.apply(.heading, to: line) : line
    }
    let rest = outcomes.count - columns.count
    if rest > 0 {
      lines.append(style.apply(.faint, to: "… and \(rest) \(rest == 1 ? "outcome" : "outcomes") more in batch.json"))
    }
    return lines
  }

  /// Whether a column of labels holds nothing but numbers.
  private func isNumber(_ column: Int) -> Bool {
    rows.allSatisfy { $0.label[column].first.map { $0.isNumber || $0 == "-" || $0 == "−" || $0 == "–" } ?? false }
  }

  /// The value and half its interval.
  private static func cell(_ estimate: Estimate?, _ outcome: BatchOutcome) -> String {
    guard let estimate else { return "–" }
    let text = EstimateText(estimate, as: outcome.isProbability ? .percent : .number)
    return text.halfWidth == "–" ? text.estimate : "\(text.value) ±\(text.halfWidth)\(text.suffix)"
  }
}
