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

  @Test(
    "A column has the bits of single draws",
    arguments: DistributionReference.all.filter { $0.distribution.usesOneUniform })
  func columnEqualsScalar(_ reference: DistributionReference) {
    let address = DrawAddress(site: 5, step: 6)
    let out = sampleColumn(
      reference.distribution, uniforms: uniformColumn(from: 0, groups: 512, seed: 3, address: address),
      (reference.a, reference.b, reference.c))
    let single = (0..<4096).map {
      sampleScalar(
        reference.distribution, reference.a, reference.b, reference.c, trajectory: $0, seed: 3, address: address)
    }
    #expect(lanes(out) == single)
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
    (.binomial, [1e10, 0.5]), (.negativeBinomial, [0, 0.5]), (.negativeBinomial, [-1, 0.5]),
    (.negativeBinomial, [1, 0]), (.negativeBinomial, [1, 1.1]), (.bernoulli, [-0.1]), (.bernoulli, [1.1]),
    (.bernoulli, [.nan]),
  ]

  @Test("Bad parameters give NaN, also in a column, and quantiles throw", arguments: badParameters)
  func badParametersGiveNaN(distribution: Distribution, parameters: [Double]) {
    let padded = parameters + [0, 0]
    let (a, b, c) = (padded[0], padded[1], padded[2])
    #expect(!distribution.parametersAreValid(a, b, c))
    #expect(sampleScalar(distribution, a, b, c, trajectory: 1, seed: 2, address: DrawAddress(site: 3, step: 4)).isNaN)
    #expect(throws: GSLError.self) { try quantile(distribution, 0.5, a, b, c) }
    guard distribution.usesOneUniform else { return }
    let out = sampleColumn(
      distribution, uniforms: [LaneGroup(0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 0.999)], (a, b, c))
    #expect(lanes(out).allSatisfy { $0.isNaN })
  }

  @Test(
    "A scale of zero and equal bounds are degenerate, and valid",
    arguments: [
      (.normal, [3, 0], 3), (.lognormal, [0, 0], 1), (.uniform, [2, 2], 2), (.exponential, [0], 0),
      (.gamma, [2, 0], 0),
      (.weibull, [0, 2], 0), (.logisticNoise, [4, 0], 4), (.pareto, [2, 0], 0), (.cauchy, [-1, 0], -1),
      (.triangular, [5, 5, 5], 5), (.pert, [5, 5, 5], 5), (.poisson, [0], 0), (.binomial, [0, 0.5], 0),
      (.binomial, [9, 0], 0), (.binomial, [9, 1], 9), (.negativeBinomial, [2, 1], 0), (.bernoulli, [0], 0),
      (.bernoulli, [1], 1),
    ] as [(Distribution, [Double], Double)])
  func degenerate(distribution: Distribution, parameters: [Double], value: Double) throws {
    let reference = DistributionReference(distribution, parameters)
    #expect(reference.sample(count: 50, seed: 1).allSatisfy { $0 == value })
    #expect(try quantile(distribution, 0.3, reference.a, reference.b, reference.c) == value)
  }

  @Test(
    "Extreme parameters neither hang nor trap",
    arguments: [
      (.poisson, [1e12]), (.poisson, [1e9]), (.poisson, [1e15]), (.gamma, [1e-8, 1]), (.gamma, [1e-300, 1]),
      (.gamma, [1e300, 1]), (.beta, [1e-300, 1e-300]), (.beta, [1e300, 1e-5]), (.binomial, [2_147_483_647, 0.5]),
      (.binomial, [2_147_483_647, 1e-300]), (.binomial, [2_147_483_647, 1 - 1e-12]), (.negativeBinomial, [1e-3, 1e-9]),
      (.negativeBinomial, [1e9, 1e-5]), (.student, [1e-3]), (.student, [2.000_000_1]), (.student, [1e300]),
      (.pert, [-1e300, 0, 1e-300]), (.weibull, [1e300, 1e-5]), (.pareto, [1e-5, 1]), (.lognormal, [700, 100]),
    ] as [(Distribution, [Double])])
  func extremes(distribution: Distribution, parameters: [Double]) {
    let sample = DistributionReference(distribution, parameters).sample(count: 2_000, seed: 1)
    #expect(sample.allSatisfy { !$0.isNaN })
  }

  @Test("A Poisson draw beyond GSL's integers still has its mean and variance", arguments: [2e9, 1e12])
  func largePoisson(mean: Double) {
    var sample = MomentAccumulator()
    for value in DistributionReference(.poisson, [mean]).sample(count: 20_000, seed: 1) { sample.add(value) }
    #expect(abs(sample.mean - mean) < 5 * (mean / 20_000).squareRoot())
    #expect(abs(sample.variance / mean - 1) < 5 * (2.0 / 20_000).squareRoot())
  }

  @Test("A draw that starts at the last k takes one block, or is NaN")
  func exhaustedStream() {
    let address = DrawAddress(site: 1, step: 1, k: .max)
    #expect(!sampleScalar(.binomial, 3, 0.5, 0, trajectory: 0, seed: 0, address: address).isNaN)
    #expect(sampleScalar(.student, 3, 0, 0, trajectory: 0, seed: 0, address: address).isNaN)
  }

  @Test("Names, kinds and parameters of all distributions are consistent", arguments: Distribution.allCases)
  func catalogue(_ distribution: Distribution) {
    #expect((1...3).contains(distribution.parameterNames.count))
    #expect(distribution.isDiscrete == DistributionReference.discrete.contains { $0.distribution == distribution })
    #expect(DistributionReference.all.contains { $0.distribution == distribution })
  }

  @Test("An exponential race chooses in proportion to the weights")
  func race() {
    let weights = [0.5, 2, 0, 1.5]
    let times = weights.indices.map { index in
      lanes(
        uniformColumn(from: 0, groups: 2500, seed: 4, address: DrawAddress(site: UInt32(index), step: 0))
          .map { raceTime($0, weight: LaneGroup(repeating: weights[index])) })
    }
    var observed = [0.0, 0, 0, 0]
    for lane in 0..<20_000 {
      let winner = times.indices.min { times[$0][lane] < times[$1][lane] }
      observed[winner ?? 0] += 1
    }
    let (statistic, degrees) = pearsonChiSquare(observed: observed, expected: weights.map { $0 * 5_000 })
    #expect(observed[2] == 0 && gsl_cdf_chisq_Q(statistic, Double(degrees)) > Self.smallestPValue, "seed 4")
    let bad = raceTime(LaneGroup(repeating: 0.5), weight: LaneGroup(-1, .nan, .infinity, 0, 1, 1, 1, 1))
    #expect(bad[0].isNaN && bad[1].isNaN && bad[2].isNaN && bad[3] == .infinity)
  }
}
