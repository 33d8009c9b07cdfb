#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The logistic law, whose name in the language leaves `logistic` to the function.
  package static let logisticNoise = Distribution(LogisticNoiseLaw())
}

/// The logistic law. CUD 2, chapter 23.
struct LogisticNoiseLaw: Law {
  let name = "logisticNoise"
  let meaning = "like normal, with heavier tails"
  let parameters = [
    LawParameter("location", "its mean", .anyNumber), LawParameter("scale", "0.55 standard deviations", .nonNegative),
  ]
  let limits: [LawLimit] = [.drawn([4, 0], "always the location")]

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (-.infinity, .infinity)
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    (arguments[0], arguments[1] * arguments[1] * (Double.pi * Double.pi / 3))
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let power = exp(-abs((x - arguments[0]) / arguments[1]))
    return power / (arguments[1] * (1 + power) * (1 + power))
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard arguments[1] > 0 else { return .certain(x >= arguments[0]) }
    let power = exp(-abs((x - arguments[0]) / arguments[1]))
    let tails = Tails(lower: 1 / (1 + power), upper: power / (1 + power))
    return x >= arguments[0] ? tails : tails.swapped
  }

  /// Absolute error 2e-16·(|location| + scale) besides.
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    guard arguments[1] > 0 else { return arguments[0] }
    // Near the median log(u / (1 − u)) = 2 artanh(2u − 1).
    let centre = (target.lower - target.upper) / (target.lower + target.upper)
    let logit = abs(centre) < 0.5 ? 2 * atanh(centre) : log(target.lower / target.upper)
    return arguments[0] + arguments[1] * logit
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let (location, scale) = (arguments.column(0), arguments.column(1))
    for i in 0..<out.count {
      let u = uniforms[i]
      out[i] = valid(
        location[i].addingProduct(scale[i], log(u / (1 - u))), isFinite(location[i]) .& isScale(scale[i]))
    }
  }
}
