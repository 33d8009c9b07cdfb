extension Distribution {
  /// The uniform law.
  package static let uniform = Distribution(UniformLaw())
}

/// The uniform law on an interval. CUD 2 (1995), chapter 26.
struct UniformLaw: Law {
  let name = "uniform"
  let meaning = "anything between two bounds"
  let parameters = [LawParameter("low", "lower bound", .anyNumber), LawParameter("high", "upper bound", .anyNumber)]
  let limits: [LawLimit] = [
    .drawn([2, 2], "always the bound"),
    .refused([-1e308, 1e308], "a range beyond the largest number, 1.8e308"),
  ]
  let stepDraw = StepDraw.uniformSum

  func relationFault(_ arguments: [Double?]) -> String? { boundsFault(parameters, arguments) }

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) {
    (min(lowest[0], lowest[1]), max(highest[0], highest[1]))
  }

  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    let width = arguments[1] - arguments[0]
    return (arguments[0] + width / 2, width * width / 12)
  }

  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    x >= arguments[0] && x <= arguments[1] ? 1 / (arguments[1] - arguments[0]) : 0
  }

  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    guard x > arguments[0] else { return .certain(x == arguments[0] && arguments[0] == arguments[1]) }
    guard x < arguments[1] else { return .certain(true) }
    let width = arguments[1] - arguments[0]
    return Tails(lower: (x - arguments[0]) / width, upper: (arguments[1] - x) / width)
  }

  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    min(arguments[0].addingProduct(arguments[1] - arguments[0], target.lower), arguments[1])
  }

  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    let (low, high) = (arguments.column(0), arguments.column(1))
    for i in 0..<out.count {
      let width = high[i] - low[i]
      let x = low[i].addingProduct(width, uniforms[i])
      // Rounding may pass the end by one ulp.
      out[i] = valid(x.replacing(with: high[i], where: x .> high[i]), isScale(width) .& isFinite(low[i]))
    }
  }
}

/// What is wrong with bounds, and a mode between them, that should rise; for a law on an interval.
func boundsFault(_ parameters: [LawParameter], _ arguments: [Double?]) -> String? {
  let known = zip(parameters, arguments).compactMap { parameter, value in value.map { (parameter.name, $0) } }
  for (lower, upper) in zip(known, known.dropFirst()) where lower.1 > upper.1 {
    return "\(lower.0) must not be above \(upper.0), found \(shortest(lower.1)) and \(shortest(upper.1))"
  }
  guard let low = arguments.first ?? nil, let high = arguments.last ?? nil, !(high - low).isFinite else { return nil }
  return "high - low must be finite, found \(shortest(low)) and \(shortest(high))"
}
