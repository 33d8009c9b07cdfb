internal import CGSL

/// Quantile of the Poisson distribution.
func poissonQuantile(_ p: Double, mean: Double) throws(GSLError) -> Double {
  guard mean > 0, p > 0 else { return 0 }
  guard p < 1 else { return .infinity }
  // P(N <= k) = Q(k + 1, mean), the upper tail of a gamma.
  return try smallestCount(
    approximation: CornishFisher(
      mean: mean, standardDeviation: mean.squareRoot(), skewness: 1 / mean.squareRoot(), excessKurtosis: 1 / mean),
    end: .infinity, subject: "quantile \(p) of poisson(\(mean))",
    { gsl_cdf_gamma_Q(mean, $0 + 1, 1) }, reaches: p)
}

/// Quantile of the binomial distribution.
func binomialQuantile(_ p: Double, n: Double, probability: Double) throws(GSLError) -> Double {
  guard n > 0, probability > 0, p > 0 else { return 0 }
  guard p < 1, probability < 1 else { return n }
  let mean = n * probability
  let variance = mean * (1 - probability)
  // P(N <= k) = I(1 - probability; n - k, k + 1).
  return try smallestCount(
    approximation: CornishFisher(
      mean: mean, standardDeviation: variance.squareRoot(), skewness: (1 - 2 * probability) / variance.squareRoot(),
      excessKurtosis: 1 / variance - 6 / n),
    end: n, subject: "quantile \(p) of binomial(\(n), \(probability))",
    { $0 >= n ? 1 : gsl_cdf_beta_Q(probability, $0 + 1, n - $0) }, reaches: p)
}

/// Quantile of the negative binomial distribution, in failures.
func negativeBinomialQuantile(_ p: Double, n: Double, probability: Double) throws(GSLError) -> Double {
  guard probability < 1, p > 0 else { return 0 }
  guard p < 1 else { return .infinity }
  let mean = n * (1 - probability) / probability
  // P(N <= k) = I(probability; n, k + 1).
  return try smallestCount(
    approximation: CornishFisher(
      mean: mean, standardDeviation: (mean / probability).squareRoot(),
      skewness: (2 - probability) / (n * (1 - probability)).squareRoot(),
      excessKurtosis: 6 / n + probability / mean),
    end: .infinity, subject: "quantile \(p) of negativeBinomial(\(n), \(probability))",
    { gsl_cdf_beta_P(probability, n, $0 + 1) }, reaches: p)
}

/// Standard deviation above which a count's quantile comes from the expansion: GSL's distribution functions fail from
/// variances of 10⁸ on.
private let largeStandardDeviation = 1e7.squareRoot()

/// Smallest count in [0, end] where a distribution function is at least p: brackets from an approximation in growing
/// steps, then bisects.
private func smallestCount(
  approximation: CornishFisher, end: Double, subject: String, _ distributionFunction: (Double) -> Double,
  reaches p: Double
) throws(GSLError) -> Double {
  let largestExactCount = 0x1p53
  let limit = min(end, largestExactCount)
  /// Whether the function reaches p at a count.
  func reaches(_ count: Double) throws(GSLError) -> Bool {
    let value = distributionFunction(count)
    guard !value.isNaN else { throw .failedToConverge(subject) }
    return value >= p
  }
  let start = min(max(approximation.countQuantile(p), 0), limit)
  let isNearlyNormal = approximation.isAccurateForCounts
  if isNearlyNormal && approximation.standardDeviation > largeStandardDeviation { return start }
  // GSL's incomplete beta fails in the middle of some distributions that are nearly normal.
  if isNearlyNormal && distributionFunction(start).isNaN { return start }
  var (low, high) = (start, start)  // the answer is in (low, high] once both loops have ended
  var step = 1.0
  while try !reaches(high) {
    guard high < limit else { throw .failedToConverge(subject) }
    low = high
    high = min(high + step, limit)
    step *= 2
  }
  if low == high {
    repeat {
      guard low > 0 else {
        (high, low) = (0, -1)
        break
      }
      high = low
      low = max(low - step, 0)
      step *= 2
    } while try reaches(low)
  }
  while high - low > 1 {
    let middle = ((low + high) / 2).rounded(.down)
    if try reaches(middle) { high = middle } else { low = middle }
  }
  return high
}
