import Analysis

/// Which factor each outcome depends on most, in a sentence each.
struct BatchAnswer {
  private let summary: BatchSummary

  /// Outcomes that are spoken of: the first ones, as the plan names them.
  private static let mostSentences = 3

  init(_ summary: BatchSummary) { self.summary = summary }

  var blocks: [Block] {
    let bad = summary.runs.count { $0.problem != nil }
    let waiting = summary.runs.count { $0.state == .waiting }
    let without = bad > 0 ? [Block.warning("Runs without estimates: \(DecimalText.grouped(bad)); see all points.")] : []
    let stopped =
      waiting > 0 ? [Block.warning("Stopped before \(DecimalText.grouped(waiting)) runs were played.")] : []
    let sentences = summary.outcomes.prefix(Self.mostSentences).compactMap(sentence)
    let question: [Block] = sentences.isEmpty ? [] : [.heading("What does each outcome depend on most?")]
    return without + stopped + question + sentences.map { .paragraph($0) }
  }

  /// Nil where no factor has two levels with estimates.
  private func sentence(_ outcome: OutcomeLabel) -> String? {
    let effects = summary.effects.filter { $0.outcome == outcome.name && $0.range != nil }
    guard let strongest = effects.max(by: { ($0.range ?? 0) < ($1.range ?? 0) }),
      let factor = summary.factors.first(where: { $0.label == strongest.factor })
    else { return nil }
    let means = zip(factor.levels, strongest.levels).compactMap { level, found in
      found.mean.flatMap { $0.value.isFinite ? (label: level.label, mean: $0) : nil }
    }
    guard let low = means.min(by: { $0.mean.value < $1.mean.value }),
      let high = means.max(by: { $0.mean.value < $1.mean.value })
    else { return nil }
    func text(_ level: (label: String, mean: Estimate)) -> String {
      let text = EstimateText(level.mean, as: outcome.scale.text)
      let unit = outcome.isProbability ? "" : outcome.unit.map { " \($0)" } ?? ""
      return "\(text.estimate)\(unit) \(text.interval) at \(level.label)"
    }
    return "“\(outcome.title ?? outcome.name)” changes most with \(factor.label): its mean goes from \(text(low)) to "
      + "\(text(high))."
  }
}
