internal import CGSL

extension Distribution {
  /// The normal law.
  package static let normal = Distribution(NormalLaw())
}

/// The normal law. Johnson, Kotz and Balakrishnan 1994, "Continuous Univariate Distributions" (CUD) 1, chapter 13.
struct NormalLaw: Law {
  let name = "normal"
  let meaning = "sums of many small things, errors"
  let parameters = [
    LawParameter("mean", "its mean", .anyNumber), LawParameter("sd", "its standard deviation", .nonNegative),
  ]
  let limits: [LawLimit] = [.drawn([3, 0], "always the mean")]
  let stepDraw = StepDraw.normalSum

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    highest[1] == 0 ? (lowest[0], highest[0]) : (-.infinity, .infinity)
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    (arguments[0], arguments[1] * arguments[1])
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    gsl_ran_gaussian_pdf(x - arguments[0], arguments[1])
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard arguments[1] > 0 else { return .certain(x >= arguments[0]) }
    let z = (x - arguments[0]) / arguments[1]
    return Tails(lower: gsl_cdf_ugaussian_P(z), upper: gsl_cdf_ugaussian_Q(z))
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    arguments[1] == 0 ? arguments[0] : arguments[0].addingProduct(arguments[1], target.normalPoint)
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let (mean, sd) = (arguments.column(0), arguments.column(1))
    normalQuantileColumn(&out, uniforms)
    for i in 0..<out.count {
      out[i] = valid(mean[i].addingProduct(sd[i], out[i]), isFinite(mean[i]) .& isScale(sd[i]))
    }
  }
}
