internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The binomial law.
  package static let binomial = Distribution(BinomialLaw())
}

/// The binomial law. UDD, chapter 3.
struct BinomialLaw: Law {
  let name = "binomial"
  let meaning = "how many of n, each with probability p"
  let parameters = [
    LawParameter("n", "number of trials", .count(upTo: 0x1p53)), LawParameter("p", "probability of each", .probability),
  ]
  let limits: [LawLimit] = [
    .drawn([0, 0.5], "always 0"), .drawn([9, 0], "always 0"), .drawn([9, 1], "always n"),
    .refused([2.5, 0.5], "a number of trials that is not whole"),
    .refused([1e16, 0.5], "counts that are not exact in 64-bit numbers"),
  ]
  let isDiscrete = true
  let stepDraw = StepDraw.sampled

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (0, max(highest[0], 0))
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    (arguments[0] * arguments[1], arguments[0] * arguments[1] * (1 - arguments[1]))
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let (n, p) = (arguments[0], arguments[1])
    guard x >= 0, x <= n, x == x.rounded() else { return 0 }
    if p == 0 || p == 1 || n == 0 { return x == (p == 1 ? n : 0) ? 1 : 0 }
    if x == 0 { return exp(n * log1p(-p)) }
    if x == n { return exp(n * log(p)) }
    // C(n, k) pᵏ qⁿ⁻ᵏ is the density of logit p of a beta(k, n − k), times n over k (n − k).
    let beta = IncompleteBeta(x, n - x)
    return exp(beta.logDensityOfLogit(Self.point(p, n, x)) + log(n / x / (n - x)))
  }

  /// The number p, with p·n − k, to which the rounding error of the product is added back, and `more`.
  private static func point(_ p: Double, _ n: Double, _ count: Double, plus more: Double = 0) -> IncompleteBeta.Point {
    let product = p * n
    return .init(
      x: p, complement: 1 - p, excess: (product - count) + (-product).addingProduct(p, n) + more)
  }

  /// P(N > k) is the lower tail of a beta(k + 1, n − k) at p.
  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    let (n, p) = (arguments[0], arguments[1])
    let count = x.rounded(.down)
    guard count >= 0 else { return .certain(false) }
    guard count < n, p > 0 else { return .certain(true) }
    guard p < 1 else { return .certain(false) }
    return Self.tails(count, plus: 0, n, p)
  }

  private static func tails(_ count: Double, plus offset: Double, _ n: Double, _ p: Double) -> Tails {
    let rest = (n - count) - offset
    guard rest > 0 else { return .certain(true) }
    // p (n + 1) − (k + 1).
    return IncompleteBeta(count + offset + 1, rest).tails(point(p, n, count, plus: p - 1 - offset)).swapped
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    let (n, p) = (arguments[0], arguments[1])
    guard n > 0, p > 0, target.lower > 0 else { return 0 }
    guard target.upper > 0, p < 1 else { return n }
    let moments = moments(arguments)
    let guess = nearlyNormalCount(
      target, mean: moments.mean, variance: moments.variance, skewness: (1 - 2 * p) / moments.variance.squareRoot())
    return countQuantile(
      target, start: guess, end: n, tails: { tails($0, arguments) }, mass: { density($0, arguments) })
  }

  func makeTable(_ arguments: LawArguments) -> InverseTable? {
    let (n, p) = (arguments[0], arguments[1])
    guard n > 0, p > 0, p < 1 else { return nil }
    let moments = moments(arguments)
    return makeCountTable(self, arguments, mean: moments.mean, variance: moments.variance, end: n) {
      (n - $0) / ($0 + 1) * (p / (1 - p))
    } tails: {
      Self.tails($0, plus: $1, n, p)
    }
  }

  /// Means, of the rarer of both sides, up to which a draw sums probabilities from its end on, by one uniform.
  private static let smallMean = 16.0

  /// Trials up to which `gsl_ran_binomial` draws: it leaves the law above about 3·10⁸ (at 10⁹ its standard deviation is 1.07 times
  /// too large, and what lies beyond 3.29 of them 4.4 times too frequent); beyond, the quantile does.
  private static let largestTrialCount = 1e8

  func fillSamples(_ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns) {
    let (trials, probabilities) = (arguments.column(0), arguments.column(1))
    for i in 0..<addresses.groups {
      let (n, p) = (trials[i], probabilities[i])
      let isFlipped = p .> 0.5
      // 1 − p is exact where p > 1/2.
      let rarer = p.replacing(with: 1 - p, where: isFlipped)
      let isValid = (n .>= 0) .& (n .<= 0x1p53) .& (n.rounded(.toNearestOrEven) .== n) .& (p .>= 0) .& (p .<= 1)
      let isSmall = isValid .& (n * rarer .<= Self.smallMean)
      let u = addresses.uniforms(group: i, block: 0)
      let (m, q) = (
        LaneGroup(repeating: 0).replacing(with: n, where: isSmall),
        LaneGroup(repeating: 0).replacing(with: rarer, where: isSmall)
      )
      let odds = q / (1 - q)
      let count = summedQuantile(
        u.replacing(with: 1 - u, where: isFlipped), first: exp(m * logOneMinus(q)), upTo: 200
      ) { (m - $0 + 1) / $0 * odds }
      let bounded = count.replacing(with: m, where: count .> m)
      out[i] = valid(bounded.replacing(with: m - bounded, where: isFlipped), isSmall)
      guard any(isValid .& .!isSmall) else { continue }
      for lane in 0..<8 where isValid[lane] && !isSmall[lane] && i << 3 | lane < addresses.count {
        out[i][lane] = sample(addresses, lane: i << 3 | lane, n[lane], p[lane])
      }
    }
  }

  private func sample(_ addresses: DrawColumn, lane: Int, _ n: Double, _ p: Double) -> Double {
    var stream = addresses.stream(lane: lane)
    guard n <= Self.largestTrialCount else { return quantile(Tails(uniform: stream.nextUniform()), [n, p, 0, 0]) }
    let count = stream.withGenerator { Double(gsl_ran_binomial($0, p, UInt32(n))) }
    return stream.isExhausted ? .nan : count
  }
}

/// log(1 − p) on eight lanes, for p in [0, 1/2], without the loss of a small p's digits.
///
/// Kahan's correction (Higham 2002, "Accuracy and Stability of Numerical Algorithms", section 1.14.1).
func logOneMinus(_ p: LaneGroup) -> LaneGroup {
  let rest = 1 - p
  return (-p * log(rest) / (rest - 1)).replacing(with: -p, where: rest .== 1)
}
