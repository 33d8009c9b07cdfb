/// How small a difference does not matter.
public struct ComparisonMargins: Sendable, Equatable, Codable {
  /// For all outcomes; nil for the standard.
  public var general: Double?
  /// For outcomes by name.
  public var byOutcome: [String: Double]

  /// Margins for all outcomes, and others for some of them; 0 or more.
  public init(general: Double? = nil, byOutcome: [String: Double] = [:]) {
    self.general = general
    self.byOutcome = byOutcome
  }

  /// One percentage point of a probability, or a fifth of it, or of its complement, where that is less: of what is rare
  /// a point is everything.
  static let ofProbability = (most: 0.01, share: 0.2)
  /// Standard deviations of the baseline, of a mean: a quarter of what Cohen 1988, Statistical Power Analysis, section
  /// 2.2, calls small.
  static let ofMeanInDeviations = 0.05

  /// For a probability: of both variants together.
  package func margin(_ outcome: String, probability: Double) -> Double {
    if let margin = byOutcome[outcome] ?? general { return margin }
    let standard = Self.ofProbability
    return min(standard.most, standard.share * min(probability, 1 - probability))
  }

  /// For a mean.
  ///
  /// - Parameters:
  ///   - deviation: of the baseline's trajectories.
  ///   - size: of the mean, for an outcome that has one sign: of what is mostly 0 the deviation is larger than the mean.
  func margin(_ outcome: String, deviation: Double, size: Double?) -> Double {
    if let margin = byOutcome[outcome] ?? general { return margin }
    guard deviation.isFinite else { return 0 }
    return min(deviation * Self.ofMeanInDeviations, size.map { $0 * Self.ofProbability.share } ?? .infinity)
  }
}
