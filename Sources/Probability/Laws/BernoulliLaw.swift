extension Distribution {
  /// The Bernoulli law.
  package static let bernoulli = Distribution(BernoulliLaw())
}

/// One trial: true with probability p. Johnson, Kemp and Kotz 2005, "Univariate Discrete Distributions" (UDD),
/// chapter 3.
struct BernoulliLaw: Law {
  let name = "bernoulli"
  let meaning = "a condition that holds with probability p"
  let parameters = [LawParameter("p", "probability of true", .probability)]
  let limits: [LawLimit] = [.drawn([0], "always false"), .drawn([1], "always true")]
  let isDiscrete = true
  let isCondition = true
  let stepDraw = StepDraw.threshold

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, 1) }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    (arguments[0], arguments[0] * (1 - arguments[0]))
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    x == 1 ? arguments[0] : x == 0 ? 1 - arguments[0] : 0
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x >= 0, x < 1 else { return .certain(x >= 1) }
    return Tails(lower: 1 - arguments[0], upper: arguments[0])
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double { target.upper < arguments[0] ? 1 : 0 }
}
