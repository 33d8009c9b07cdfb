#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The Cauchy law.
  package static let cauchy = Distribution(CauchyLaw())
}

/// The Cauchy law. CUD 1, chapter 16.
///
/// GSL's inverse is not used: it takes the tangent near its pole, and is wrong in the first digit at 1 − 2⁻⁵³.
struct CauchyLaw: Law {
  let name = "cauchy"
  let meaning = "the heaviest tails: no mean"
  let parameters = [
    LawParameter("location", "its median", .anyNumber),
    LawParameter("scale", "half the interquartile range", .nonNegative),
  ]
  let limits: [LawLimit] = [.drawn([-1, 0], "always the location")]

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (-.infinity, .infinity)
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) { (.nan, .nan) }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let z = (x - arguments[0]) / arguments[1]
    return 1 / (Double.pi * arguments[1] * (1 + z * z))
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard arguments[1] > 0 else { return .certain(x >= arguments[0]) }
    let z = (x - arguments[0]) / arguments[1]
    // atan(1/z)/π is the tail where 1/2 − atan(z)/π would cancel.
    let outer = abs(z) > 1 ? atan(1 / abs(z)) / Double.pi : 0.5 - atan(abs(z)) / Double.pi
    let tails = Tails(lower: 1 - outer, upper: outer)
    return z >= 0 ? tails : tails.swapped
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    guard arguments[1] > 0 else { return arguments[0] }
    let outer = min(target.lower, target.upper)
    let size = outer <= 0.25 ? 1 / tan(Double.pi * outer) : tan(Double.pi * (0.5 - outer))
    return arguments[0].addingProduct(arguments[1], target.lower < target.upper ? -size : size)
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let (location, scale) = (arguments.column(0), arguments.column(1))
    for i in 0..<out.count {
      out[i] = valid(
        location[i].addingProduct(scale[i], cauchyQuantile(uniforms[i])), isFinite(location[i]) .& isScale(scale[i]))
    }
  }
}
