import Analysis
import ResultsStore

extension Findings {
  /// The rows that say what a summary says.
  init(_ summary: RunSummary) {
    self.init()
    for comparison in summary.comparisons ?? [] { add(comparison) }
    for variant in summary.variants {
      for fault in variant.firstFaults { add(fault, variant.variant) }
      guard let estimates = variant.estimates else { continue }
      for outcome in estimates.outcomes { add(outcome, variant.variant, days: estimates.days) }
      for end in estimates.ends { add(end, variant.variant, days: estimates.days) }
      add(estimates.horizon, ("horizon", "horizon", nil, "probability"), variant.variant)
      for ladder in estimates.ladders { add(ladder, variant.variant, days: estimates.days) }
      for series in estimates.series { add(series, variant.variant, days: estimates.days) }
      for happening in estimates.happenings {
        add(
          [
            .text(variant.variant), .text(happening.name), .whole(happening.total),
            .number(happening.perTrajectory),
          ], to: .happenings)
      }
    }
  }

  private mutating func add(_ comparison: PairedComparison) {
    func number(_ value: Double?) -> Cell { value.map(Cell.number) ?? .null }
    for outcome in comparison.outcomes {
      let (difference, time) = (outcome.difference, outcome.time?.difference)
      let (verdict, margin, needed) = outcome.verdict.cells
      let place: [Cell] = [
        .text(comparison.baseline), .text(comparison.variant), .text(outcome.name), .whole(outcome.trajectories),
      ]
      let numbers = [
        outcome.baseline, outcome.value, difference.value, difference.low, difference.high, difference.level,
        outcome.ratio?.value, outcome.ratio?.low, outcome.ratio?.high, outcome.flips?.toYes.value,
        outcome.flips?.toNo.value, time?.value, time?.low, time?.high, outcome.superiority.value,
        outcome.varianceSaved, outcome.pValue, outcome.adjustedPValue,
      ]
      let relation = outcome.dominance.map { Cell.text($0.relation.word) } ?? .null
      add(
        place + numbers.map(number)
          + [relation, number(outcome.dominance?.largestViolation), verdict, margin, needed], to: .comparisons)
    }
  }

  private typealias Subject = (quantity: String, name: String, part: String?, estimate: String)

  private mutating func add(_ estimate: Estimate, _ subject: Subject, _ variant: String) {
    add(
      [
        .text(variant), .text(subject.quantity), .text(subject.name), subject.part.map(Cell.text) ?? .null,
        .text(subject.estimate), .number(estimate.value), .number(estimate.low), .number(estimate.high),
        .number(estimate.level), .whole(estimate.count), estimate.caution.map { .text($0.rawValue) } ?? .null,
      ], to: .estimates)
  }

  private mutating func add(_ quantiles: [QuantileEstimate], _ name: String, _ variant: String) {
    for quantile in quantiles {
      let percent = Int((quantile.p * 100).rounded())
      add(quantile.estimate, ("outcome", name, nil, (percent < 10 ? "p0" : "p") + "\(percent)"), variant)
    }
  }

  private mutating func add(_ outcome: OutcomeSummary, _ variant: String, days: Column) {
    let name = outcome.name
    switch outcome.result {
    case .probability(let probability): add(probability, ("outcome", name, nil, "probability"), variant)
    case .firstTime(let summary):
      add(summary.probability, ("outcome", name, nil, "probability"), variant)
      add(summary.meanDay, ("outcome", name, nil, "mean_day"), variant)
      add(summary.quantiles, name, variant)
      add(summary.incidence, "outcome", name, variant, days: days)
      add(summary.endedWithout, "ended_without", name, variant, days: days)
    case .number(let summary):
      add(summary.mean, ("outcome", name, nil, "mean"), variant)
      add(summary.quantiles, name, variant)
      for (number, count) in zip(summary.numbers, summary.trajectories) {
        let value = Double(number)
        add(
          [.text(variant), .text(name), .number(value - 0.5), .number(value + 0.5), .whole(count)], to: .histograms)
      }
    case .level(let summary):
      add(summary.mean, ("outcome", name, nil, "mean"), variant)
      add(summary.quantiles, name, variant)
      guard let histogram = summary.histogram else { return }
      for (bin, count) in histogram.counts.enumerated() {
        add(
          [.text(variant), .text(name), .number(histogram.edge(bin)), .number(histogram.edge(bin + 1)), .whole(count)],
          to: .histograms)
      }
    }
  }

  private mutating func add(_ end: EndSummary, _ variant: String, days: Column) {
    add(end.probability, ("end", end.name, nil, "probability"), variant)
    add(end.meanDay, ("end", end.name, nil, "mean_day"), variant)
    add(end.incidence, "end", end.name, variant, days: days)
  }

  private mutating func add(
    _ curve: IncidenceCurve, _ quantity: String, _ name: String, _ variant: String, days: Column
  ) {
    for (look, day) in days.numbers.enumerated() {
      add(
        [
          .text(variant), .text(quantity), .text(name), .number(day), .number(curve.value.numbers[look]),
          .number(curve.low.numbers[look]), .number(curve.high.numbers[look]),
        ], to: .incidence)
    }
  }

  private mutating func add(_ ladder: LadderSummary, _ variant: String, days: Column) {
    for (from, rung) in ladder.rungs.enumerated() {
      add(rung.peak, ("ladder", ladder.name, rung.name, "peak"), variant)
      add(rung.days, ("ladder", ladder.name, rung.name, "mean_days"), variant)
      for (day, count) in zip(days.numbers, rung.occupancy) {
        add(
          [.text(variant), .text(ladder.name), .text(rung.name), .number(day), .whole(count)], to: .occupancy)
      }
      for (to, count) in ladder.transitions[from].enumerated() where to != from {
        add(
          [.text(variant), .text(ladder.name), .text(rung.name), .text(ladder.rungs[to].name), .whole(count)],
          to: .transitions)
      }
    }
  }

  private mutating func add(_ series: SeriesSummary, _ variant: String, days: Column) {
    for (look, day) in days.numbers.enumerated() {
      let bands = series.bands.map { Cell.number($0.value.numbers[look]) }
      add(
        [
          .text(variant), .text(series.name), .number(day), .whole(series.alive[look]),
          .number(series.mean.numbers[look]),
        ] + bands, to: .series)
    }
  }

  private mutating func add(_ fault: FaultSummary, _ variant: String) {
    add(
      [
        .text(variant), .whole(Int(fault.trajectory)), fault.step.map(Cell.whole) ?? .null, .text(fault.place),
        .whole(fault.line), .whole(fault.column), .text(fault.value), fault.reason.map(Cell.text) ?? .null,
      ], to: .faults)
  }
}

extension Verdict {
  /// The words, the margin and the number of trajectories.
  fileprivate var cells: (Findings.Cell, Findings.Cell, Findings.Cell) {
    switch self {
    case .higher: (.text("higher"), .null, .null)
    case .lower: (.text("lower"), .null, .null)
    case .noDifference(let margin): (.text("no difference"), .number(margin), .null)
    case .notSettled(let needed): (.text("not settled"), .null, needed.map(Findings.Cell.whole) ?? .null)
    }
  }
}

extension Dominance.Relation {
  /// Which of both is larger.
  fileprivate var word: String {
    switch self {
    case .variantLarger: "variant"
    case .variantSmaller: "baseline"
    case .neither: "neither"
    case .equal: "equal"
    }
  }
}
