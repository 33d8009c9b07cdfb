import Analysis

extension OutcomeSummary {
  /// One line; one more for the day of a first time, and for what faults may hide.
  ///
  /// - Parameter lastDay: when the clock ends.
  func rows(upTo lastDay: Double?) -> [TableRow] {
    switch result {
    case .probability(let probability):
      return [
        TableRow(
          name: name, EstimateText(probability, as: .percent),
          figure: Figure.bar(probability.value, width: TableRow.figureWidth))
      ] + probability.faultRows
    case .firstTime(let summary): return summary.rows(name: name, upTo: lastDay)
    case .number(let summary):
      return [
        TableRow(
          name: name, unit: unit, EstimateText(summary.mean), figure: summary.figure,
          note: summary.quantiles.rangeText())
      ]
    case .level(let summary):
      return [
        TableRow(
          name: name, unit: unit, EstimateText(summary.mean),
          figure: summary.histogram.map { Figure.distribution($0.counts, width: TableRow.figureWidth) } ?? "",
          note: summary.quantiles.rangeText())
      ]
    }
  }
}

extension Estimate {
  /// A line with what the probability would be, had all faults gone one way or the other.
  var faultRows: [TableRow] {
    guard let bounds = faultBounds else { return [] }
    return [
      TableRow(name: "  faults", interval: DecimalText.range(bounds.allNo * 100, bounds.allYes * 100, digits: 4))
    ]
  }
}

extension FirstTimeSummary {
  fileprivate func rows(name: String, upTo lastDay: Double?) -> [TableRow] {
    let curve = Figure.sampled(incidence.value.numbers, width: TableRow.figureWidth)
    let share = TableRow(
      name: name, EstimateText(probability, as: .percent),
      figure: probability.value > 0 ? Figure.spark(curve, low: 0, high: curve.max() ?? 1) : "")
    guard meanDay.count > 0 else { return [share] + probability.faultRows }
    let day = TableRow(
      name: "  day if it came", EstimateText(meanDay, upTo: lastDay), note: quantiles.rangeText(upTo: lastDay))
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
