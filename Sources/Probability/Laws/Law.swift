/// The numbers a law is given, in their documented order; places past the last hold 0.
package typealias LawArguments = SIMD4<Double>

/// A law of probability that a scenario can draw from: all that anybody knows about it, in one place.
///
/// The language takes its name and parameters from here, the checker and the engine what they refuse, the compiler its
/// bounds, the table in the documentation its text, and the engine its draws. A new law is one file that conforms, and one line
/// in `Distribution.standard`. A law may hold values: a truncated law would hold another and add two parameters to its
/// own.
package protocol Law: Sendable {
  /// Its name in the language.
  var name: String { get }

  /// What it is a law of, in a few words.
  var meaning: String { get }

  /// Its parameters in order, one to four.
  var parameters: [LawParameter] { get }

  /// Its degenerate limits and those of the engine, each with what happens there.
  var limits: [LawLimit] { get }

  /// Whether every value is a whole number.
  var isDiscrete: Bool { get }

  /// Whether a draw is a condition: 1 or 0.
  var isCondition: Bool { get }

  /// What is wrong between arguments of which each is in order by itself, for a person; nil for an argument that is not
  /// known yet.
  func relationFault(_ arguments: [Double?]) -> String?

  /// The least and the greatest value, for arguments between two bounds.
  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double)

  /// Mean and variance; infinite or NaN where the integral is. The arguments are valid, as below.
  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double)

  /// Density at x, or the probability of x for a discrete law.
  func density(_ x: Double, _ arguments: LawArguments) -> Double

  /// Probabilities of x or less, and of more.
  func tails(_ x: Double, _ arguments: LawArguments) -> Tails

  /// The quantile: the smallest number whose distribution function reaches `target.lower`.
  ///
  /// Relative error below 1e-12 where the result is a normal `Double`, unless the law says otherwise. Infinite where the
  /// quantile is beyond the largest `Double`. Never NaN.
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double

  /// Quantiles of a column of uniforms; lanes whose arguments are not valid are NaN.
  ///
  /// A law whose inverse is cheap has a kernel here; for others it goes lane by lane.
  func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns)

  /// The table that a draw with these constant arguments is read from, for laws whose inverse is not cheap.
  func makeTable(_ arguments: LawArguments) -> InverseTable?

  /// How a draw in a step is made when its arguments are not constant.
  var stepDraw: StepDraw { get }

  /// Draws in a step, for laws that are `.sampled`; lanes whose arguments are not valid are NaN.
  func fillSamples(
    _ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns)
}

/// How a law is drawn in a step.
package enum StepDraw: Sendable, Equatable {
  /// By the inverse of one uniform, a kernel on columns.
  case inverse
  /// The same, as arithmetic that can join the sum it stands in: argument 0 + argument 1 · Φ⁻¹(u).
  case normalSum
  /// Argument 0 + (argument 1 − argument 0) · u.
  case uniformSum
  /// The condition u < argument 0.
  case threshold
  /// By `fillSamples`, from as many uniforms as it takes.
  case sampled
}

extension Law {
  package var limits: [LawLimit] { [] }
  package var isDiscrete: Bool { false }
  package var isCondition: Bool { false }
  package var stepDraw: StepDraw { .inverse }

  package func relationFault(_ arguments: [Double?]) -> String? { nil }

  package func makeTable(_ arguments: LawArguments) -> InverseTable? { nil }

  package func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) {
    for lane in 0..<count {
      let numbers = arguments[lane: lane]
      out[lane >> 3][lane & 7] =
        isValid(numbers) ? quantile(Tails(uniform: uniforms[lane >> 3][lane & 7]), numbers) : .nan
    }
  }

  package func fillSamples(
    _ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns
  ) {
    preconditionFailure("\(name) is drawn by its inverse")
  }

  /// What is wrong with arguments, the first thing, for a person; nil for one that is not known yet.
  package func fault(_ arguments: [Double?]) -> String? {
    for (parameter, argument) in zip(parameters, arguments) {
      if let argument, let fault = parameter.fault(argument) { return fault }
    }
    return relationFault(arguments)
  }

  /// Whether a draw with these arguments is a number.
  package func isValid(_ arguments: LawArguments) -> Bool {
    fault(parameters.indices.map { arguments[$0] }) == nil
  }
}
