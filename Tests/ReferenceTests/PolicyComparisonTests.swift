import Analysis
import Testing

@Suite("Policies compared on the same draws")
struct PolicyComparisonTests {
  /// Case A13: Law, Simulation Modeling and Analysis, chapter 11.2; differences, deviations of a pair with common and
  /// with independent draws.
  @Test(
    "Paired differences, their intervals and the variance saved agree with the closed form",
    arguments: [
      ("base", "p_0_25", 0.04999999999999999, 0.21794494717703364, 0.6304760106459245),
      ("p_0_05", "p_0_04", 0.010000000000000002, 0.099498743710662, 0.2930870177950569),
      ("p_0_01", "p_0_002", 0.008, 0.08908422980528036, 0.10906878563548784),
    ])
  func difference(
    first: String, second: String, difference: Double, deviation: Double, independentDeviation: Double
  ) throws {
    let scenario = try ReferenceScenario("common-random-numbers", clock: #"{ "step": "day", "steps": 1 }"#)
    let (count, compared) = (100_000, try scenario.compare([second, first], trajectories: 100_000))
    let strike = try #require(compared.comparisons(against: 0)[0].outcomes.first { $0.name == "strike" })
    let error = deviation / Double(count).squareRoot()
    #expect(abs(strike.difference.value - difference) < 5 * error)
    let halfWidth = (strike.difference.high - strike.difference.low) / 2
    // A deviation of yes and no is known to half its own coefficient of variation.
    #expect(
      abs(halfWidth / (1.959963984540054 * error) - 1) < 5 / (2 * (Double(count) * difference).squareRoot()) + 1e-4)
    let saved = 1 - deviation * deviation / (independentDeviation * independentDeviation)
    // The ratio of two variances, each known as well as the number of its events lets it.
    #expect(
      abs(strike.varianceSaved - saved) < 5 * (1 - saved) / (Double(count) * difference).squareRoot() + 1e-4)
    #expect(strike.verdict == .higher)
  }

  /// Case A13: with common noise a shift of 0.1 a day moves x by 0.1, 0.6513215599 and 0.9999734386 in every trajectory.
  @Test("A difference that is the same in every trajectory has no variance")
  func deterministic() throws {
    let compared = try ReferenceScenario("common-random-numbers").compare(["base", "shifted"], trajectories: 5000)
    let outcomes = compared.comparisons(against: 0)[0].outcomes
    for (name, shift) in [("day1", 0.1), ("day10", 0.6513215599000001), ("day100", 0.9999734386011127)] {
      let outcome = try #require(outcomes.first { $0.name == name })
      #expect(abs(outcome.difference.value - shift) < 1e-12 && outcome.difference.high - outcome.difference.low < 1e-12)
      #expect(outcome.varianceSaved > 1 - 1e-12 && outcome.superiority.value == 1 && outcome.verdict == .higher)
    }
  }

  /// Ends by SciPy 1.17: brentq on binom.cdf and binom.pmf.
  @Test("Shares of few flips have the binomial law's interval")
  func flips() {
    let share = Estimate.probability(of: 3, in: 1000, level: 0.95)
    #expect(abs(share.low - 0.0007175596924325605) < 1e-10 && abs(share.high - 0.008314886379094805) < 1e-10)
  }
}
