import CGSL
import Foundation
import Probability
import TestSupport
import Testing

@Suite("Sampling") struct SamplingTests {
  /// Smallest p-value that passes: with 40 fixed samples, a sound sampler fails once in 250 choices of the seed.
  static let smallestPValue = 1e-4

  @Test("Continuous draws follow their distribution function", arguments: DistributionReference.continuous)
  func followsDistributionFunction(_ reference: DistributionReference) {
    let sample = reference.sample(count: 20_000, seed: 20_250_106)
    let pValue = kolmogorovPValue(sample: sample) { reference.distributionFunction($0) }
    #expect(pValue > Self.smallestPValue, "seed 20250106")
  }

  @Test("Discrete draws follow their probabilities", arguments: DistributionReference.discrete)
  func followsProbabilities(_ reference: DistributionReference) throws {
    let sample = reference.sample(count: 20_000, seed: 20_250_106)
    let largest = Int(try #require(sample.max())) + 50
    var observed = [Double](repeating: 0, count: largest + 1)
    for value in sample { observed[Int(value)] += 1 }
    let expected = (0...largest).map { 20_000 * reference.probability(of: UInt32($0)) }
    let (statistic, degrees) = pearsonChiSquare(observed: observed, expected: expected)
    #expect(gsl_cdf_chisq_Q(statistic, Double(degrees)) > Self.smallestPValue, "seed 20250106")
  }

  @Test(
    "Mean and variance agree with the closed forms within five standard errors",
    arguments: DistributionReference.all.filter { $0.moments != nil })
  func meanAndVariance(_ reference: DistributionReference) throws {
    let moments = try #require(reference.moments)
    var sample = MomentAccumulator()
    for value in reference.sample(count: 20_000, seed: 7) { sample.add(value) }
    let meanError = (moments.variance / 20_000).squareRoot()
    let varianceError = moments.variance * ((moments.kurtosis + 2) / 20_000).squareRoot()
    #expect(abs(sample.mean - moments.mean) < 5 * meanError)
    #expect(abs(sample.variance - moments.variance) < 5 * varianceError)
  }

  @Test("A lane's draw does not depend on its neighbours", arguments: DistributionReference.all)
  func lanesAreAlone(_ reference: DistributionReference) {
    let address = DrawAddress(site: 5, step: 6)
    let whole = reference.distribution.stepDraws(groups: 8, reference.parameters, seed: 3, address: address)
    // Three on: other pairs share a group, and none of them whole.
    let shifted = reference.distribution.stepDraws(
      from: 3, groups: 7, reference.parameters, seed: 3, address: address)
    #expect(Array(lanes(whole).dropFirst(3).prefix(56)) == lanes(shifted))
  }

  @Test("Draws from a table follow the law of draws in a step", arguments: DistributionReference.all)
  func tablesFollow(_ reference: DistributionReference) {
    let uniforms = uniformColumn(from: 0, groups: 2_500, seed: 20_250_106, address: DrawAddress(site: 9, step: 2))
    guard let table = InverseTableCache.table(reference.distribution, reference.arguments) else { return }
    var out = uniforms
    out.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { table.fill(base, uniforms: base, groups: buffer.count) }
    }
    let exact = lanes(uniforms).map { reference.distribution.law.quantile(Tails(uniform: $0), reference.arguments) }
    let scale = max(reference.moments.map { $0.variance.squareRoot() } ?? 1, 1e-3)
    for (value, expected) in zip(lanes(out), exact) {
      #expect(abs(value - expected) <= 1e-11 * (abs(expected) + scale), "\(value) for \(expected)")
    }
  }

  @Test("The same address gives the same draw, another trajectory another", arguments: DistributionReference.continuous)
  func isAddressed(_ reference: DistributionReference) {
    #expect(reference.sample(count: 100, seed: 9) == reference.sample(count: 100, seed: 9))
    #expect(Set(reference.sample(count: 100, seed: 9)).count > 95)
  }

  /// Parameters outside each distribution's domain.
  static let badParameters: [(Distribution, [Double])] = [
    (.normal, [0, -1]), (.normal, [.nan, 1]), (.normal, [.infinity, 1]), (.normal, [0, .infinity]),
    (.normal, [0, .nan]),
    (.lognormal, [0, -1]), (.lognormal, [.nan, 1]), (.uniform, [1, 0]), (.uniform, [0, .infinity]),
    (.uniform, [-.infinity, 0]), (.uniform, [.nan, 0]), (.uniform, [-1.7e308, 1.7e308]), (.exponential, [-1]),
    (.exponential, [.nan]), (.exponential, [.infinity]), (.gamma, [0, 1]), (.gamma, [-1, 1]), (.gamma, [1, -1]),
    (.gamma, [.nan, 1]), (.gamma, [.infinity, 1]), (.beta, [0, 1]), (.beta, [1, -2]), (.beta, [1, .nan]),
    (.beta, [1.7e308, 1.7e308]), (.weibull, [-1, 1]), (.weibull, [1, 0]), (.weibull, [1, .infinity]),
    (.logisticNoise, [0, -1]), (.logisticNoise, [.nan, 1]), (.student, [0]), (.student, [-3]), (.student, [.infinity]),
    (.pareto, [0, 1]), (.pareto, [1, -1]), (.cauchy, [0, -1]), (.cauchy, [.infinity, 1]), (.triangular, [0, 2, 1]),
    (.triangular, [1, 0, 2]), (.triangular, [0, .nan, 1]), (.pert, [0, 2, 1]), (.pert, [0, -1, 1]),
    (.pert, [0, 1, .infinity]), (.poisson, [-1]), (.poisson, [.nan]), (.poisson, [1e16]), (.binomial, [2.5, 0.5]),
    (.binomial, [-1, 0.5]), (.binomial, [10, 1.5]), (.binomial, [10, -0.1]), (.binomial, [10, .nan]),
    (.binomial, [1e16, 0.5]), (.negativeBinomial, [0, 0.5]), (.negativeBinomial, [-1, 0.5]),
    (.negativeBinomial, [1, 0]), (.negativeBinomial, [1, 1.1]), (.bernoulli, [-0.1]), (.bernoulli, [1.1]),
    (.bernoulli, [.nan]),
  ]

