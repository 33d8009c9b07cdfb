import Analysis

/// Which outcomes tell most: where variants differ, or, for one variant, where it is most open what comes.
struct OutcomeRanking {
  let columns: [ReportColumn]

  /// The names of outcomes that are neither certain nor impossible, the most telling first.
  func ranked(_ outcomes: [OutcomeSummary]) -> [String] {
    var byName: [String: [OutcomeSummary]] = [:]
    for column in columns {
      for outcome in column.ensemble.estimates?.outcomes ?? [] { byName[outcome.name, default: []].append(outcome) }
    }
    let scores = outcomes.enumerated().map { place, outcome in
      (place: place, name: outcome.name, score: score(byName[outcome.name] ?? []))
    }
    return scores.filter { $0.score > 0 }.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.name)
  }

  private func score(_ results: [OutcomeSummary]) -> Double {
    let values = results.map(\.headline.value).filter(\.isFinite)
    guard let first = results.first, let low = values.min(), let high = values.max() else { return 0 }
    if first.isProbability {
      guard high > 0.001, low < 0.999 else { return 0 }
      guard results.count > 1 else { return 4 * low * (1 - low) }
      // The difference of probabilities in units of their standard deviation: a slope of Cohen's arcsine scale.
      let middle = (low + high) / 2
      return (high - low) / (middle * (1 - middle)).squareRoot()
    }
    guard let deviation = first.spread?.standardDeviation, deviation > 0 else { return 0 }
    return results.count > 1 ? (high - low) / deviation : min(0.5, deviation / max(abs(low), deviation) / 2)
  }
}
