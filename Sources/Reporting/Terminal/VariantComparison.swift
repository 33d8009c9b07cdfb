import Analysis

/// The outcomes of several variants side by side; arrows mark what is higher or lower than in the baseline.
struct VariantComparison {
  let variants: [EnsembleSummary]
  let comparisons: [PairedComparison]

  /// Tables of as many variants as fit, the first one always among them; nothing for a single variant.
  func lines(width: Int, style: TerminalStyle) -> [String] {
    let known = variants.filter { $0.estimates != nil }
    guard known.count > 1 else { return [] }
    let columns = known.map { ensemble in
      Column(ensemble, comparisons.first { $0.variant == ensemble.variant })
    }
    let nameWidth = min(24, (columns.first?.names ?? []).map(\.displayWidth).max() ?? 0)
    let cellWidth = max(14, columns.flatMap(\.cells).map(\.displayWidth).max() ?? 0)
    let perTable = max(1, (width - nameWidth) / (cellWidth + 2) - 1)
    var lines: [String] = []
    let others = Array(known.indices.dropFirst())
    for start in stride(from: 0, to: others.count, by: perTable) {
      let shown = [0] + others[start..<min(start + perTable, others.count)]
      if start > 0 { lines.append("") }
      let headings = shown.map { columns[$0].variant.fitted(to: cellWidth, alignedRight: true) }
      lines.append(
        style.apply(
          .heading, to: (["Variants".fitted(to: nameWidth)] + headings).joined(separator: "  ")))
      for (row, name) in columns[0].names.enumerated() {
        let cells = shown.map { columns[$0].cells[row].fitted(to: cellWidth, alignedRight: true) }
        let line = ([name.fitted(to: nameWidth)] + cells).joined(separator: "  ")
        lines.append(line.trimmedEnd)
      }
    }
    return lines
  }

  /// One variant's outcomes, such as `23.41 ±0.26 %`.
  private struct Column {
    let variant: String
    let names: [String]
    let cells: [String]

    init(_ ensemble: EnsembleSummary, _ comparison: PairedComparison?) {
      let outcomes = ensemble.estimates?.outcomes ?? []
      variant = ensemble.variant
      names = outcomes.map(\.name)
      cells = outcomes.enumerated().map { index, outcome in
        let text = Self.cell(EstimateText(outcome.headline, as: outcome.label.scale.text))
        guard let comparison else { return text }
        switch comparison.outcomes[index].verdict {
        case .higher: return text + " ▲"
        case .lower: return text + " ▼"
        case .noDifference, .notSettled: return text + "  "
        }
      }
    }

    /// What never or always happened has only a bound.
    private static func cell(_ text: EstimateText) -> String {
      if text.estimate == "0 %", text.high != "0" { return "≤ \(text.high) %" }
      if text.estimate == "100 %", text.low != "100" { return "≥ \(text.low) %" }
      let isExact = text.halfWidth == "–" || text.halfWidth == "0"
      return isExact ? text.estimate : "\(text.value) ±\(text.halfWidth)\(text.suffix)"
    }
  }
}
