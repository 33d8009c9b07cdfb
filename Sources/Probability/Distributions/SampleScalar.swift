internal import CGSL

/// One draw of any distribution at an address.
///
/// Draws of one uniform have the bits of `sampleColumn`; the others run GSL's samplers, or what it lacks, on the
/// address's stream. Bad parameters give NaN, and so does a draw that needs more than the 65,536 blocks that k can
/// number. A value too large for `Double` is infinite.
package func sampleScalar(
  _ distribution: Distribution, _ a: Double, _ b: Double, _ c: Double, trajectory: UInt64, seed: UInt64,
  address: DrawAddress
) -> Double {
  guard distribution.parametersAreValid(a, b, c) else { return .nan }
  if distribution.usesOneUniform {
    let u = uniform(trajectory: trajectory, seed: seed, address: address)
    return sampleGroup(
      distribution, LaneGroup(repeating: u), LaneGroup(repeating: a), LaneGroup(repeating: b), LaneGroup(repeating: c))[
        0]
  }
  GSL.prepare()
  var stream = AddressedStream(trajectory: trajectory, seed: seed, address: address)
  let value = stream.sample(distribution, a, b, c)
  return stream.isExhausted ? .nan : value
}

extension AddressedStream {
  /// Mean above which a Poisson draw is a corrected normal one, 2³⁰: GSL counts in 32-bit integers.
  private static let largePoissonMean = 0x1p30

  /// One draw of a distribution that takes a stream; the parameters are valid.
  fileprivate mutating func sample(_ distribution: Distribution, _ a: Double, _ b: Double, _ c: Double) -> Double {
    switch distribution {
    case .gamma: withGenerator { gsl_ran_gamma($0, a, b) }
    case .beta: withGenerator { gsl_ran_beta($0, a, b) }
    case .student: sampleStudent(a)
    case .pert: samplePERT(low: a, mode: b, high: c)
    case .poisson: samplePoisson(a)
    case .binomial: withGenerator { Double(gsl_ran_binomial($0, b, UInt32(a))) }
    case .negativeBinomial: sampleNegativeBinomial(a, b)
    default: preconditionFailure("\(distribution.rawValue) takes one uniform")
    }
  }

  /// Student draw: a normal over the root of a chi square.
  ///
  /// `gsl_ran_tdist` rejects nearly every proposal as the degrees of freedom near 2 from above.
  private mutating func sampleStudent(_ degrees: Double) -> Double {
    let normal = normalQuantile(nextUniform())
    let chiSquare = withGenerator { gsl_ran_gamma($0, degrees / 2, 2) }
    return normal / (chiSquare / degrees).squareRoot()
  }

  /// PERT draw: a beta on [low, high] whose mean is (low + 4 mode + high) / 6.
  private mutating func samplePERT(low: Double, mode: Double, high: Double) -> Double {
    guard low < high else { return low }
    let (a, b) = Distribution.betaParametersOfPERT(low: low, mode: mode, high: high)
    return min(low + (high - low) * withGenerator { gsl_ran_beta($0, a, b) }, high)
  }

  /// Poisson draw; the mean is at most `Distribution.maximumPoissonMean`, or a little more.
  private mutating func samplePoisson(_ mean: Double) -> Double {
    guard mean > Self.largePoissonMean else { return withGenerator { Double(gsl_ran_poisson($0, mean)) } }
    // Cornish-Fisher to second order: at such means the error is 1e-6 counts.
    let z = normalQuantile(nextUniform())
    return max((mean + mean.squareRoot() * z + (z * z - 1) / 6).rounded(), 0)
  }

  /// Negative binomial draw: a Poisson whose mean is gamma distributed.
  private mutating func sampleNegativeBinomial(_ n: Double, _ p: Double) -> Double {
    guard p < 1 else { return 0 }
    return samplePoisson(withGenerator { gsl_ran_gamma($0, n, (1 - p) / p) })
  }
}

extension Distribution {
  /// Parameters of the beta distribution of `pert`, with weight 4; `low` is below `high`.
  ///
  /// Vose 2008, Risk Analysis, section on the PERT distribution.
  static func betaParametersOfPERT(low: Double, mode: Double, high: Double) -> (Double, Double) {
    (1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low))
  }
}
