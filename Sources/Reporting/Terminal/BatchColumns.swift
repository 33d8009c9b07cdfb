import Analysis

/// Rows of a batch: what they are, then as many outcomes as there is room for.
struct BatchColumns {
  let headings: [String]
  let rows: [(label: [String], estimates: [Estimate?])]
  let outcomes: [OutcomeLabel]

  func lines(width: Int, style: TerminalStyle) -> [String] {
    let labels = [headings] + rows.map(\.label)
    let cap = labelCap(labels, width: width)
    let labelWidths = headings.indices.map { column in
      min(cap, labels.map { $0[column].displayWidth }.max() ?? 0)
    }
    var (columns, used) = ([[String]](), labelWidths.reduce(-2) { $0 + $1 + 2 })
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
        labels[row][$0].fitted(to: labelWidths[$0], alignedRight: isNumber($0))
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

  /// How wide labels may be for the first outcome to fit: 16 columns, in narrow terminals down to 5.
  private func labelCap(_ labels: [[String]], width: Int) -> Int {
    let widest = headings.indices.map { column in labels.map { $0[column].displayWidth }.max() ?? 0 }
    let first = outcomes.first.map { outcome in
      max(rows.map { Self.cell($0.estimates[0], outcome).displayWidth }.max() ?? 0, min(outcome.name.displayWidth, 12))
    }
    return stride(from: 16, to: 5, by: -1).first { cap in
      widest.reduce(first ?? 0) { $0 + min($1, cap) + 2 } <= width
    } ?? 5
  }

  /// Whether a column of labels holds nothing but numbers.
  private func isNumber(_ column: Int) -> Bool {
    rows.allSatisfy { $0.label[column].first.map { $0.isNumber || $0 == "-" || $0 == "−" || $0 == "–" } ?? false }
  }

  /// The value and half its interval.
  private static func cell(_ estimate: Estimate?, _ outcome: OutcomeLabel) -> String {
    guard let estimate else { return "–" }
    let text = EstimateText(estimate, as: outcome.scale.text)
    return text.halfWidth == "–" ? text.estimate : "\(text.value) ±\(text.halfWidth)\(text.suffix)"
  }
}
