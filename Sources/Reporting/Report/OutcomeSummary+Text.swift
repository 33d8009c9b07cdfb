import Analysis

extension OutcomeSummary {
  /// How much trajectories differ; nil for a probability.
  var spread: Spread? {
    switch result {
    case .probability, .firstTime: nil
    case .number(let summary): summary.spread
    case .level(let summary): summary.spread
    }
  }

  var quantiles: [QuantileEstimate] {
    switch result {
    case .probability: []
    case .firstTime(let summary): summary.quantiles
    case .number(let summary): summary.quantiles
    case .level(let summary): summary.quantiles
    }
  }

  var headlineText: EstimateText { EstimateText(headline, as: label.scale.text) }
}
