/// The distributions of the scenario language.
package enum Distribution: String, CaseIterable, Sendable {
  case normal, lognormal, uniform, exponential, gamma, beta, weibull, logisticNoise, student, pareto, cauchy, triangular
  case pert, poisson, binomial, negativeBinomial, bernoulli
}
