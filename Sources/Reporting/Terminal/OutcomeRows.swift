import Analysis

extension OutcomeSummary {
  /// One line; one more for the day of a first time, and for what faults may hide.
  var rows: [TableRow] {
    switch result {
    case .probability(let probability):
      return [
        TableRow(
          name: name, EstimateText(probability, as: .percent),
          figure: Figure.bar(probability.value, width: TableRow.figureWidth))
      ] + probability.faultRows
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

extension Estimate {
  /// A line with what the probability would be, had all faults gone one way or the other.
  var faultRows: [TableRow] {
    guard let bounds = faultBounds else { return [] }
    let low = DecimalText.significant(bounds.allNo * 100, digits: 4)
    let high = DecimalText.significant(bounds.allYes * 100, digits: 4)
    return [TableRow(name: "  faults", interval: "\(low) to \(high)")]
  }
}

extension FirstTimeSummary {
  fileprivate func rows(name: String) -> [TableRow] {
    let curve = Figure.sampled(incidence.value.numbers, width: TableRow.figureWidth)
    let share = TableRow(
      name: name, EstimateText(probability, as: .percent),
      figure: probability.value > 0 ? Figure.spark(curve, low: 0, high: curve.max() ?? 1) : "")
    guard meanDay.count > 0 else { return [share] + probability.faultRows }
    let day = TableRow(name: "  day if it came", EstimateText(meanDay), note: quantiles.rangeText)
    return [share] + probability.faultRows + [day]
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
    // As many digits as it takes to tell the two apart, three at least.
    for digits in 3...15 {
      let (low, high) = (EstimateText(first.estimate, digits: digits), EstimateText(last.estimate, digits: digits))
      guard low.value == high.value, first.estimate.value != last.estimate.value, digits < 15 else {
        return "\(DecimalText.trimmed(low.value)) to \(DecimalText.trimmed(high.value))"
      }
    }
    return ""
  }
}
