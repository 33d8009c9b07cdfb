internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The Poisson law.
  package static let poisson = Distribution(PoissonLaw())
}

/// The Poisson law. UDD, chapter 4.
struct PoissonLaw: Law {
  let name = "poisson"
  let meaning = "how often something happens that never waits for itself"
  let parameters = [LawParameter("mean", "its mean", .upTo(largestCountMean))]
  let limits: [LawLimit] = [
    .drawn([0], "always 0"), .refused([1e17], "counts that are not exact in 64-bit numbers"),
  ]
  let isDiscrete = true
  let stepDraw = StepDraw.sampled

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (0, .greatestFiniteMagnitude)
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) { (arguments[0], arguments[0]) }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let mean = arguments[0]
    guard x >= 0, x == x.rounded() else { return 0 }
    guard mean > 0 else { return x == 0 ? 1 : 0 }
    guard x > 0 else { return exp(-mean) }
    // The density of log x of a gamma with shape k, over its mean: λᵏe^−λ/k!.
    return exp(IncompleteGamma(shape: x).logDensityOfLog(logRatio: logOfRatio(mean, x))) / x
  }

  /// P(N ≤ k) is the upper tail of a gamma with shape k + 1.
  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    let (mean, count) = (arguments[0], x.rounded(.down))
    guard count >= 0 else { return .certain(false) }
    guard mean > 0 else { return .certain(true) }
    return Self.tails(count, plus: 0, mean)
  }

  private static func tails(_ count: Double, plus offset: Double, _ mean: Double) -> Tails {
    IncompleteGamma(shape: count + offset + 1).tails(mean, excess: mean - count - (offset + 1)).swapped
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    let mean = arguments[0]
    guard mean > 0, target.lower > 0 else { return 0 }
    guard target.upper > 0 else { return .infinity }
    let guess = nearlyNormalCount(target, mean: mean, variance: mean, skewness: 1 / mean.squareRoot())
    return countQuantile(
      target, start: guess, end: .infinity, tails: { tails($0, arguments) }, mass: { density($0, arguments) })
  }

  func makeTable(_ arguments: LawArguments) -> InverseTable? {
    let mean = arguments[0]
    guard mean > 0 else { return nil }
    return makeCountTable(self, arguments, mean: mean, variance: mean, end: .infinity) {
      mean / ($0 + 1)
    } tails: {
      Self.tails($0, plus: $1, mean)
    }
  }

  /// Means up to which a draw sums probabilities from 0 on, by one uniform.
  private static let smallMean = 16.0

  /// Means up to which `gsl_ran_poisson`, which counts in 32-bit integers, draws; beyond, the quantile does.
  private static let largeMean = 0x1p30

  func fillSamples(_ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns) {
    let means = arguments.column(0)
    for i in 0..<addresses.groups {
      let mean = means[i]
      let isSmall = (mean .>= 0) .& (mean .<= Self.smallMean)
      let bounded = LaneGroup(repeating: 0).replacing(with: mean, where: isSmall)
      out[i] = summedQuantile(
        addresses.uniforms(group: i, block: 0), first: exp(-bounded), upTo: 200
      ) { bounded / $0 }
      guard !all(isSmall) else { continue }
      for lane in 0..<8 where !isSmall[lane] { out[i][lane] = sample(addresses, lane: i << 3 | lane, mean[lane]) }
    }
  }

  /// One draw of a mean that is not small.
  private func sample(_ addresses: DrawColumn, lane: Int, _ mean: Double) -> Double {
    guard mean >= 0, mean <= largestCountMean, lane < addresses.count else { return .nan }
    var stream = addresses.stream(lane: lane)
    return samplePoisson(&stream, mean)
  }

  /// One draw from a stream; the mean is valid.
  func samplePoisson(_ stream: inout AddressedStream, _ mean: Double) -> Double {
    guard mean <= Self.largeMean else {
      return quantile(Tails(uniform: stream.nextUniform()), [mean, 0, 0, 0])
    }
    let count = stream.withGenerator { Double(gsl_ran_poisson($0, mean)) }
    return stream.isExhausted ? .nan : count
  }
}
