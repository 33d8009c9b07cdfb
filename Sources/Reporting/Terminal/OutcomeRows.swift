import Analysis

extension OutcomeSummary {
  /// One line, or two for a first time.
  var rows: [TableRow] {
    switch result {
    case .probability(let probability):
      return [
        TableRow(
          name: name, EstimateText(probability, as: .percent),
          figure: Figure.bar(probability.value, width: TableRow.figureWidth),
          note: faultNote(probability))
      ]
    case .firstTime(let summary): return summary.rows(name: name)
    case .number(let summary):
      return [
        TableRow(
          name: name, unit: unit, EstimateText(summary.mean), figure: summary.figure,
          note: summary.quantiles.rangeText)
      ]
    case .level(let summary):
      return [
        TableRow(
          name: name, unit: unit, EstimateText(summary.mean),
          figure: summary.histogram.map { Figure.distribution($0.counts, width: TableRow.figureWidth) } ?? "",
          note: summary.quantiles.rangeText)
      ]
    }
  }
}

/// What a probability could be, had the faults gone one way or the other.
private func faultNote(_ probability: Estimate) -> String {
  probability.faultBounds.map { bounds in
    let low = DecimalText.significant(bounds.allNo * 100, digits: 3)
    let high = DecimalText.significant(bounds.allYes * 100, digits: 3)
    return "\(low) to \(high) %"
  } ?? ""
}

extension FirstTimeSummary {
  fileprivate func rows(name: String) -> [TableRow] {
    let curve = Figure.sampled(incidence.value.numbers, width: TableRow.figureWidth)
    let share = TableRow(
      name: name, EstimateText(probability, as: .percent),
      figure: probability.value > 0 ? Figure.spark(curve, low: 0, high: curve.max() ?? 1) : "",
      note: faultNote(probability))
    guard meanDay.count > 0 else { return [share] }
    return [
      share,
      TableRow(name: "  day it came", EstimateText(meanDay), note: quantiles.rangeText),
    ]
  }
}

extension NumberSummary {
  /// A column for each number from the least to the greatest that came, joined where they are many.
  fileprivate var figure: String {
    guard let first = numbers.first, let last = numbers.last, last - first < 1 << 20 else { return "" }
    var counts = Array(repeating: 0, count: last - first + 1)
    for (number, count) in zip(numbers, trajectories) { counts[number - first] = count }
    return Figure.distribution(counts, width: TableRow.figureWidth)
  }
}

extension [QuantileEstimate] {
  /// The outer quantiles, such as `3 to 25`.
  var rangeText: String {
    guard let first, let last, count > 1 else { return "" }
    let (low, high) = (EstimateText(first.estimate, digits: 3), EstimateText(last.estimate, digits: 3))
    return "\(DecimalText.trimmed(low.value)) to \(DecimalText.trimmed(high.value))"
  }
}
