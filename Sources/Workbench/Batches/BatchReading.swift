import Analysis
import Probability
import Reporting
import ResultsStore
import ScenarioLanguage

/// What a batch's record holds, on the way to its summary.
struct BatchReading {
  private let order: BatchOrder
  private let points: [BatchPoint]
  private let runs: [Int: [BatchPoint.Run]]
  private let headlines: [Key: Estimate]

  private struct Key: Hashable {
    let point: Int
    let variant: String
    let outcome: String
  }

  /// - Throws: `RecordError`.
  init(record: BatchRecord, order: BatchOrder) throws(RecordError) {
    self.order = order
    points = try record.points()
    runs = try record.runs()
    var headlines: [Key: Estimate] = [:]
    for row in try record.headlines() {
      headlines[Key(point: row.point, variant: row.variant, outcome: row.outcome)] = Estimate(
        value: row.value, Interval(low: row.low, high: row.high, level: row.level), count: row.count,
        caution: row.caution.flatMap { Estimate.Caution(rawValue: $0) })
    }
    self.headlines = headlines
  }

  func summary(includingFaulty: Bool) -> BatchSummary {
    let (plan, factors, outcomes) = (order.plan, factors, outcomes)
    let runs = points.flatMap { point in
      plan.variants.map { run($0, at: point, factors, outcomes, includingFaulty: includingFaulty) }
    }
    return BatchSummary(
      name: order.name, title: plan.title, design: plan.design.kind, seed: plan.seed,
      trajectories: order.order.trajectories,
      factors: factors, outcomes: outcomes, runs: runs)
  }

  private func run(
    _ variant: String, at point: BatchPoint, _ factors: [BatchFactor], _ outcomes: [OutcomeLabel],
    includingFaulty: Bool
  ) -> BatchRun {
    let played = runs[point.number]?.first { $0.variant == variant }
    let faults = played?.faults ?? 0
    let isWithheld = faults > 0 && !includingFaulty
    let scenario = order.labels[point.scenario]
    let problem = point.problem ?? (isWithheld ? "\(DecimalText.grouped(faults)) trajectories had faults" : nil)
    let levels = factors.map { factor in
      switch factor.source {
      case .scenario: factor.level(of: scenario)
      case .variant: factor.level(of: variant)
      case .setting: factor.level(of: point.settings.first { $0.name == factor.name }?.value)
      }
    }
    let state: BatchRun.State =
      switch point.state {
      case .waiting: .waiting
      case .failed: .failed
      case .played: faults > 0 ? .faults : .played
      }
    return BatchRun(
      point: point.number, scenario: scenario, variant: variant,
      settings: point.settings, levels: levels, state: state,
      problem: problem, trajectories: played?.trajectories ?? 0, faults: faults,
      estimates: outcomes.map {
        isWithheld ? nil : headlines[Key(point: point.number, variant: variant, outcome: $0.name)]
      })
  }

  /// What differs between runs.
  private var factors: [BatchFactor] {
    let all =
      [
        BatchFactor(.scenario, values: order.labels), BatchFactor(.variant, values: order.plan.variants),
      ] + (order.plan.factors.isEmpty ? listed : order.plan.factors.map(designed))
    return all.filter { $0.levels.count > 1 }
  }

  private func designed(_ factor: BatchPlan.Factor) -> BatchFactor {
    switch factor.choices {
    case .levels(let levels): BatchFactor(.setting(factor.name), values: levels)
    case .range(let low, let high, let isLogarithmic):
      BatchFactor(
        setting: factor.name, low: low, high: high, isLogarithmic: isLogarithmic,
        runs: points.count / order.scenarios.count)
    }
  }

  /// The factors of points that were given one by one, in bands where a number has many values.
  private var listed: [BatchFactor] {
    var names: [String] = []
    for setting in points.flatMap(\.settings) where !names.contains(setting.name) { names.append(setting.name) }
    return names.map { name in
      let values = points.compactMap { point in point.settings.first { $0.name == name }?.value }
      let factor = BatchFactor(.setting(name), values: values)
      let numbers = values.compactMap(Double.init)
      guard factor.levels.count > 12, numbers.count == values.count, let low = numbers.min(), let high = numbers.max(),
        low < high
      else { return factor }
      return BatchFactor(setting: name, low: low, high: high, isLogarithmic: false, runs: points.count)
    }
  }

  /// Those that the plan names, or all.
  private var outcomes: [OutcomeLabel] {
    var known: [OutcomeLabel] = []
    for outcome in order.scenarios.flatMap(\.measuredOutcomes) where !known.contains(where: { $0.name == outcome.name })
    {
      known.append(OutcomeLabel(outcome))
    }
    guard !order.plan.outcomes.isEmpty else { return known }
    return order.plan.outcomes.compactMap { name in known.first { $0.name == name } }
  }
}

extension BatchPlan.Design {
  /// In the words of a summary.
  fileprivate var kind: BatchSummary.Design {
    switch self {
    case .grid: .grid
    case .list: .list
    case .latinHypercube: .latinHypercube
    case .sobol: .sobol
    }
  }
}
