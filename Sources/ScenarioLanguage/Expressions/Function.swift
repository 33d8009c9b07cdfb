import Probability
import Simulation

/// The names that the language itself gives a meaning to; a scenario may not use them for its own things.
enum Function {
  static let unary: [String: UnaryOperation] = [
    "abs": .abs, "sqrt": .sqrt, "exp": .exp, "log": .log, "log10": .log10, "sin": .sin, "cos": .cos, "tanh": .tanh,
    "floor": .floor, "ceil": .ceil, "round": .round, "logistic": .logistic, "logit": .logit,
  ]

  static let extremes: [String: BinaryOperation] = ["min": .minimum, "max": .maximum]

  static let history: Set<String> = ["did", "happened", "count", "since", "ever"]

  static let calendar: Set<String> = ["after", "during"]

  static let special: Set<String> = ["if", "clamp", "number", "start"]

  /// The clock's readings; `dt` is a constant and listed for its name.
  static let clock: [String: ClockReading?] = [
    "step": .step, "day": .day, "year": .year, "month": .month, "dt": nil,
  ]

  static let calendarReadings: Set<String> = ["year", "month"]

  static let words: Set<String> = ["true", "false", "policy"]

  static func isDraw(_ name: String) -> Bool { Distribution(rawValue: name) != nil }

  /// Everything that can be called.
  static let callable: Set<String> =
    Set(unary.keys).union(extremes.keys).union(history).union(calendar).union(special)
    .union(Distribution.allCases.map(\.rawValue))

  /// Everything that a scenario may not name something.
  static let reserved: Set<String> = callable.union(clock.keys).union(words)
}

/// The documented order of a distribution's arguments.
enum DistributionArguments {
  static func names(of distribution: Distribution) -> [String] {
    switch distribution {
    case .normal: ["mean", "sd"]
    case .lognormal: ["mu", "sigma"]
    case .uniform: ["low", "high"]
    case .exponential, .poisson: ["mean"]
    case .gamma: ["shape", "scale"]
    case .beta: ["a", "b"]
    case .weibull: ["scale", "shape"]
    case .logisticNoise, .cauchy: ["location", "scale"]
    case .student: ["df"]
    case .pareto: ["shape", "scale"]
    case .triangular, .pert: ["low", "mode", "high"]
    case .binomial, .negativeBinomial: ["n", "p"]
    case .bernoulli: ["p"]
    }
  }

  /// What is wrong with arguments that are known to be constant; nil for an argument that is not.
  static func fault(of distribution: Distribution, _ arguments: [Double?]) -> String? {
    let named = Array(zip(names(of: distribution), arguments))
    for (name, argument) in named {
      guard let argument else { continue }
      guard argument.isFinite else { return "\(name) must be finite" }
      if let fault = fault(of: distribution, name, argument) { return fault }
    }
    return orderFault(distribution, arguments)
  }

  private static func fault(of distribution: Distribution, _ name: String, _ value: Double) -> String? {
    switch (distribution, name) {
    case (.normal, "sd"), (.lognormal, "sigma"), (.exponential, _), (.poisson, _):
      value < 0 ? "\(name) must be 0 or more, found \(shortest(value))" : nil
    case (_, "shape"), (_, "scale"), (_, "a"), (_, "b"), (_, "df"):
      value <= 0 ? "\(name) must be positive, found \(shortest(value))" : nil
    case (_, "p"):
      (0...1).contains(value) ? nil : "\(name) must be between 0 and 1, found \(shortest(value))"
    case (.binomial, "n"):
      value < 0 || value != value.rounded() ? "n must be a whole number, 0 or more, found \(shortest(value))" : nil
    case (.negativeBinomial, "n"): value <= 0 ? "n must be positive, found \(shortest(value))" : nil
    default: nil
    }
  }

  private static func orderFault(_ distribution: Distribution, _ arguments: [Double?]) -> String? {
    switch distribution {
    case .uniform, .triangular, .pert: break
    default: return nil
    }
    let known = zip(names(of: distribution), arguments).compactMap { name, value in value.map { (name, $0) } }
    for (lower, upper) in zip(known, known.dropFirst()) where lower.1 > upper.1 {
      return "\(lower.0) must not be above \(upper.0), found \(shortest(lower.1)) and \(shortest(upper.1))"
    }
    return nil
  }
}
