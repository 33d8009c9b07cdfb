#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Distribution {
  /// The gamma law.
  package static let gamma = Distribution(GammaLaw())
}

/// The gamma law. CUD 1, chapter 17.
struct GammaLaw: Law {
  let name = "gamma"
  let meaning = "rates and sizes that are 0 or more"
  let parameters = [
    LawParameter("shape", "mean over scale; 1 is exponential", .positive),
    LawParameter("scale", "its unit", .nonNegative),
  ]
  let limits: [LawLimit] = [.drawn([2, 0], "always 0")]
  let stepDraw = StepDraw.sampled

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, .infinity) }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    (arguments[0] * arguments[1], arguments[0] * arguments[1] * arguments[1])
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    guard x > 0 else { return 0 }
    let (shape, scale) = (arguments[0], arguments[1])
    return exp(IncompleteGamma(shape: shape).logDensityOfLog(logRatio: log(x / scale / shape))) / x
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard arguments[1] > 0 else { return .certain(x >= 0) }
    return IncompleteGamma(shape: arguments[0]).tails(x / arguments[1])
  }

  /// Relative error 1e-12, or 4e-16·|log(x / scale)| where that is more.
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    let (shape, scale) = (arguments[0], arguments[1])
    guard scale > 0, target.lower > 0 else { return 0 }
    guard target.upper > 0 else { return .infinity }
    return shape * exp(IncompleteGamma(shape: shape).logRatioQuantile(target)) * scale
  }

  func makeTable(_ arguments: LawArguments) -> InverseTable? {
    // Its scale is the mean, which may be beyond the doubles where many draws are not.
    guard (arguments[0] * arguments[1]).isNormal else { return nil }
    let gamma = IncompleteGamma(shape: arguments[0])
    return SmoothTable(
      .exponential(scale: arguments[0] * arguments[1]), cells: gamma.isNearlyNormal ? 1 : 6
    ) { target, guess in
      gamma.logRatioQuantile(target, guess: guess)
    }.map { InverseTable($0) }
  }

  func fillSamples(_ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns) {
    let (shape, scale) = (arguments.column(0), arguments.column(1))
    for i in 0..<addresses.groups {
      let x = exp(sampleLogGamma(addresses, group: i, shape: shape[i], block: 0)) * scale[i]
      out[i] = valid(x.replacing(with: 0, where: scale[i] .== 0), isShape(shape[i]) .& isScale(scale[i]))
    }
  }
}

/// Logarithms of gamma draws with scale 1, for the eight lanes of a group.
///
/// The rejection of Marsaglia and Tsang 2000 (ACM TOMS 26(3)), which is GSL's too, on columns: normals by inversion, and for a
/// shape below 1 their step from shape + 1. Logarithms, because a small shape's draws may be too small for `Double`. Takes two
/// uniforms from `block` + 1 on for each try, which succeeds in 95 of 100, and one more at `block`.
func sampleLogGamma(_ addresses: DrawColumn, group: Int, shape: LaneGroup, block: UInt16) -> LaneGroup {
  let isSmall = shape .< 1
  let boosted = shape.replacing(with: shape + 1, where: isSmall)
  let d = boosted - 1.0 / 3
  let c = 1 / (3 * squareRoot(d))
  var result = LaneGroup(repeating: .nan)
  var isOpen = isShape(shape)
  var next = block &+ 1
  // A sequence of 100 failures has a probability below 1e-130.
  for _ in 0..<100 where any(isOpen) {
    let z = normalQuantile(addresses.uniforms(group: group, block: next))
    let u = addresses.uniforms(group: group, block: next &+ 1)
    next &+= 2
    let root = 1 + c * z
    let v = root * root * root
    let logV = log(v)
    let isAccepted = isOpen .& (root .> 0) .& (log(u) .< 0.5 * z * z + d * (1 - v + logV))
    result.replace(with: log(d) + logV, where: isAccepted)
    isOpen = isOpen .& .!isAccepted
  }
  guard any(isSmall) else { return result }
  let boost = log(addresses.uniforms(group: group, block: block)) / shape
  return result.replacing(with: result + boost, where: isSmall)
}
