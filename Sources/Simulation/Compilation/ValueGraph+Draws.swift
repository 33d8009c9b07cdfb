import Probability

extension ValueGraph {
  /// The value of a draw. Normal, uniform and Bernoulli draws become arithmetic on their uniform, so that their scale and
  /// shift can join the sum that they stand in.
  mutating func draw(_ distribution: Distribution, site: UInt32, _ arguments: [ValueID], byQuantile: Bool) -> ValueID {
    switch distribution {
    case .normal:
      let deviate = unary(.normalQuantile, uniform(site: site))
      let value = add(arguments[0], multiply(arguments[1], deviate))
      return require(arguments[1], atLeast: 0, for: value)
    case .uniform:
      let width = subtract(arguments[1], arguments[0])
      let value = add(arguments[0], multiply(width, uniform(site: site)))
      // Exact bounds, which the sum's interval may miss; rounding can pass them by an ulp.
      let bounds = interval(arguments[0]).union(interval(arguments[1]))
      if !bounds.canBeNaN { refine(value, low: bounds.low.nextDown.nextDown, high: bounds.high.nextUp.nextUp) }
      return require(width, atLeast: 0, for: value)
    case .bernoulli:
      let probability = arguments[0]
      let fires = comparison(.less, uniform(site: site), probability)
      guard !interval(probability).isWithin(0...1) else { return fires }
      let (zero, one) = (constant(0), constant(1))
      let isValid = binary(
        .and, comparison(.lessOrEqual, zero, probability), comparison(.lessOrEqual, probability, one))
      return guarded(fires, by: isValid)
    default:
      return sample(distribution, site: site, arguments, byQuantile: byQuantile)
    }
  }

  private mutating func require(_ argument: ValueID, atLeast low: Double, for value: ValueID) -> ValueID {
    guard interval(argument).low < low || interval(argument).canBeNaN else { return value }
    let limit = constant(low)
    return guarded(value, by: comparison(.lessOrEqual, limit, argument))
  }

  private mutating func sample(
    _ distribution: Distribution, site: UInt32, _ arguments: [ValueID], byQuantile: Bool
  ) -> ValueID {
    let needsUniform = byQuantile || distribution.usesOneUniform
    let uniform = needsUniform ? uniform(site: site) : nil
    return intern(
      .sample(distribution, site: site, uniform: uniform, arguments: arguments, byQuantile: byQuantile),
      interval: support(of: distribution, arguments), variability: .varying)
  }

  private func support(of distribution: Distribution, _ arguments: [ValueID]) -> Interval {
    let bounds = arguments.map(interval)
    var support: Interval =
      switch distribution {
      case .triangular, .pert: bounds[0].union(bounds[2])
      case .beta: Interval(low: 0, high: 1)
      case .binomial: Interval(low: 0, high: bounds[0].high)
      case .poisson, .negativeBinomial: Interval(low: 0, high: Double.greatestFiniteMagnitude)
      case .lognormal, .exponential, .gamma, .weibull, .pareto: Interval(low: 0, high: .infinity)
      default: Interval(low: -.infinity, high: .infinity)
      }
    let constants = arguments.compactMap(constantValue)
    let padded = constants + [0, 0, 0]
    let isValid =
      constants.count == arguments.count && distribution.parametersAreValid(padded[0], padded[1], padded[2])
    // GSL's samplers can refuse arguments that are valid but extreme.
    support.canBeNaN = !isValid || !distribution.usesOneUniform
    return support
  }
}
