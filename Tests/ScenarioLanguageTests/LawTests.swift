import Probability
import ScenarioLanguage
import Simulation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A law that only this test knows: the distance of a shot whose two errors are normal. One conformance is all it takes.
private struct Rayleigh: Law {
  var name: String { "rayleigh" }
  var meaning: String { "distances of shots" }
  var parameters: [LawParameter] { [LawParameter("scale", "standard deviation of each error", .positive)] }

  func support(from lowest: LawArguments, to highest: LawArguments) -> (low: Double, high: Double) { (0, .infinity) }
  func moments(_ arguments: LawArguments) -> (mean: Double, variance: Double) {
    (arguments[0] * (Double.pi / 2).squareRoot(), arguments[0] * arguments[0] * (2 - Double.pi / 2))
  }
  func density(_ x: Double, _ arguments: LawArguments) -> Double {
    let ratio = x / arguments[0]
    return x < 0 ? 0 : ratio / arguments[0] * exp(-ratio * ratio / 2)
  }
  func tails(_ x: Double, _ arguments: LawArguments) -> Tails {
    let exponent = -x * x / (2 * arguments[0] * arguments[0])
    return Tails(lower: -expm1(exponent), upper: exp(exponent))
  }
  func quantile(_ target: Tails, _ arguments: LawArguments) -> Double {
    arguments[0] * (-2 * log(target.upper)).squareRoot()
  }
}

