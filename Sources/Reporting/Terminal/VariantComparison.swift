import Analysis

/// The outcomes of several variants side by side.
struct VariantComparison {
  let variants: [EnsembleSummary]

  /// Tables of as many variants as fit, the first one always among them; nothing for a single variant.
  func lines(width: Int, style: TerminalStyle) -> [String] {
    let known = variants.filter { $0.estimates != nil }
    guard known.count > 1, let first = known.first else { return [] }
    let columns = known.map { Column($0) }
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
      for (row, name) in Column(first).names.enumerated() {
        let cells = shown.map { columns[$0].cells[row].fitted(to: cellWidth, alignedRight: true) }
        lines.append(([name.fitted(to: nameWidth)] + cells).joined(separator: "  "))
      }
    }
    return lines
  }

  /// One variant's outcomes, such as `23.41 ±0.26 %`.
  private struct Column {
    let variant: String
    let names: [String]
    let cells: [String]

    init(_ ensemble: EnsembleSummary) {
      let rows = (ensemble.estimates?.outcomes ?? []).map { outcome in
        switch outcome.result {
        case .probability(let estimate): (outcome.name, Self.cell(EstimateText(estimate, as: .percent)))
        case .firstTime(let summary):
          (outcome.name, Self.cell(EstimateText(summary.probability, as: .percent)))
        case .number(let summary): (outcome.name, Self.cell(EstimateText(summary.mean)))
        case .level(let summary): (outcome.name, Self.cell(EstimateText(summary.mean)))
        }
      }
      variant = ensemble.variant
      names = rows.map(\.0)
      cells = rows.map(\.1)
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
