#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The exponential law.
  package static let exponential = Distribution(ExponentialLaw())
}

/// The exponential law. CUD 1, chapter 19.
struct ExponentialLaw: Law {
  let name = "exponential"
  let meaning = "waiting times without memory"
  let parameters = [LawParameter("mean", "mean time", .nonNegative)]
  let limits: [LawLimit] = [.drawn([0], "always 0")]

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, .infinity) }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    (arguments[0], arguments[0] * arguments[0])
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    x < 0 ? 0 : exp(-x / arguments[0]) / arguments[0]
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x >= 0 else { return .certain(false) }
    guard arguments[0] > 0 else { return .certain(true) }
    return Tails(lower: -expm1(-x / arguments[0]), upper: exp(-x / arguments[0]))
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    arguments[0] == 0 ? 0 : -arguments[0] * target.logUpper
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let mean = arguments.column(0)
    for i in 0..<out.count { out[i] = valid(-mean[i] * log(1 - uniforms[i]), isScale(mean[i])) }
  }
}
