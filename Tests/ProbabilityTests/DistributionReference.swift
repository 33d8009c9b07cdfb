import CGSL
import Foundation
import Probability
import TestSupport
import Testing

/// A distribution with parameters, and what theory says of it.
struct DistributionReference: Sendable, CustomTestStringConvertible {
  let distribution: Distribution
  let parameters: [Double]

  /// Mean, variance and excess kurtosis in closed form; nil where the kurtosis does not exist.
  var moments: (mean: Double, variance: Double, kurtosis: Double)?

  /// As the law takes them.
  var arguments: LawArguments { LawArguments(parameters[0], b, c, 0) }

  var a: Double { parameters[0] }
  var b: Double { parameters.count > 1 ? parameters[1] : 0 }
  var c: Double { parameters.count > 2 ? parameters[2] : 0 }

  var testDescription: String { "\(distribution.law.name)(\(parameters.map(\.description).joined(separator: ", ")))" }

  init(_ distribution: Distribution, _ parameters: [Double], _ moments: (Double, Double, Double)? = nil) {
    self.distribution = distribution
    self.parameters = parameters
    self.moments = moments.map { (mean: $0.0, variance: $0.1, kurtosis: $0.2) }
  }

  /// `count` draws at consecutive trajectories.
  func sample(count: Int, seed: UInt64) -> [Double] {
    let address = DrawAddress(site: SiteHash.fnv1a(testDescription), step: 11)
    let draws = distribution.stepDraws(groups: (count + 7) / 8, parameters, seed: seed, address: address)
    return Array(lanes(draws).prefix(count))
  }

  /// The distribution function by GSL, or by hand where GSL has none.
  func distributionFunction(_ x: Double) -> Double {
    switch distribution {
    case .normal: gsl_cdf_gaussian_P(x - a, b)
    case .lognormal: gsl_cdf_lognormal_P(x, a, b)
    case .uniform: gsl_cdf_flat_P(x, a, b)
    case .exponential: gsl_cdf_exponential_P(x, a)
    case .gamma: gsl_cdf_gamma_P(x, a, b)
    case .beta: gsl_cdf_beta_P(x, a, b)
    case .weibull: gsl_cdf_weibull_P(x, a, b)
    case .logisticNoise: gsl_cdf_logistic_P(x - a, b)
    case .student: gsl_cdf_tdist_P(x, a)
    case .pareto: gsl_cdf_pareto_P(x, a, b)
    case .cauchy: gsl_cdf_cauchy_P(x - a, b)
    case .triangular:
      x < b ? (x - a) * (x - a) / ((c - a) * (b - a)) : 1 - (c - x) * (c - x) / ((c - a) * (c - b))
    case .pert: gsl_cdf_beta_P((x - a) / (c - a), 1 + 4 * (b - a) / (c - a), 1 + 4 * (c - b) / (c - a))
    case .poisson: gsl_cdf_poisson_P(UInt32(x), a)
    case .binomial: gsl_cdf_binomial_P(UInt32(x), b, UInt32(a))
    case .negativeBinomial: gsl_cdf_negative_binomial_P(UInt32(x), b, a)
    default: x < 1 ? 1 - a : 1
    }
  }

  /// The probability of a count.
  func probability(of count: UInt32) -> Double {
    switch distribution {
    case .poisson: gsl_ran_poisson_pdf(count, a)
    case .binomial: gsl_ran_binomial_pdf(count, b, UInt32(a))
    case .negativeBinomial: gsl_ran_negative_binomial_pdf(count, b, a)
    case .bernoulli: gsl_ran_bernoulli_pdf(count, a)
    default: .nan
    }
  }

  /// Cases over the distributions' regimes.
  ///
  /// Moments are those of Wikipedia's tables, which agree with case R04 (SciPy) where that has the same parameters.
  static let all: [DistributionReference] = continuous + discrete

  static let continuous: [DistributionReference] = [
    .init(.normal, [0, 2], (0, 4, 0)),
    .init(.normal, [-3, 0.1], (-3, 0.01, 0)),
    .init(.lognormal, [0, 0.5], (1.1331484530668263, 0.3646958540123865, 5.898445673784778)),
    .init(.lognormal, [2, 1.5]),
    .init(.uniform, [0, 1], (0.5, 1 / 12, -1.2)),
    .init(.uniform, [20, 50], (35, 75, -1.2)),
    .init(.exponential, [3], (3, 9, 6)),
    .init(.gamma, [0.5, 2], (1, 2, 12)),
    .init(.gamma, [4, 1.5], (6, 9, 1.5)),
    .init(.gamma, [1, 1], (1, 1, 6)),
    .init(.gamma, [1000, 0.01], (10, 0.1, 0.006)),
    .init(.gamma, [0.05, 1], (0.05, 0.05, 120)),
    .init(.beta, [2, 5], (0.2857142857142857, 0.025510204081632654, -0.12)),
    .init(.beta, [0.5, 0.5], (0.5, 0.125, -1.5)),
    .init(.beta, [0.3, 4]),
    .init(.weibull, [2, 1.5], (1.805490585901867, 1.5027611392557279, 1.3904035615957744)),
    .init(.weibull, [5, 0.5]),
    .init(.logisticNoise, [0, 1], (0, 3.289868133696453, 1.2)),
    .init(.logisticNoise, [7, 0.25], (7, 3.289868133696453 / 16, 1.2)),
    .init(.student, [10], (0, 1.25, 1)),
    .init(.student, [5], (0, 5 / 3, 6)),
    .init(.student, [1]),
    .init(.student, [2.0001]),
    .init(.pareto, [3, 2]),
    .init(.pareto, [9, 1], (1.125, 9.0 / 448, 16.755555555555556)),
    .init(.cauchy, [1, 2]),
    .init(.triangular, [0, 1, 4], (5.0 / 3, 13.0 / 18, -0.6)),
    .init(.triangular, [-2, -2, 1], (-1, 0.5, -0.6)),
    .init(.pert, [0, 1, 4], (4.0 / 3, (4.0 / 3) * (8.0 / 3) / 7, -0.375)),
    .init(.pert, [0, 0, 10], (5.0 / 3, (5.0 / 3) * (25.0 / 3) / 7, 1.2)),
  ]

  static let discrete: [DistributionReference] = [
    .init(.poisson, [0.3], (0.3, 0.3, 3.3333333333333335)),
    .init(.poisson, [40], (40, 40, 0.025)),
    .init(.poisson, [3000], (3000, 3000, 1 / 3000)),
    .init(.binomial, [50, 0.02], (1, 0.98, 0.9004081632653061)),
    .init(.binomial, [1000, 0.3], (300, 210, -0.0012380952380952378)),
    .init(.binomial, [20, 0.9], (18, 1.8, (1 - 6 * 0.09) / 1.8)),
    .init(.negativeBinomial, [3, 0.4], (4.5, 11.25, 2.088888888888889)),
    .init(.negativeBinomial, [0.5, 0.1], (4.5, 45, 12 + 0.01 / 0.45)),
    .init(.bernoulli, [0.05], (0.05, 0.0475, 15.05263157894737)),
    .init(.bernoulli, [0.7], (0.7, 0.21, (1 - 6 * 0.21) / 0.21)),
  ]
}
