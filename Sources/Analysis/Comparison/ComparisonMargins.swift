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

  /// One percentage point of a probability.
  static let ofProbability = 0.01
  /// Standard deviations of the baseline, of a mean: a quarter of what Cohen 1988, Statistical Power Analysis, section
  /// 2.2, calls small.
  static let ofMeanInDeviations = 0.05

  /// - Parameter deviation: of the baseline's trajectories; nil for a probability.
  func margin(_ outcome: String, deviation: Double?) -> Double {
    if let margin = byOutcome[outcome] ?? general { return margin }
    return deviation.map { $0.isFinite ? $0 * Self.ofMeanInDeviations : 0 } ?? Self.ofProbability
  }
}
