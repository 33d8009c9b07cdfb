internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// Student's law.
  package static let student = Distribution(StudentLaw())
}

/// Student's t. CUD 2, chapter 28.
///
/// By the beta law of ν/(ν + t²), as GSL's `gsl_cdf_tdist_Pinv` stops at ±1.34e154 and wanders for huge degrees of freedom.
struct StudentLaw: Law {
  let name = "student"
  let meaning = "like normal, with power tails"
  let parameters = [LawParameter("df", "degrees of freedom", .atLeast(1e-99))]
  let stepDraw = StepDraw.sampled

  /// Degrees of freedom from which the law is the normal one: they differ by (z² + 1)/(4 df), 2e-16.
  private static let normalDegrees = 1e17

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (-.infinity, .infinity)
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let degrees = arguments[0]
    return (degrees > 1 ? 0 : .nan, degrees > 2 ? degrees / (degrees - 2) : degrees > 1 ? .infinity : .nan)
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let degrees = arguments[0]
    guard degrees < Self.normalDegrees else { return gsl_ran_ugaussian_pdf(x) }
    let logConstant = logGammaRise(degrees / 2, by: 0.5) - 0.5 * log(degrees * Double.pi)
    // log(1 + x²/ν) also where x² is beyond Double.
    let size = abs(x) / degrees.squareRoot()
    let logOnePlus = size < 1e100 ? log1p(size * size) : 2 * log(size)
    return exp(logConstant - (degrees + 1) / 2 * logOnePlus)
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    let degrees = arguments[0]
    guard degrees < Self.normalDegrees else { return NormalLaw().tails(x, [0, 1, 0, 0]) }
    guard abs(x) < .infinity else { return .certain(x > 0) }
    let outer = 0.5 * sizeTails(abs(x), degrees).upper
    let tails = Tails(lower: 1 - outer, upper: outer)
    return x >= 0 ? tails : tails.swapped
  }

  /// Probabilities that |t| is at most a size, and more: the beta law of t²/(ν + t²).
  private func sizeTails(_ size: Double, _ degrees: Double) -> Tails {
    guard size > 0 else { return .certain(false) }
    // Beyond what a square can hold the logarithms are all that is left.
    let logRatio = 2 * (log(size) - 0.5 * log(degrees))
    let logComplement = logRatio < 700 ? -log1p(exp(logRatio)) : -logRatio
    let logX = logRatio > -700 ? -log1p(exp(-logRatio)) : logRatio
    let (share, complement) = (exp(logX), exp(logComplement))
    return IncompleteBeta(0.5, degrees / 2).tails(
      .init(
        x: share, complement: max(complement, .leastNonzeroMagnitude), logX: logX, logComplement: logComplement,
        excess: share * degrees / 2 - complement * 0.5))
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    guard target.lower > 0 else { return -.infinity }
    guard target.upper > 0 else { return .infinity }
    guard arguments[0] < Self.normalDegrees else { return target.normalPoint }
    if target.lower == target.upper { return 0 }
    let outer = 2 * min(target.lower, target.upper)
    let beta = IncompleteBeta(0.5, arguments[0] / 2)
    let logSize = Self.logSize(beta, Tails(lower: 1 - outer, upper: outer), arguments[0], guess: nil)
    let size = exp(logSize) * arguments[0].squareRoot()
    return target.lower < target.upper ? -size : size
  }

  /// Log of |t|/√ν for tails of |t|, from the beta law of t²/(ν + t²).
  private static func logSize(
    _ beta: IncompleteBeta, _ target: Tails, _ degrees: Double, guess: Double?
  ) -> Double {
    let centre = -log(degrees)
    return 0.5 * (beta.logitRatioQuantile(target, guess: guess.map { 2 * $0 - centre }) + centre)
  }

  func makeTable(_ arguments: LawArguments) -> InverseTable? {
    let degrees = arguments[0]
    guard degrees < Self.normalDegrees else { return nil }
    let beta = IncompleteBeta(0.5, degrees / 2)
    return SmoothTable(.symmetric(scale: degrees.squareRoot())) { target, guess in
      Self.logSize(beta, target, degrees, guess: guess)
    }.map { InverseTable($0) }
  }

  /// A normal over the root of a chi square: `gsl_ran_tdist` rejects nearly every proposal as the degrees of freedom near 2
  /// from above.
  func fillSamples(_ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns) {
    let degrees = arguments.column(0)
    for i in 0..<addresses.groups {
      let z = normalQuantile(addresses.uniforms(group: i, block: 1 << 14))
      let logGamma = sampleLogGamma(addresses, group: i, shape: degrees[i] * 0.5, block: 0)
      out[i] = valid(z * exp(0.5 * (log(degrees[i] * 0.5) - logGamma)), isShape(degrees[i]) .& (degrees[i] .>= 1e-99))
    }
  }
}
