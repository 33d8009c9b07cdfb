internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The lognormal law.
  package static let lognormal = Distribution(LognormalLaw())
}

/// The law of e to the power of a normal number. CUD 1, chapter 14.
struct LognormalLaw: Law {
  let name = "lognormal"
  let meaning = "products of many things; median e^mu"
  let parameters = [
    LawParameter("mu", "mean of the logarithm", .anyNumber),
    LawParameter("sigma", "standard deviation of the logarithm", .nonNegative),
  ]
  let limits: [LawLimit] = [.drawn([0, 0], "always e^mu")]

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, .infinity) }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let square = arguments[1] * arguments[1]
    return (exp(arguments[0] + square / 2), expm1(square) * exp(2 * arguments[0] + square))
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    gsl_ran_lognormal_pdf(x, arguments[0], arguments[1])
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x > 0 else { return .certain(false) }
    return NormalLaw().tails(log(x), arguments)
  }

  /// Relative error 1e-15·(1 + |log x|).
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    exp(LaneGroup(repeating: NormalLaw().quantile(target, arguments)))[0]
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    NormalLaw().fillQuantiles(&out, uniforms: uniforms, count: count, arguments)
    for i in 0..<out.count { out[i] = exp(out[i]) }
  }
}
