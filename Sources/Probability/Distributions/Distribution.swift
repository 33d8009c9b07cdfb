/// The distributions that a scenario can draw from.
///
/// The raw value is the name in the scenario's language.
package enum Distribution: String, CaseIterable, Sendable {
  case normal
  case lognormal
  case uniform
  case exponential
  case gamma
  case beta
  case weibull
  case logisticNoise
  case student
  case pareto
  case cauchy
  case triangular
  case pert
  case poisson
  case binomial
  case negativeBinomial
  case bernoulli

  /// Names of the parameters in order, one to three.
  package var parameterNames: [String] {
    switch self {
    case .normal: ["mean", "sd"]
    case .lognormal: ["mu", "sigma"]
    case .uniform: ["low", "high"]
    case .exponential, .poisson: ["mean"]
    case .gamma, .pareto: ["shape", "scale"]
    case .beta: ["a", "b"]
    case .weibull: ["scale", "shape"]
    case .logisticNoise, .cauchy: ["location", "scale"]
    case .student: ["df"]
    case .triangular, .pert: ["low", "mode", "high"]
    case .binomial, .negativeBinomial: ["n", "p"]
    case .bernoulli: ["p"]
    }
  }

  /// Whether every value is a whole number.
  package var isDiscrete: Bool {
    switch self {
    case .poisson, .binomial, .negativeBinomial, .bernoulli: true
    default: false
    }
  }

  /// Whether a draw is a cheap inverse of one uniform, so that `sampleColumn` can make it.
  package var usesOneUniform: Bool {
    switch self {
    case .gamma, .beta, .student, .pert, .poisson, .binomial, .negativeBinomial: false
    default: true
    }
  }
}
