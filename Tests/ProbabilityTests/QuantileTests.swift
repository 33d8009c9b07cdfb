import CGSL
import Foundation
import Probability
import TestSupport
import Testing

@Suite("Quantiles") struct QuantileTests {
  @Test("Quantiles invert the distribution function", arguments: DistributionReference.continuous)
  func inverts(_ reference: DistributionReference) {
    for p in [1e-9, 1e-4, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.9999] {
      let x = reference.distribution.quantile(p, reference.parameters)
      // Where x crowds against a bound other than 0, its own rounding is more than the tail.
      #expect(abs(reference.distributionFunction(x) - p) <= 1e-9 * p + 1e-14, "p = \(p), x = \(x)")
      #expect(abs(reference.distribution.law.tails(x, reference.arguments).lower - p) <= 1e-11 * p + 1e-15)
    }
  }

  @Test("A discrete quantile is the smallest count that reaches p", arguments: DistributionReference.discrete)
  func smallestCount(_ reference: DistributionReference) {
    for p in [1e-9, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999999] {
      let x = reference.distribution.quantile(p, reference.parameters)
      #expect(reference.distributionFunction(x) >= p * (1 - 1e-12), "p = \(p), x = \(x)")
      if x > 0 { #expect(reference.distributionFunction(x - 1) < p * (1 + 1e-12), "p = \(p), x = \(x)") }
    }
  }

  @Test("Quantiles at 0 and 1 are the ends of the support")
  func ends() {
    #expect(Distribution.normal.quantile(0, 0, 1) == -.infinity)
    #expect(Distribution.normal.quantile(1, 0, 1) == .infinity)
    #expect(Distribution.lognormal.quantile(0, 0, 1) == 0)
    #expect(Distribution.gamma.quantile(0, 2, 1) == 0)
    #expect(Distribution.gamma.quantile(1, 2, 1) == .infinity)
    #expect(Distribution.beta.quantile(1, 2, 3) == 1)
    #expect(Distribution.student.quantile(0, 3) == -.infinity)
    #expect(Distribution.pert.quantile(1, 1, 2, 5) == 5)
    #expect(Distribution.poisson.quantile(1, 3) == .infinity)
    #expect(Distribution.binomial.quantile(1, 10, 0.5) == 10)
  }

  @Test(
    "Columns of one-uniform draws agree with GSL's inverses to a stated relative error",
    arguments: [
      (.exponential, [3, 0], 2e-15), (.weibull, [2, 1.5], 4e-14), (.weibull, [5, 0.5], 1e-13),
      (.pareto, [3, 2], 1e-14), (.logisticNoise, [0, 1], 1e-14), (.normal, [0, 2], 1e-14),
      (.lognormal, [0, 0.5], 1e-14), (.uniform, [20, 50], 1e-15),
    ] as [(Distribution, [Double], Double)])
  func agreesWithGSL(distribution: Distribution, parameters: [Double], tolerance: Double) {
    let (a, b) = (parameters[0], parameters[1])
    let even = (0..<512).map { Double($0) / 512 + 0x1p-53 }
    let uniforms = even + [0x1p-53, 1 - 0x1p-53, 4096 * 0x1p-52 + 0x1p-53, 1 - 4096 * 0x1p-52 + 0x1p-53]
    for u in uniforms {
      let value = distribution.quantiles([LaneGroup(repeating: u)], [a, b])[0][0]
      let expected: Double =
        switch distribution {
        case .exponential: gsl_cdf_exponential_Pinv(u, a)
        case .weibull: gsl_cdf_weibull_Pinv(u, a, b)
        case .pareto: gsl_cdf_pareto_Pinv(u, a, b)
        case .logisticNoise: a + gsl_cdf_logistic_Pinv(u, b)
        case .lognormal: gsl_cdf_lognormal_Pinv(u, a, b)
        case .uniform: gsl_cdf_flat_Pinv(u, a, b)
        default: a + gsl_cdf_gaussian_Pinv(u, b)
        }
      let absolute = distribution == .logisticNoise ? 4e-16 * b : 0
      #expect(abs(value - expected) <= tolerance * abs(expected) + absolute, "u = \(u)")
    }
  }

  // `gsl_cdf_cauchy_Pinv` itself loses digits towards 1, where it takes the tangent near its pole.
  @Test("Cauchy draws are within 4 ulp of the tangent, on both sides")
  func cauchy() {
    let even = (0..<512).map { Double($0) / 512 + 0x1p-53 }
    for u in even + [0x1p-53, 0.25 + 0x1p-53, 1 - 0x1p-53] {
      let value = Distribution.cauchy.quantiles([LaneGroup(repeating: u)], [0, 1])[0][0]
      let tail = min(u, 1 - u)
      let size = tail <= 0.25 ? 1 / tan(Double.pi * tail) : tan(Double.pi * (0.5 - tail))
      #expect(abs(abs(value) - size) <= 4 * size.ulp && (value > 0) == (u > 0.5), "u = \(u)")
    }
  }
}
