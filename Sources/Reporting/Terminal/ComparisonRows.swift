import Analysis

/// The outcomes of one variant against the baseline, those about which most is known first.
struct ComparisonRows {
  private let comparison: PairedComparison
  private let summaries: (baseline: [OutcomeSummary], variant: [OutcomeSummary])

  init(_ comparison: PairedComparison, _ run: RunSummary) {
    self.comparison = comparison
    func outcomes(_ name: String) -> [OutcomeSummary] {
      run.variants.first { $0.variant == name }?.estimates?.outcomes ?? []
    }
    summaries = (outcomes(comparison.baseline), outcomes(comparison.variant))
  }

  /// How much of a row stands on a line.
  private enum Layout {
    /// All of it, with the interval.
    case wide
    /// All of it, with half the interval's width in its place.
    case narrow
    /// The numbers have a line of their own, below the name and the verdict.
    case stacked
  }

  /// Numbers are never cut: where names would be, or where the lines are too long, they take less room.
  func lines(width: Int, style: TerminalStyle) -> [String] {
    let longest = comparison.outcomes.map(\.name.displayWidth).max() ?? 0
    for layout in [Layout.wide, .narrow] {
      let page = lines(width: width, style: style, as: layout)
      let isWhole = layout == .narrow || page.nameWidth >= longest
      if isWhole, page.rowWidth <= width { return page.lines }
    }
    return lines(width: width, style: style, as: .stacked).lines
  }

  private func lines(
    width: Int, style: TerminalStyle, as layout: Layout
  ) -> (lines: [String], nameWidth: Int, rowWidth: Int) {
    let order = comparison.outcomes.indices.sorted { left, right in
      let (first, second) = (comparison.outcomes[left], comparison.outcomes[right])
      let keys = (first.evidenceOrder, second.evidenceOrder)
      return keys.0 == keys.1 ? left < right : keys.0 < keys.1
    }
    let level = DecimalText.significant((comparison.outcomes.first?.difference.level ?? 0.95) * 100, digits: 3)
    let interval = layout == .wide ? "\(level) % interval" : "±\(level) %"
    let heading = ["outcome", "baseline", "variant", "difference", interval, "verdict"]
    let rows = [heading] + order.map { cells(comparison.outcomes[$0], showsInterval: layout == .wide) }
    if layout == .stacked {
      let numbers = PlainColumns(rows: rows.map { Array($0[1...4]) }, leftAligned: []).lines
      let names = PlainColumns(rows: rows.map { [$0[0], $0[5]] }, leftAligned: [0, 1]).lines
      let lines = zip(names, numbers).enumerated().flatMap { index, pair in
        [pair.0.truncated(to: width), "  " + pair.1.trimmedEnd].map { index == 0 ? style.apply(.heading, to: $0) : $0 }
      }
      return (lines + footnote(width, style), width, width)
    }
    let others = PlainColumns(rows: rows.map { Array($0.dropFirst()) }, leftAligned: [heading.count - 2]).lines
    let numberWidth = others.map(\.displayWidth).max() ?? 0
    let nameWidth = max(8, min(width - 2 - numberWidth, order.map { name($0).displayWidth }.max() ?? 0))
    var lines = zip([heading[0]] + order.map(name), others).map { $0.fitted(to: nameWidth) + "  " + $1 }
    lines[0] = style.apply(.heading, to: lines[0])
    return (lines + footnote(width, style), nameWidth, nameWidth + 2 + numberWidth)
  }

  private func footnote(_ width: Int, _ style: TerminalStyle) -> [String] {
    closing.wrapped(to: width).map { style.apply(.faint, to: $0) }
  }

  private func name(_ index: Int) -> String { comparison.outcomes[index].name }

  private func cells(_ outcome: OutcomeComparison, showsInterval: Bool) -> [String] {
    let scale = outcome.label.scale.text
    func value(_ outcomes: [OutcomeSummary]) -> String {
      guard let summary = outcomes.first(where: { $0.name == outcome.name }) else { return "–" }
      return EstimateText(summary.headline, as: scale).estimate
    }
    let difference = outcome.differenceText
    let sign = outcome.difference.value > 0 ? "+" : ""
    return [
      outcome.name, value(summaries.baseline), value(summaries.variant), sign + difference.estimate,
      showsInterval || difference.isExact
        ? difference.markedInterval : "±\(difference.halfWidth)\(difference.isCertain ? "" : "?")",
      outcome.verdict.words(scale, isTooRare: outcome.isTooRare),
    ]
  }

  /// On how much this rests, and what sharing draws was worth.
  private var closing: String {
    let pairs = DecimalText.count(comparison.outcomes.first?.trajectories ?? 0, "pair", "pairs")
    let saved = comparison.outcomes.map(\.varianceSaved).filter(\.isFinite).sorted()
    guard !saved.isEmpty else { return "\(pairs) of trajectories" }
    let median = DecimalText.fixed(saved[saved.count / 2] * 100, decimals: 0)
    return "\(pairs) of trajectories; shared draws save \(median) % of the variance (median)"
  }
}

extension OutcomeComparison {
  /// The difference and its interval; of probabilities in percentage points.
  var differenceText: EstimateText {
    EstimateText(self.difference, as: label.scale.text, noise: .noise(self.baseline, self.value))
  }

  /// Differences first, then what is known to be small, then what is not settled; within each by the p-value.
  fileprivate var evidenceOrder: (Int, Double) {
    let kind =
      switch self.verdict {
      case .higher, .lower: 0
      case .noDifference: 1
      case .notSettled: 2
      }
    return (kind, self.adjustedPValue.isNaN ? 1 : self.adjustedPValue)
  }
}

extension Verdict {
  /// In plain words; differences of probabilities in percentage points.
  ///
  /// - Parameter isTooRare: whether the events are too few to tell.
  func words(_ scale: EstimateText.Scale, isTooRare: Bool = false) -> String {
    switch self {
    case .higher: return "higher"
    case .lower: return "lower"
    case .noDifference(0): return "no difference"
    case .noDifference(let margin):
      let factor = scale == .percent ? 100.0 : 1
      return "within ±\(DecimalText.significant(margin * factor, digits: 2))\(scale == .percent ? " %" : "")"
    case .notSettled(let needed):
      let word = isTooRare ? "too rare" : "unsettled"
      return needed.map { "\(word), ~\(Self.short($0))" } ?? word
    }
  }

  /// Two digits, as `230 k` or `1.2 M`.
  private static func short(_ number: Int) -> String {
    switch number {
    case ..<10_000: DecimalText.grouped(number)
    case ..<1_000_000: "\(DecimalText.significant(Double(number) / 1e3, digits: 2)) k"
    case ..<1_000_000_000: "\(DecimalText.significant(Double(number) / 1e6, digits: 2)) M"
    default: "\(DecimalText.significant(Double(number) / 1e9, digits: 2)) G"
    }
  }
}
