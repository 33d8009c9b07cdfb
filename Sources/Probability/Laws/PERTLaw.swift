extension Distribution {
  /// The PERT law.
  package static let pert = Distribution(PERTLaw())
}

/// A beta on an interval whose mean is (low + 4·mode + high) / 6.
///
/// Vose 2008, "Risk Analysis", section on the PERT distribution.
struct PERTLaw: Law {
  let name = "pert"
  let meaning = "judgement, as triangular, with less weight on the ends"
  let parameters = TriangularLaw().parameters
  let limits = TriangularLaw().limits
  let stepDraw = StepDraw.sampled

  /// The two shapes of the beta; `low` is below `high`.
  private func shapes(_ arguments: LawArguments) -> (a: Double, b: Double) {
    let width = arguments[2] - arguments[0]
    return (1 + 4 * ((arguments[1] - arguments[0]) / width), 1 + 4 * ((arguments[2] - arguments[1]) / width))
  }

  func relationFault(_ arguments: [Double?]) -> String? { boundsFault(parameters, arguments) }

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (lowest[0], highest[2])
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let width = arguments[2] - arguments[0]
    guard width > 0 else { return (arguments[0], 0) }
    let (a, b) = shapes(arguments)
    let moments = BetaLaw().moments([a, b, 0, 0])
    return (arguments[0] + width * moments.mean, width * width * moments.variance)
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let (a, b) = shapes(arguments)
    let width = arguments[2] - arguments[0]
    return BetaLaw().density((x - arguments[0]) / width, [a, b, 0, 0]) / width
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x > arguments[0], arguments[0] < arguments[2] else { return .certain(x >= arguments[2]) }
    guard x < arguments[2] else { return .certain(true) }
    let (a, b) = shapes(arguments)
    let width = arguments[2] - arguments[0]
    let (share, complement) = ((x - arguments[0]) / width, (arguments[2] - x) / width)
    return IncompleteBeta(a, b).tails(.init(x: share, complement: complement, excess: share * b - complement * a))
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    let (low, high) = (arguments[0], arguments[2])
    guard low < high, target.lower > 0 else { return low }
    guard target.upper > 0 else { return high }
    let (a, b) = shapes(arguments)
    let quantile = IncompleteBeta(a, b).quantile(target)
    return quantile.x < 0.5 ? low + (high - low) * quantile.x : high - (high - low) * quantile.complement
  }

  func makeTable(_ arguments: LawArguments) -> InverseTable? {
    guard arguments[0] < arguments[2] else { return nil }
    let (a, b) = shapes(arguments)
    return makeBetaTable(a, b, low: arguments[0], width: arguments[2] - arguments[0])
  }

  func fillSamples(_ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns) {
    let (lowColumn, modeColumn, highColumn) = (arguments.column(0), arguments.column(1), arguments.column(2))
    for i in 0..<addresses.groups {
      let (low, mode, high) = (lowColumn[i], modeColumn[i], highColumn[i])
      let width = high - low
      let share = sampleBeta(addresses, group: i, 1 + 4 * ((mode - low) / width), 1 + 4 * ((high - mode) / width))
      let x = low.addingProduct(width, share)
      out[i] = valid(
        x.replacing(with: high, where: x .> high).replacing(with: low, where: width .== 0),
        isFinite(low) .& isScale(width) .& (low .<= mode) .& (mode .<= high))
    }
  }
}