  @Test("Bad parameters have a reason, and give NaN in every column", arguments: badParameters)
  func badParametersGiveNaN(distribution: Distribution, parameters: [Double]) {
    #expect(distribution.law.fault(parameters) != nil)
    let uniforms = [LaneGroup(0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 0.999)]
    #expect(lanes(distribution.quantiles(uniforms, parameters)).allSatisfy { $0.isNaN })
    let draws = distribution.stepDraws(groups: 2, parameters, seed: 2, address: DrawAddress(site: 3, step: 4))
    #expect(lanes(draws).allSatisfy { $0.isNaN })
  }

  @Test("What a law says of its limits is so", arguments: Distribution.standard)
  func limits(_ distribution: Distribution) {
    for limit in distribution.law.limits {
      let fault = distribution.law.fault(limit.arguments)
      #expect((fault == nil) == limit.isDrawn, "\(limit.arguments): \(fault ?? "drawn")")
      let draws = distribution.stepDraws(
        groups: 4, limit.arguments, seed: 1, address: DrawAddress(site: 1, step: 1))
      #expect(lanes(draws).allSatisfy { $0.isFinite == limit.isDrawn }, "\(limit.arguments)")
      guard limit.isDrawn else { continue }
      #expect(Set(lanes(draws)).count == 1, "\(limit.arguments)")
      #expect(distribution.quantile(0.3, limit.arguments) == draws[0][0])
    }
  }

  @Test(
    "Extreme parameters neither hang nor trap, and no draw is NaN",
    arguments: [
      (.poisson, [1e12]), (.poisson, [1e9]), (.poisson, [1e15]), (.gamma, [1e-8, 1]), (.gamma, [1e-300, 1]),
      (.gamma, [1e300, 1]), (.beta, [1e-100, 1e-100]), (.beta, [1e100, 1e-100]), (.beta, [1e100, 1e-5]),
      (.beta, [1e100, 1e100]), (.binomial, [2_147_483_647, 0.5]),
      (.binomial, [2_147_483_647, 1e-300]), (.binomial, [2_147_483_647, 1 - 1e-12]), (.negativeBinomial, [1e-3, 1e-9]),
      (.negativeBinomial, [1e9, 1e-5]), (.student, [1e-3]), (.student, [2.000_000_1]), (.student, [1e300]),
      (.pert, [-1e300, 0, 1e-300]), (.weibull, [1e300, 1e-5]), (.pareto, [1e-5, 1]), (.lognormal, [700, 100]),
      (.binomial, [0x1p53, 0.5]), (.beta, [1e-3, 1e12]), (.beta, [1e6, 1e6]),
    ] as [(Distribution, [Double])])
  func extremes(distribution: Distribution, parameters: [Double]) {
    let sample = DistributionReference(distribution, parameters).sample(count: 400, seed: 1)
    #expect(sample.allSatisfy { !$0.isNaN })
    let uniforms = uniformColumn(from: 0, groups: 50, seed: 1, address: DrawAddress(site: 1, step: 1))
    #expect(lanes(distribution.quantiles(uniforms, parameters)).allSatisfy { !$0.isNaN })
  }

  @Test(
    "Wide counts have their standard deviation and their tails",
    arguments: [
      (.poisson, [2e9]), (.poisson, [1e12]), (.binomial, [1e9, 0.5]), (.binomial, [4e9, 0.3]),
      (.binomial, [9.7e6, 0.3]), (.negativeBinomial, [1e6, 0.01]),
    ] as [(Distribution, [Double])])
  func wideCounts(distribution: Distribution, parameters: [Double]) {
    let reference = DistributionReference(distribution, parameters)
    let (mean, variance) = distribution.law.moments(reference.arguments)
    let count = 20_000.0
    var sample = MomentAccumulator()
    var beyond = 0.0
    for value in reference.sample(count: Int(count), seed: 1) {
      sample.add(value)
      if abs(value - mean) > 3.2905 * variance.squareRoot() { beyond += 1 }
    }
    #expect(abs(sample.mean - mean) < 5 * (variance / count).squareRoot())
    #expect(abs(sample.variance / variance - 1) < 5 * (2 / count).squareRoot())
    // 0.1 % of a normal law is out there; 40 is five standard errors above.
    #expect(beyond < 20 + 5 * 20.0.squareRoot())
  }

  @Test("A sampler that runs out of random numbers is NaN, not a number drawn with others'")
  func exhaustedStream() {
    let address = DrawAddress(site: 1, step: 1, k: .max)
    let draws = Distribution.binomial.stepDraws(groups: 1, [1e6, 0.5], seed: 0, address: address)
    #expect(lanes(draws).contains { $0.isNaN })
  }

  @Test("Every law is in the reference, with as many parameters as it can have", arguments: Distribution.standard)
  func catalogue(_ distribution: Distribution) {
    #expect((1...LawArguments.scalarCount).contains(distribution.law.parameters.count))
    #expect(
      distribution.law.isDiscrete == DistributionReference.discrete.contains { $0.distribution == distribution })
    #expect(DistributionReference.all.contains { $0.distribution == distribution })
    #expect(Distribution.named(distribution.law.name) == distribution)
  }
}
