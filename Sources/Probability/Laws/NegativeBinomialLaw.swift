internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The negative binomial law.
  package static let negativeBinomial = Distribution(NegativeBinomialLaw())
}

/// Failures before the n-th success; n may be any positive number. UDD, chapter 5.
struct NegativeBinomialLaw: Law {
  let name = "negativeBinomial"
  let meaning = "counts that vary more than a Poisson's; failures before the n-th success"
  let parameters = [
    LawParameter("n", "successes waited for, any positive number", .moderate),
    LawParameter("p", "probability of a success", .positiveProbability),
  ]
  let limits: [LawLimit] = [
    .drawn([2, 1], "always 0"), .refused([5, 0], "it would wait for ever"),
    .refused([1e12, 1e-9], "a mean n(1 - p)/p above 1e15: counts that are not exact in 64-bit numbers"),
  ]
  let isDiscrete = true
  let stepDraw = StepDraw.sampled

  func relationFault(_ arguments: [Double?]) -> String? {
    guard let n = arguments[0], let p = arguments[1], n * (1 - p) > largestCountMean * p else { return nil }
    return "n(1 - p)/p, the mean, must be at most 1e15, found \(shortest(n)) and \(shortest(p))"
  }

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (0, .greatestFiniteMagnitude)
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let mean = arguments[0] * (1 - arguments[1]) / arguments[1]
    return (mean, mean / arguments[1])
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let (n, p) = (arguments[0], arguments[1])
    guard x >= 0, x == x.rounded() else { return 0 }
    guard p < 1 else { return x == 0 ? 1 : 0 }
    if x == 0 { return exp(n * log(p)) }
    // Γ(n + k)/(Γ(n) k!) pⁿ qᵏ is the density of logit p of a beta(n, k), over k.
    return exp(IncompleteBeta(n, x).logDensityOfLogit(Self.point(x, n, p)) - log(x))
  }

  /// p, with p (n + k) − n by the smaller of its two forms.
  private static func point(_ count: Double, _ n: Double, _ p: Double) -> IncompleteBeta.Point {
    .init(x: p, complement: 1 - p, excess: p * count - (1 - p) * n)
  }

  /// P(N ≤ k) is the lower tail of a beta(n, k + 1) at p.
  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    let count = x.rounded(.down)
    guard count >= 0 else { return .certain(false) }
    guard arguments[1] < 1 else { return .certain(true) }
    return Self.tails(count, plus: 0, arguments[0], arguments[1])
  }

  private static func tails(_ count: Double, plus offset: Double, _ n: Double, _ p: Double) -> Tails {
    // p (k + 1) − (1 − p) n: both products are near each other, so their rounding errors are added back.
    let (gain, loss) = (p * (count + 1), (1 - p) * n)
    let rounding = (-gain).addingProduct(p, count + 1) - (-loss).addingProduct(1 - p, n)
    return IncompleteBeta(n, count + offset + 1).tails(
      .init(x: p, complement: 1 - p, excess: (gain - loss) + (rounding + p * offset)))
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    let (n, p) = (arguments[0], arguments[1])
    guard p < 1, target.lower > 0 else { return 0 }
    guard target.upper > 0 else { return .infinity }
    return countQuantile(
      target, start: guess(target, n, p), end: .infinity, tails: { tails($0, arguments) },
      mass: { density($0, arguments) })
  }

  /// The quantile of the gamma that is its Poisson mean, where that is wide; else as if it were nearly normal.
  private func guess(_ target: Tails, _ n: Double, _ p: Double) -> Double {
    let moments = moments([n, p, 0, 0])
    if moments.mean > 1, n < 1_000, p < 0.1 {
      return n * exp(IncompleteGamma(shape: n).logRatioQuantile(target)) * (1 - p) / p - 0.5
    }
    let skewness = (2 - p) / (n * (1 - p)).squareRoot()
    return nearlyNormalCount(target, mean: moments.mean, variance: moments.variance, skewness: skewness)
  }

  func makeTable(_ arguments: LawArguments) -> InverseTable? {
    let (n, p) = (arguments[0], arguments[1])
    guard p < 1 else { return nil }
    let moments = moments(arguments)
    return makeCountTable(self, arguments, mean: moments.mean, variance: moments.variance, end: .infinity) {
      (n + $0) / ($0 + 1) * (1 - p)
    } tails: {
      Self.tails($0, plus: $1, n, p)
    }
  }

  /// Means up to which a draw sums probabilities from 0 on, by one uniform, unless p is small and the tail long.
  private static let smallMean = 16.0
  private static let smallProbability = 0.1

  func fillSamples(_ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns) {
    let (successes, probabilities) = (arguments.column(0), arguments.column(1))
    for i in 0..<addresses.groups {
      let (n, p) = (successes[i], probabilities[i])
      let isValid = (n .>= 1e-100) .& (n .<= 1e100) .& (p .> 0) .& (p .<= 1) .& (n * (1 - p) .<= p * largestCountMean)
      let isSmall = isValid .& (p .>= Self.smallProbability) .& (n * (1 - p) .<= p * Self.smallMean)
      let (m, s) = (
        LaneGroup(repeating: 1).replacing(with: n, where: isSmall),
        LaneGroup(repeating: 1).replacing(with: p, where: isSmall)
      )
      let count = summedQuantile(
        addresses.uniforms(group: i, block: 0), first: exp(m * log(s)), upTo: 2_000
      ) { (m + $0 - 1) / $0 * (1 - s) }
      out[i] = valid(count, isSmall)
      guard any(isValid .& .!isSmall) else { continue }
      for lane in 0..<8 where isValid[lane] && !isSmall[lane] && i << 3 | lane < addresses.count {
        out[i][lane] = sample(addresses, lane: i << 3 | lane, n[lane], p[lane])
      }
    }
  }

  /// A Poisson whose mean is gamma distributed.
  private func sample(_ addresses: DrawColumn, lane: Int, _ n: Double, _ p: Double) -> Double {
    let logGamma = sampleLogGamma(addresses, group: lane >> 3, shape: LaneGroup(repeating: n), block: 0)[lane & 7]
    var stream = addresses.stream(lane: lane, block: 1 << 14)
    return PoissonLaw().samplePoisson(&stream, exp(logGamma) * (1 - p) / p)
  }
}
