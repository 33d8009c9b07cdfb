#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The beta law.
  package static let beta = Distribution(BetaLaw())
}

/// The beta law. CUD 2, chapter 25.
struct BetaLaw: Law {
  let name = "beta"
  let meaning = "shares and probabilities; a of one kind and b of the other seen"
  let parameters = [
    LawParameter("a", "pull towards 1", .moderate), LawParameter("b", "pull towards 0", .moderate),
  ]
  let limits: [LawLimit] = [.refused([1e-200, 1], "always 0, or a number too small to be told from it")]
  let stepDraw = StepDraw.sampled

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, 1) }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let (a, b) = (arguments[0], arguments[1])
    return (a / (a + b), a / (a + b) * (b / (a + b)) / (a + b + 1))
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    guard x > 0, x < 1 else { return 0 }
    let beta = IncompleteBeta(arguments[0], arguments[1])
    return exp(beta.logDensityOfLogit(beta.point(x)) - log(x) - log1p(-x))
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x > 0 else { return .certain(false) }
    guard x < 1 else { return .certain(true) }
    let beta = IncompleteBeta(arguments[0], arguments[1])
    return beta.tails(beta.point(x))
  }

  /// Relative error 1e-12, or 4e-16·|log x| where that is more; 1e-11 where one shape is below 0.01 and the other above 10⁹.
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    guard target.lower > 0 else { return 0 }
    guard target.upper > 0 else { return 1 }
    return IncompleteBeta(arguments[0], arguments[1]).quantile(target).x
  }

  func makeTable(_ arguments: LawArguments) -> InverseTable? {
    makeBetaTable(arguments[0], arguments[1], low: 0, width: 1)
  }

  func fillSamples(_ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns) {
    let (a, b) = (arguments.column(0), arguments.column(1))
    for i in 0..<addresses.groups {
      out[i] = valid(
        sampleBeta(addresses, group: i, a[i], b[i]),
        (a[i] .>= 1e-100) .& (a[i] .<= 1e100) .& (b[i] .>= 1e-100) .& (b[i] .<= 1e100))
    }
  }
}

/// The table of a beta that is stretched over an interval.
func makeBetaTable(_ a: Double, _ b: Double, low: Double, width: Double) -> InverseTable? {
  let beta = IncompleteBeta(a, b)
  return SmoothTable(
    .logistic(ratio: b / a, low: low, width: width), cells: beta.isNearlyNormal ? 1 : 6
  ) { target, guess in
    beta.logitRatioQuantile(target, guess: guess)
  }.map { InverseTable($0) }
}

/// Beta draws for the eight lanes of a group: X/(X + Y) of two gammas, by their logarithms.
func sampleBeta(_ addresses: DrawColumn, group: Int, _ a: LaneGroup, _ b: LaneGroup) -> LaneGroup {
  let x = sampleLogGamma(addresses, group: group, shape: a, block: 0)
  let y = sampleLogGamma(addresses, group: group, shape: b, block: 1 << 14)
  return 1 / (1 + exp(y - x))
}
