#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The Pareto law.
  package static let pareto = Distribution(ParetoLaw())
}

/// The Pareto law of the first kind. CUD 1, chapter 20.
struct ParetoLaw: Law {
  let name = "pareto"
  let meaning = "sizes with a power tail; scale or more"
  let parameters = [
    LawParameter("shape", "power of the tail", .positive), LawParameter("scale", "the least value", .nonNegative),
  ]
  let limits: [LawLimit] = [.drawn([2, 0], "always 0")]

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, .infinity) }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let (shape, scale) = (arguments[0], arguments[1])
    return (
      shape > 1 ? shape * scale / (shape - 1) : .infinity,
      shape > 2 ? shape * scale * scale / ((shape - 1) * (shape - 1) * (shape - 2)) : .infinity
    )
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    x < arguments[1] ? 0 : arguments[0] / x * pow(arguments[1] / x, arguments[0])
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x >= arguments[1] else { return .certain(false) }
    guard arguments[1] > 0 else { return .certain(true) }
    let power = arguments[0] * log(arguments[1] / x)
    return Tails(lower: -expm1(power), upper: exp(power))
  }

  /// Relative error 1e-15·(1 + |log(x / scale)|).
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    arguments[1] == 0 ? 0 : arguments[1] * exp(-target.logUpper / arguments[0])
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let (shape, scale) = (arguments.column(0), arguments.column(1))
    for i in 0..<out.count { out[i] = log(1 - uniforms[i]) }
    for i in 0..<out.count {
      let x = scale[i] * exp(-out[i] / shape[i])
      out[i] = valid(x.replacing(with: 0, where: scale[i] .== 0), isShape(shape[i]) .& isScale(scale[i]))
    }
  }
}
