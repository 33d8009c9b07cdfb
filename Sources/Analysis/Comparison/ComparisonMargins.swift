/// How small a difference does not matter.
package struct ComparisonMargins: Sendable, Equatable {
  /// For all outcomes; nil for the standard.
  package var general: Double?
  /// For outcomes by name.
  package var byOutcome: [String: Double]

  package init(general: Double? = nil, byOutcome: [String: Double] = [:]) {
    self.general = general
    self.byOutcome = byOutcome
  }

  /// One percentage point of a probability, or a fifth of it, or of its complement, where that is less: of what is rare
  /// a point is everything. A twentieth of a point is the least.
  static let ofProbability = (most: 0.01, share: 0.2, least: 0.0005)
  /// Standard deviations of the baseline, of a mean: a quarter of what Cohen 1988, Statistical Power Analysis, section
  /// 2.2, calls small.
  static let ofMeanInDeviations = 0.05

  /// For a probability.
  package func margin(_ outcome: String, probability: Double) -> Double {
    if let margin = byOutcome[outcome] ?? general { return margin }
    let standard = Self.ofProbability
    return min(standard.most, max(standard.least, standard.share * min(probability, 1 - probability)))
  }

  /// For a mean.
  ///
  /// - Parameter deviation: of the baseline's trajectories.
  func margin(_ outcome: String, deviation: Double) -> Double {
    if let margin = byOutcome[outcome] ?? general { return margin }
    return deviation.isFinite ? deviation * Self.ofMeanInDeviations : 0
  }
}
