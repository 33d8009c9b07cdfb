import Probability

extension ValueGraph {
  /// The value of a draw. Normal, uniform and Bernoulli draws become arithmetic on their uniform, so that their scale and
  /// shift can join the sum that they stand in.
  ///
  /// - Parameter constants: the arguments that are the same in all trajectories and steps.
  /// - Parameter byQuantile: before step 0, where every draw is the inverse of one uniform.
  mutating func draw(
    _ distribution: Distribution, site: UInt32, _ arguments: [ValueID], constants: [Double?], byQuantile: Bool
  ) -> ValueID {
    let value: ValueID
    switch distribution.law.stepDraw {
    case .normalSum:
      let deviate = unary(.normalQuantile, uniform(site: site))
      let sum = add(arguments[0], multiply(arguments[1], deviate))
      value = require(arguments[1], atLeast: 0, for: sum, of: distribution)
      if value == sum { return sum }
    case .uniformSum:
      let width = subtract(arguments[1], arguments[0])
      let sum = add(arguments[0], multiply(width, uniform(site: site)))
      // Exact bounds, which the sum's interval may miss; rounding can pass them by an ulp.
      let bounds = interval(arguments[0]).union(interval(arguments[1]))
      if !bounds.canBeNaN { refine(sum, low: bounds.low.nextDown.nextDown, high: bounds.high.nextUp.nextUp) }
      value = require(width, atLeast: 0, for: finite(sum, if: width, of: distribution), of: distribution)
      if value == sum { return sum }
    case .threshold:
      let probability = arguments[0]
      let fires = comparison(.less, uniform(site: site), probability)
      guard !interval(probability).isWithin(0...1) else { return fires }
      let (zero, one) = (constant(0), constant(1))
      let isValid = binary(
        .and, comparison(.lessOrEqual, zero, probability), comparison(.lessOrEqual, probability, one))
      value = guarded(fires, by: isValid, of: distribution)
    case .inverse, .sampled:
      return sample(distribution, site: site, arguments, constants: constants, byQuantile: byQuantile)
    }
    // The arguments stay at hand for the reason of a fault.
    return intern(
      .sample(distribution, .noted(value), arguments: arguments),
      interval: interval(value), variability: .varying)
  }

  /// The value, or the law's NaN where a number that it is made with is too large to be one.
  private mutating func finite(_ value: ValueID, if argument: ValueID, of law: Distribution) -> ValueID {
    guard interval(argument).high == .infinity else { return value }
    let limit = constant(.greatestFiniteMagnitude)
    return guarded(value, by: comparison(.lessOrEqual, argument, limit), of: law)
  }

  private mutating func require(
    _ argument: ValueID, atLeast low: Double, for value: ValueID, of law: Distribution
  ) -> ValueID {
    guard interval(argument).low < low || interval(argument).canBeNaN else { return value }
    let limit = constant(low)
    return guarded(value, by: comparison(.lessOrEqual, limit, argument), of: law)
  }

  private mutating func sample(
    _ distribution: Distribution, site: UInt32, _ arguments: [ValueID], constants: [Double?], byQuantile: Bool
  ) -> ValueID {
    let law = distribution.law
    let known = LawArguments(known: constants)
    let isValid = known.map { law.isValid($0) } ?? false
    let method: SampleMethod
    let (isSure, isByUniform): (Bool, Bool)
    if let known, let table = InverseTableCache.table(distribution, known) {
      method = .table(table, of: uniform(site: site))
      (isSure, isByUniform) = (isValid, true)
    } else if byQuantile || law.stepDraw == .inverse {
      method = .quantile(of: uniform(site: site))
      // A search for a quantile may find nothing; a closed form is sure.
      (isSure, isByUniform) = (isValid && law.stepDraw == .inverse, true)
    } else {
      method = .stream(site: site)
      // What a sampler takes from its stream may run out.
      (isSure, isByUniform) = (false, false)
    }
    let bounds = arguments.map(interval)
    let lowest = LawArguments(known: bounds.map(\.low)) ?? .zero
    let highest = LawArguments(known: bounds.map(\.high)) ?? .zero
    let support = law.support(from: lowest, to: highest)
    var interval = ValueBounds(low: support.low, high: support.high)
    if let known, isValid, isByUniform {
      // Uniforms lie within 2⁻⁵³ and 1 − 2⁻⁵³.
      let rare = 0x1p-60
      let ends = (
        law.quantile(Tails(lower: rare, upper: 1), known), law.quantile(Tails(lower: 1, upper: rare), known)
      )
      interval = ValueBounds(low: max(interval.low, ends.0), high: min(interval.high, ends.1))
    }
    interval.canBeNaN = !isSure || interval.low.isNaN || interval.high.isNaN
    if interval.low.isNaN || interval.high.isNaN { interval = .anything }
    if !interval.isFinite { _ = mark(of: distribution) }
    return intern(
      .sample(distribution, method, arguments: arguments), interval: interval,
      variability: .varying)
  }
}

extension LawArguments {
  /// The arguments of a law, if all of them are known.
  fileprivate init?(known numbers: [Double?]) {
    self = .zero
    for (place, number) in numbers.enumerated() {
      guard let number else { return nil }
      self[place] = number
    }
  }
}
