#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The Weibull law.
  package static let weibull = Distribution(WeibullLaw())
}

/// The Weibull law. CUD 1, chapter 21.
struct WeibullLaw: Law {
  let name = "weibull"
  let meaning = "waiting times whose hazard rises (shape above 1) or falls"
  let parameters = [
    LawParameter("scale", "63rd percentile", .nonNegative),
    LawParameter("shape", "power of the hazard, plus 1", .positive),
  ]
  let limits: [LawLimit] = [.drawn([0, 2], "always 0")]

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, .infinity) }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let (scale, shape) = (arguments[0], arguments[1])
    let mean = exp(logGammaOfOnePlus(1 / shape))
    return (scale * mean, scale * scale * mean * mean * expm1(logGammaSpread(1 / shape)))
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    guard x >= 0 else { return 0 }
    let ratio = x / arguments[0]
    return arguments[1] / arguments[0] * exp((arguments[1] - 1) * log(ratio) - pow(ratio, arguments[1]))
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x > 0 || arguments[0] == 0 else { return .certain(false) }
    guard arguments[0] > 0 else { return .certain(x >= 0) }
    let hazard = pow(x / arguments[0], arguments[1])
    return Tails(lower: -expm1(-hazard), upper: exp(-hazard))
  }

  /// Relative error 1e-15·(1 + |log(x / scale)|).
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    arguments[0] == 0 ? 0 : arguments[0] * pow(-target.logUpper, 1 / arguments[1])
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let (scale, shape) = (arguments.column(0), arguments.column(1))
    for i in 0..<out.count { out[i] = log(1 - uniforms[i]) }
    for i in 0..<out.count {
      let x = scale[i] * exp(log(-out[i]) / shape[i])
      out[i] = valid(x.replacing(with: 0, where: scale[i] .== 0), isScale(scale[i]) .& isShape(shape[i]))
    }
  }
}
