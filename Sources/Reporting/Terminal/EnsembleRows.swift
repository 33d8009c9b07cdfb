import Analysis

/// The tables of one variant.
struct EnsembleRows {
  let estimates: EnsembleEstimates
  /// Such as `95 % interval`.
  let intervalHeading: String

  init(_ estimates: EnsembleEstimates) {
    self.estimates = estimates
    let level = DecimalText.significant(estimates.horizon.level * 100, digits: 3)
    intervalHeading = "\(level) % interval"
  }

  /// When the clock ends.
  private var lastDay: Double? { estimates.days.numbers.last }

  var sections: [[TableRow]] {
    [outcomes, ends] + estimates.ladders.map(ladder) + [series]
  }

  private var outcomes: [TableRow] {
    guard !estimates.outcomes.isEmpty else { return [] }
    return [.heading("Outcomes", "estimate", intervalHeading, "distribution", "5 to 95 %")]
      + estimates.outcomes.flatMap { $0.rows(upTo: lastDay) }
  }

  private var ends: [TableRow] {
    guard !estimates.ends.isEmpty else { return [] }
    let rows = estimates.ends.map { end in
      let day = EstimateText(end.meanDay, digits: 3, upTo: lastDay)
      return TableRow(
        name: end.name, EstimateText(end.probability, as: .percent),
        figure: Figure.bar(end.probability.value, width: TableRow.figureWidth),
        note: end.meanDay.count > 0 ? "day \(day.value)" : "")
    }
    let horizon = TableRow(
      name: "(horizon)", EstimateText(estimates.horizon, as: .percent),
      figure: Figure.bar(estimates.horizon.value, width: TableRow.figureWidth),
      note: lastDay.map { "day \(DecimalText.significant($0, digits: 6))" } ?? "")
    return [.heading("Ends", "share", intervalHeading, "", "mean time")] + rows + [horizon]
  }

  private func ladder(_ ladder: LadderSummary) -> [TableRow] {
    [.heading(ladder.name, "peak rung", intervalHeading, "", "time on it")]
      + ladder.rungs.map { rung in
        let days = EstimateText(rung.days, digits: 3, upTo: lastDay).value
        return TableRow(
          name: rung.name, EstimateText(rung.peak, as: .percent),
          figure: Figure.bar(rung.peak.value, width: TableRow.figureWidth),
          note: rung.days.value == 1 ? "1 day" : "\(days) days")
      }
  }

  private var series: [TableRow] {
    guard !estimates.series.isEmpty else { return [] }
    return [.heading("Series", "end median", "5 to 95 %", "median", "at first")] + estimates.series.map(\.row)
  }
}
