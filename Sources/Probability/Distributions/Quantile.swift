internal import CGSL

/// Quantile of a distribution: the smallest x whose distribution function is at least p.
///
/// p is in [0, 1]; at 0 and 1 the ends of the support, infinite where it is unbounded. Used to draw parameters.
/// Counts with a standard deviation over 3,162 come from the Cornish-Fisher expansion and may be off by one.
/// - Throws: `GSLError` for bad parameters or p, and where GSL can't compute the distribution function.
/// - Complexity: up to 64 evaluations of the distribution function where GSL's inverse fails, and for discrete ones.
package func quantile(
  _ distribution: Distribution, _ p: Double, _ a: Double, _ b: Double, _ c: Double
) throws(GSLError) -> Double {
  let subject = "quantile \(p) of \(distribution.rawValue)"
  guard p >= 0, p <= 1, distribution.parametersAreValid(a, b, c) else {
    throw .domain("\(subject)(\(a), \(b), \(c))")
  }
  GSL.prepare()
  switch distribution {
  case .normal: return b == 0 ? a : a + b * normalQuantile(p)
  case .lognormal: return exp(LaneGroup(repeating: b == 0 ? a : a + b * normalQuantile(p)))[0]
  case .uniform: return min(a + (b - a) * p, b)
  case .exponential: return a == 0 ? 0 : gsl_cdf_exponential_Pinv(p, a)
  case .weibull: return a == 0 ? 0 : gsl_cdf_weibull_Pinv(p, a, b)
  case .logisticNoise: return b == 0 ? a : a + gsl_cdf_logistic_Pinv(p, b)
  case .pareto: return b == 0 ? 0 : gsl_cdf_pareto_Pinv(p, a, b)
  // GSL's inverse takes the tangent near its pole, and is wrong in the first digit at 1 - 2⁻⁵³.
  case .cauchy: return b == 0 ? a : a + b * cauchyQuantile(LaneGroup(repeating: p))[0]
  case .triangular: return triangularQuantile(p, low: a, mode: b, high: c)
  case .gamma: return b * (try gammaQuantile(p, shape: a))
  case .beta: return try betaQuantile(p, a, b)
  case .student: return try studentQuantile(p, degrees: a)
  case .pert:
    guard a < c else { return a }
    let (alpha, beta) = Distribution.betaParametersOfPERT(low: a, mode: b, high: c)
    return min(a + (c - a) * (try betaQuantile(p, alpha, beta)), c)
  case .poisson: return try poissonQuantile(p, mean: a)
  case .binomial: return try binomialQuantile(p, n: a, probability: b)
  case .negativeBinomial: return try negativeBinomialQuantile(p, n: a, probability: b)
  case .bernoulli: return p <= 1 - a ? 0 : 1
  }
}

/// Triangular quantile.
private func triangularQuantile(_ p: Double, low: Double, mode: Double, high: Double) -> Double {
  guard low < high else { return low }
  let belowMode = (mode - low) / (high - low)
  return p < belowMode
    ? low + (high - low) * (p * belowMode).squareRoot()
    : high - (high - low) * ((1 - p) * ((high - mode) / (high - low))).squareRoot()
}

/// Quantile of the gamma distribution with scale 1.
private func gammaQuantile(_ p: Double, shape: Double) throws(GSLError) -> Double {
  guard shape < largeGammaShape else { return largeGammaQuantile(p, shape: shape) }
  let tails = Tails(
    lower: { gsl_cdf_gamma_P($0, shape, 1) }, upper: { gsl_cdf_gamma_Q($0, shape, 1) },
    subject: "quantile \(p) of gamma(\(shape))")
  return try tails.quantile(p, guess: gsl_cdf_gamma_Pinv(p, shape, 1), upTo: .infinity)
}

/// Quantile of the beta distribution.
private func betaQuantile(_ p: Double, _ a: Double, _ b: Double) throws(GSLError) -> Double {
  let tails = Tails(
    lower: { gsl_cdf_beta_P($0, a, b) }, upper: { gsl_cdf_beta_Q($0, a, b) },
    subject: "quantile \(p) of beta(\(a), \(b))")
  return try tails.quantile(p, guess: gsl_cdf_beta_Pinv(p, a, b), upTo: 1)
}

/// Quantile of Student's distribution, by its symmetry from the upper tail.
private func studentQuantile(_ p: Double, degrees: Double) throws(GSLError) -> Double {
  guard p != 0.5 else { return 0 }
  guard p > 0.5 else { return -(try studentUpperQuantile(p, degrees: degrees)) }
  return try studentUpperQuantile(1 - p, degrees: degrees)
}

/// The positive number that Student's variable exceeds with probability `tail`, below 1/2.
///
/// |t| has twice the upper tail.
private func studentUpperQuantile(_ tail: Double, degrees: Double) throws(GSLError) -> Double {
  let tails = Tails(
    lower: { 1 - 2 * gsl_cdf_tdist_Q($0, degrees) }, upper: { 2 * gsl_cdf_tdist_Q($0, degrees) },
    subject: "quantile \(1 - tail) of student(\(degrees))")
  return try tails.upperQuantile(2 * tail, guess: gsl_cdf_tdist_Qinv(tail, degrees), upTo: .infinity)
}
