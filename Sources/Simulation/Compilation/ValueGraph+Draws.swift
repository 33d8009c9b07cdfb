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
      .sample(distribution, site: site, uniform: value, arguments: arguments, method: .noted),
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
    let method: Program.Sample.Method
    if let known, let table = InverseTableCache.table(distribution, known) {
      method = .table(table)
    } else {
      method = byQuantile || law.stepDraw == .inverse ? .quantile : .samples
    }
    let uniform = method == .samples ? nil : uniform(site: site)
    let bounds = arguments.map(interval)
    let lowest = LawArguments(known: bounds.map(\.low)) ?? .zero
    let highest = LawArguments(known: bounds.map(\.high)) ?? .zero
    let support = law.support(from: lowest, to: highest)
    var interval = Interval(low: support.low, high: support.high)
    if let known, isValid, method != .samples {
      // Uniforms lie within 2⁻⁵³ and 1 − 2⁻⁵³.
      let rare = 0x1p-60
      let ends = (
        law.quantile(Tails(lower: rare, upper: 1), known), law.quantile(Tails(lower: 1, upper: rare), known)
      )
      interval = Interval(low: max(interval.low, ends.0), high: min(interval.high, ends.1))
    }
    // What a sampler takes from its stream may run out, and a search may find nothing; tables and closed forms are sure.
    let isSure = isValid && (method.isTable || (method == .quantile && law.stepDraw == .inverse))
    interval.canBeNaN = !isSure || interval.low.isNaN || interval.high.isNaN
    if interval.low.isNaN || interval.high.isNaN { interval = .anything }
    if !interval.isFinite { _ = mark(of: distribution) }
    return intern(
      .sample(distribution, site: site, uniform: uniform, arguments: arguments, method: method), interval: interval,
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
