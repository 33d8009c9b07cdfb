import CGSL
import Foundation
import Probability
import TestSupport
import Testing

@Suite("Quantiles") struct QuantileTests {
  /// Quantiles by SciPy 1.17.1 (`ppf`, `gammaincinv`); the gammas of shapes 0.001 and 10⁷ by mpmath 1.3.0, the latter
  /// because SciPy is off by 3.5 % of p there.
  static let reference: [(Distribution, Double, [Double], Double)] = [
    (.gamma, 0.3, [0.01, 1], 2.9174171917458686172e-53), (.gamma, 0.99, [0.01, 1], 0.26505255025158183792),
    (.gamma, 0.5, [0.001, 1], 5.2442064082779784205e-302), (.gamma, 0.1, [2.5, 1], 0.8051539934811613),
    (.gamma, 0.975, [1e6, 2], 2 * 1001960.9109654503), (.beta, 0.3, [0.01, 2], 1.9054084799699975e-53),
    (.beta, 0.001, [0.5, 0.5], 2.4673990709169446e-06), (.beta, 0.975, [200, 3], 0.996926732101603),
    (.beta, 0.5, [1e5, 1e5], 0.5), (.student, 0.975, [1], 12.706204736174694),
    (.student, 0.975, [2.0000001], 4.302652523589709), (.student, 0.01, [0.3], -139581.2007062224),
    (.student, 0.999, [1e6], 3.09024045631652), (.student, 0.6, [3], 0.2766706623326898),
    (.student, 1e-10, [5], -156.82559270889433), (.poisson, 0.5, [0.1], 0), (.poisson, 0.975, [40], 53),
    (.poisson, 0.025, [1e5], 99381), (.poisson, 0.999999, [3], 14), (.binomial, 0.5, [10, 0.3], 3),
    (.binomial, 0.975, [1000, 0.01], 17), (.binomial, 0.025, [1_000_000, 0.3], 299102),
    (.negativeBinomial, 0.5, [2.5, 0.3], 5), (.negativeBinomial, 0.975, [0.1, 0.01], 97),
    (.negativeBinomial, 0.025, [1000, 0.3], 2163), (.triangular, 0.3, [1, 2, 5], 2.1017246507621126),
    (.gamma, 0.9, [100000000.0, 1], 100012815.72976118),
    (.gamma, 1e-06, [1e7, 1], 9984975.5501950902),
    (.poisson, 0.9, [1000000000.0], 1000040526.0),
    (.binomial, 0.3, [2147483647, 0.01], 21472418.0),
    (.binomial, 0.5, [2147483647, 0.5], 1073741823.0),
    (.negativeBinomial, 0.4, [1000000.0, 0.5], 999641.0),
    (.negativeBinomial, 0.9, [1000000.0, 0.01], 99127534.0),
  ]

  @Test("Quantiles agree with SciPy's to 1e-10", arguments: reference)
  func agreesWithSciPy(distribution: Distribution, p: Double, parameters: [Double], expected: Double) throws {
    let padded = parameters + [0, 0]
    let value = try quantile(distribution, p, padded[0], padded[1], padded[2])
    #expect(abs(value - expected) <= 1e-10 * abs(expected))
  }

  @Test("Quantiles invert the distribution function", arguments: DistributionReference.continuous)
  func inverts(_ reference: DistributionReference) throws {
    for p in [1e-9, 1e-4, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.9999] {
      let x = try quantile(reference.distribution, p, reference.a, reference.b, reference.c)
      // Where x crowds against a bound other than 0, its own rounding is more than the tail.
      #expect(abs(reference.distributionFunction(x) - p) <= 1e-9 * p + 1e-14, "p = \(p), x = \(x)")
    }
  }

  @Test("A discrete quantile is the smallest count that reaches p", arguments: DistributionReference.discrete)
  func smallestCount(_ reference: DistributionReference) throws {
    for p in [1e-9, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999999] {
      let x = try quantile(reference.distribution, p, reference.a, reference.b, reference.c)
      #expect(reference.distributionFunction(x) >= p * (1 - 1e-12), "p = \(p), x = \(x)")
      if x > 0 { #expect(reference.distributionFunction(x - 1) < p * (1 + 1e-12), "p = \(p), x = \(x)") }
    }
  }

  @Test("Quantiles at 0 and 1 are the ends of the support")
  func ends() throws {
    #expect(try quantile(.normal, 0, 0, 1, 0) == -.infinity)
    #expect(try quantile(.normal, 1, 0, 1, 0) == .infinity)
    #expect(try quantile(.lognormal, 0, 0, 1, 0) == 0)
    #expect(try quantile(.gamma, 0, 2, 1, 0) == 0)
    #expect(try quantile(.gamma, 1, 2, 1, 0) == .infinity)
    #expect(try quantile(.beta, 1, 2, 3, 0) == 1)
    #expect(try quantile(.student, 0, 3, 0, 0) == -.infinity)
    #expect(try quantile(.pert, 1, 1, 2, 5) == 5)
    #expect(try quantile(.poisson, 1, 3, 0, 0) == .infinity)
    #expect(try quantile(.binomial, 1, 10, 0.5, 0) == 10)
  }

  @Test("A probability outside [0, 1] is an error that names it", arguments: [-0.1, 1.1, .nan])
  func badProbability(p: Double) {
    let error = #expect(throws: GSLError.self) { try quantile(.normal, p, 0, 1, 0) }
    #expect(error?.description == "quantile \(p) of normal(0.0, 1.0, 0.0): input domain error")
  }

  @Test(
    "Columns of one-uniform draws agree with GSL's inverses to a stated relative error",
    arguments: [
      (.exponential, [3, 0], 2e-15), (.weibull, [2, 1.5], 4e-14), (.weibull, [5, 0.5], 1e-13),
      (.pareto, [3, 2], 1e-14), (.logisticNoise, [0, 1], 1e-14), (.normal, [0, 2], 1e-14),
      (.lognormal, [0, 0.5], 1e-14), (.uniform, [20, 50], 1e-15),
    ] as [(Distribution, [Double], Double)])
  func agreesWithGSL(distribution: Distribution, parameters: [Double], tolerance: Double) throws {
    let (a, b) = (parameters[0], parameters[1])
    let even = (0..<512).map { Double($0) / 512 + 0x1p-53 }
    let uniforms = even + [0x1p-53, 1 - 0x1p-53, 4096 * 0x1p-52 + 0x1p-53, 1 - 4096 * 0x1p-52 + 0x1p-53]
    for u in uniforms {
      let value = sampleColumn(distribution, uniforms: [LaneGroup(repeating: u)], (a, b, 0))[0][0]
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
      let value = sampleColumn(.cauchy, uniforms: [LaneGroup(repeating: u)], (0, 1, 0))[0][0]
      let tail = min(u, 1 - u)
      let size = tail <= 0.25 ? 1 / tan(Double.pi * tail) : tan(Double.pi * (0.5 - tail))
      #expect(abs(abs(value) - size) <= 4 * size.ulp && (value > 0) == (u > 0.5), "u = \(u)")
    }
  }
}
