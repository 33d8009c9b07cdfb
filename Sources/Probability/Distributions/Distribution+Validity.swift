extension Distribution {
  /// Largest number of trials of `binomial`, 2³¹ - 1: GSL counts in 32-bit integers with sign.
  package static let maximumTrialCount = 2_147_483_647.0

  /// Largest mean of a Poisson draw, 10¹⁵: larger counts are not exact in `Double`.
  package static let maximumPoissonMean = 1e15

  /// Whether a draw with these parameters is a number; parameters past the last are ignored.
  ///
  /// Scales, standard deviations and means of counts or times are 0 or more, shapes and degrees of freedom above 0,
  /// probabilities in [0, 1], bounds in order, trial counts whole; everything is finite. A scale of 0 and equal bounds
  /// are degenerate, and valid.
  package func parametersAreValid(_ a: Double, _ b: Double, _ c: Double) -> Bool {
    switch self {
    case .normal, .lognormal, .logisticNoise, .cauchy:
      a.isFinite && isNonNegative(b)
    case .uniform:
      a.isFinite && b.isFinite && isNonNegative(b - a)
    case .exponential:
      isNonNegative(a)
    case .gamma, .pareto:
      isPositive(a) && isNonNegative(b)
    case .weibull:
      isNonNegative(a) && isPositive(b)
    case .beta:
      isPositive(a) && isPositive(b) && (a + b).isFinite
    case .student:
      isPositive(a)
    case .triangular, .pert:
      a.isFinite && a <= b && b <= c && isNonNegative(c - a)
    case .poisson:
      a >= 0 && a <= Distribution.maximumPoissonMean
    case .binomial:
      a >= 0 && a <= Distribution.maximumTrialCount && a == a.rounded() && isProbability(b)
    case .negativeBinomial:
      // p = 0 would wait for ever.
      isPositive(a) && isProbability(b) && a * (1 - b) <= Distribution.maximumPoissonMean * b
    case .bernoulli:
      isProbability(a)
    }
  }

  private func isNonNegative(_ x: Double) -> Bool { x >= 0 && x.isFinite }

  private func isPositive(_ x: Double) -> Bool { x > 0 && x.isFinite }

  private func isProbability(_ x: Double) -> Bool { x >= 0 && x <= 1 }
}
