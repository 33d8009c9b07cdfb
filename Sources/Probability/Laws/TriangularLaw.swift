extension Distribution {
  /// The triangular law.
  package static let triangular = Distribution(TriangularLaw())
}

/// The triangular law: its distribution function is a parabola on either side of the mode. CUD 2, section 26.9.
struct TriangularLaw: Law {
  let name = "triangular"
  let meaning = "judgement: least, likeliest, most"
  let parameters = [
    LawParameter("low", "the least value", .anyNumber), LawParameter("mode", "the likeliest value", .anyNumber),
    LawParameter("high", "the greatest value", .anyNumber),
  ]
  let limits: [LawLimit] = [
    .drawn([5, 5, 5], "always the bound"),
    .refused([-1e308, 0, 1e308], "a range beyond the largest number, 1.8e308"),
  ]

  func relationFault(_ arguments: [Double?]) -> String? { boundsFault(parameters, arguments) }

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (lowest[0], highest[2])
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let (mode, width) = (arguments[1] - arguments[0], arguments[2] - arguments[0])
    return (arguments[0] + (mode + width) / 3, (mode * mode + width * width - mode * width) / 18)
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let (low, mode, high) = (arguments[0], arguments[1], arguments[2])
    guard x >= low, x <= high else { return 0 }
    let height = 2 / (high - low)
    if x == mode { return height }
    return height * (x < mode ? (x - low) / (mode - low) : (high - x) / (high - mode))
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    let (low, mode, high) = (arguments[0], arguments[1], arguments[2])
    guard x >= low else { return .certain(false) }
    guard x < high else { return .certain(true) }
    let width = high - low
    if x < mode {
      let lower = (x - low) / width * ((x - low) / (mode - low))
      return Tails(lower: lower, upper: 1 - lower)
    }
    let upper = (high - x) / width * ((high - x) / (high - mode))
    return Tails(lower: 1 - upper, upper: upper)
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    let (low, mode, high) = (arguments[0], arguments[1], arguments[2])
    let width = high - low
    guard width > 0 else { return low }
    let belowMode = (mode - low) / width
    if target.lower < belowMode { return low + width * (target.lower * belowMode).squareRoot() }
    let share = (target.upper * ((high - mode) / width)).squareRoot()
    return share < 0.5
      ? high - width * share : low + width * (target.lower + target.upper * belowMode) / (1 + share)
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let (lowColumn, modeColumn, highColumn) = (arguments.column(0), arguments.column(1), arguments.column(2))
    for i in 0..<out.count {
      let (u, low, mode, high) = (uniforms[i], lowColumn[i], modeColumn[i], highColumn[i])
      let width = high - low
      let belowMode = (mode - low) / width
      let isBelow = u .< belowMode
      let square = ((1 - u) * ((high - mode) / width)).replacing(with: u * belowMode, where: isBelow)
      let share = squareRoot(square)
      // Towards the lower bound 1 − √(1 − w) = w/(1 + √(1 − w)).
      let fromLow = ((u + (1 - u) * belowMode) / (1 + share)).replacing(with: share, where: isBelow)
      let x = (low + width * fromLow).replacing(with: high - width * share, where: .!isBelow .& (share .< 0.5))
        .replacing(with: low, where: width .== 0)
      out[i] = valid(x, isFinite(low) .& isScale(width) .& (low .<= mode) .& (mode .<= high))
    }
  }
}
