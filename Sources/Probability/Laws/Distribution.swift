/// A law by its name, as scenarios, models and programs refer to it.
package struct Distribution: Sendable, Hashable, CustomStringConvertible {
  /// The law.
  package let law: any Law

  /// Refers to a law.
  package init(_ law: any Law) { self.law = law }

  package static func == (left: Distribution, right: Distribution) -> Bool { left.law.name == right.law.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(law.name) }

  package var description: String { law.name }

  /// The laws of the language.
  package static let standard: [Distribution] = [
    .normal, .lognormal, .uniform, .exponential, .gamma, .beta, .weibull, .logisticNoise, .student, .pareto, .cauchy,
    .triangular, .pert, .poisson, .binomial, .negativeBinomial, .bernoulli,
  ]

  /// The laws that are known: the standard ones, and within a task what a test adds.
  @TaskLocal package static var all = standard

  /// The law of a name in the language.
  package static func named(_ name: String) -> Distribution? { all.first { $0.law.name == name } }

  /// The quantile at a probability, from 0 to 1, of the law with these arguments, which have to be valid.
  package func quantile(_ p: Double, _ arguments: Double...) -> Double { quantile(p, arguments) }

  /// The same, with the arguments in an array.
  package func quantile(_ p: Double, _ arguments: [Double]) -> Double {
    var numbers = LawArguments.zero
    for (place, argument) in arguments.enumerated() { numbers[place] = argument }
    precondition(p >= 0 && p <= 1 && law.isValid(numbers), "a probability, and arguments of \(law.name)")
    return law.quantile(Tails(uniform: p), numbers)
  }
}