@Suite("Laws") struct LawTests {
  @Test("A law of one file is read, checked, compiled and drawn")
  func lawOfATest() throws {
    try Distribution.$all.withValue(Distribution.standard + [Distribution(Rayleigh())]) {
      let mistakes = errors(in: document(#""parameters": [{"name": "miss", "value": "rayleigh(-1)"}]"#))
      #expect(mistakes.map(\.message) == ["rayleigh: scale must be positive, found -1"])
      let scenario = try read(
        document(
          """
          "parameters": [{"name": "miss", "value": "rayleigh(3)"}],
          "variables": [{"name": "shot", "initial": 0, "next": "rayleigh(miss)"}],
          "outcomes": [{"name": "first", "final": "miss"}, {"name": "last", "final": "shot / miss"}]
          """, clock: #"{"steps": 2}"#))
      let program = try scenario.program()
      let observations = BlockObservations(program: program, capacity: 2_048, seriesBins: nil)
      let batch = TrajectoryBatch(program: program, width: 2_048, seed: 4, observations: observations)
      batch.play(first: 0, count: 2_048, into: observations)
      for (outcome, scale) in [(0, 3.0), (1, 1.0)] {
        let values = observations.values(ofOutcome: outcome)
        let (mean, variance) = Rayleigh().moments([scale, 0, 0, 0])
        #expect(abs(values.reduce(0, +) / 2_048 - mean) < 5 * (variance / 2_048).squareRoot())
      }
    }
    #expect(Distribution.named("rayleigh") == nil)
  }

  @Test(
    "The checker refuses what the engine can't draw, and nothing else",
    arguments: Distribution.standard.flatMap { law in law.law.limits.map { (law, $0) } })
  func limits(_ law: Distribution, _ limit: LawLimit) throws {
    let arguments = limit.arguments.map { "\($0)" }
    let literal = "\(law.law.name)(\(arguments.joined(separator: ", ")))"
    let asNumber = law.law.isCondition ? "number(\(literal))" : literal
    let found = errors(in: document("\"parameters\": [{\"name\": \"p\", \"value\": \"\(asNumber)\"}]"))
    #expect(found.isEmpty == limit.isDrawn, "\(literal): \(found.map(\.message))")

    // The same at run time, where the arguments are variables: drawn, or a fault with the law's reason.
    let names = arguments.indices.map { "x\($0)" }
    let call = "\(law.law.name)(\(names.joined(separator: ", ")))"
    let variables = zip(names, arguments).map { "{\"name\": \"\($0)\", \"initial\": \($1), \"next\": \"\($0)\"}" }
    let scenario = try read(
      document(
        """
        "variables": [\(variables.joined(separator: ", ")),
          {"name": "y", "initial": 0, "next": "\(law.law.isCondition ? "number(\(call))" : call)"}],
        "outcomes": [{"name": "y_end", "final": "y"}]
        """, clock: #"{"steps": 1}"#))
    let program = try scenario.program()
    let observations = BlockObservations(program: program, capacity: 16, seriesBins: nil)
    TrajectoryBatch(program: program, width: 16, seed: 4, observations: observations)
      .play(first: 0, count: 16, into: observations)
    #expect(observations.faults.isEmpty == limit.isDrawn, "\(call) at \(limit.arguments)")
    for fault in observations.faults {
      #expect(fault.reason?.contains(law.law.name) == true, "\(fault.reason ?? "no reason")")
    }
  }

  @Test("A fault names the law, the parameter and the argument")
  func reason() throws {
    let scenario = try read(
      document(
        """
        "variables": [{"name": "rate", "initial": 1, "next": "rate - 1"},
          {"name": "y", "initial": 0, "next": "y + 2 * gamma(rate - 0.5, 1)"}],
        "outcomes": [{"name": "y_end", "final": "y"}]
        """, clock: #"{"steps": 3}"#))
    let program = try scenario.program()
    let observations = BlockObservations(program: program, capacity: 4, seriesBins: nil)
    TrajectoryBatch(program: program, width: 4, seed: 4, observations: observations)
      .play(first: 0, count: 4, into: observations)
    #expect(observations.faults.map(\.step) == [1, 1, 1, 1])
    #expect(observations.faults.allSatisfy { $0.reason == "gamma: shape must be positive, found -0.5" })
  }

  @Test(
    "whether a draw is arithmetic or a sampler's",
    arguments: [
      ("normal(0, x)", "normal: sd must be 0 or more, found -3"),
      ("uniform(0, x)", "uniform: low must not be above high, found 0 and -3"),
      ("number(bernoulli(x))", "bernoulli: p must be between 0 and 1, found -3"),
      ("1 + 2 * normal(x, x)", "normal: sd must be 0 or more, found -3"),
      ("normal(0, 1 / (x + 3))", "normal: sd must be finite, found infinity"),
      ("exponential(x)", "exponential: mean must be 0 or more, found -3"),
    ])
  func reasonOfArithmetic(_ draw: String, _ reason: String) throws {
    let scenario = try read(
      document(
        """
        "variables": [{"name": "x", "initial": -3}, {"name": "y", "initial": 0, "next": "\(draw)"}],
        "outcomes": [{"name": "y_end", "final": "y"}]
        """, clock: #"{"steps": 1}"#))
    let program = try scenario.program()
    let observations = BlockObservations(program: program, capacity: 4, seriesBins: nil)
    TrajectoryBatch(program: program, width: 4, seed: 4, observations: observations)
      .play(first: 0, count: 4, into: observations)
    #expect(observations.faults.map(\.reason) == [reason, reason, reason, reason])
  }

  @Test("The page of laws is what the laws say; BRINK_WRITE_LAWS=1 writes it")
  func page() throws {
    let path = "Sources/ScenarioLanguage/ScenarioLanguage.docc/Laws.md"
    var text = """
      # Laws

      What a scenario can draw from. Arguments outside their domain are refused where they are written; those that turn bad
      in play are a fault of that trajectory, with this page's reason.

      Quantile functions agree with mpmath's to 12 digits, from probability 2⁻⁵³ to 1 − 2⁻⁵³, over the whole domain; where a result is a
      power or an exponential, to 3·10⁻¹⁵ times its logarithm if that is more; and to 11 digits for a beta with a parameter below 0.01.
      Where all arguments are constants a draw comes from a table of the quantile function, whose error in probability is below
      10⁻¹³; a whole number may differ by one where the uniform is within 10⁻¹² of the step between the two.

      | law | parameters | of |
      | --- | --- | --- |

      """
    for law in Distribution.standard.map(\.law) {
      let parameters = law.parameters.map { "`\($0.name)`: \($0.meaning), \($0.validity.words)" }
      let call = "\(law.name)(\(law.parameters.map(\.name).joined(separator: ", ")))"
      text += "| `\(call)` | \(parameters.joined(separator: "; ")) | \(law.meaning) |\n"
    }
    text += "\n## Limits\n\n| | is | |\n| --- | --- | --- |\n"
    for law in Distribution.standard.map(\.law) {
      for limit in law.limits {
        let call = "\(law.name)(\(limit.arguments.map(shortest).joined(separator: ", ")))"
        text += "| `\(call)` | \(limit.isDrawn ? "drawn" : "refused") | \(limit.meaning) |\n"
      }
    }
    if getenv("BRINK_WRITE_LAWS") != nil { try writeRepositoryFile(path, text) }
    #expect(String(decoding: try repositoryFile(path), as: UTF8.self) == text)
  }
}
