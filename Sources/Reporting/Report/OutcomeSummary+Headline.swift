import Analysis

extension OutcomeSummary {
  /// The one estimate that stands for the outcome: its probability or its mean.
  var headline: Estimate {
    switch result {
    case .probability(let estimate): estimate
    case .firstTime(let summary): summary.probability
    case .number(let summary): summary.mean
    case .level(let summary): summary.mean
    }
  }

  var isProbability: Bool {
    switch result {
    case .probability, .firstTime: true
    case .number, .level: false
    }
  }

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

  var form: ValueForm { isProbability ? .percent : .number(unit: unit) }

  var headlineText: EstimateText { EstimateText(headline, as: isProbability ? .percent : .number) }
}
