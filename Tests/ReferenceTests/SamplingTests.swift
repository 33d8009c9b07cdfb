import Probability
import Testing

/// Quantiles, paired comparisons, and functions of uncertain parameters.
@Suite("Samples of outcomes")
struct SamplingTests {
  /// Case A12: quantile, expected shortfall, and √n times the standard error of the sample quantile.
  @Test(
    "Quantiles and expected shortfalls are those of the distribution",
    arguments: [
      (
        "normal",
        [
          (0.5, 0.0, 0.7978845608028654, 1.2533141373155001),
          (0.9, 1.2815515655446004, 1.754983319324869, 1.709417956835101),
          (0.95, 1.6448536269514722, 2.0627128075074257, 2.1131875109690856),
          (0.99, 2.3263478740408408, 2.665214220345806, 3.733236261126965),
          (0.999, 3.090232306167813, 3.367090077063992, 9.387025750768922),
        ]
      ),
      (
        "exponential",
        [
          (0.5, 0.6931471805599453, 1.6931471805599454, 1.0),
          (0.9, 2.302585092994046, 3.302585092994046, 3.0000000000000004),
          (0.95, 2.99573227355399, 3.99573227355399, 4.358898943540671),
          (0.99, 4.605170185988091, 5.605170185988091, 9.949874371066196),
          (0.999, 6.907755278982136, 7.907755278982136, 31.6069612585582),
        ]
      ),
    ])
  func quantiles(
    outcome: String, expected: [(p: Double, quantile: Double, shortfall: Double, scaledError: Double)]
  ) throws {
    let run = try ReferenceScenario("simple-samples").play(["base"], trajectories: 400_000)
    let sorted = try run.values(outcome).sorted()
    let n = Double(sorted.count)
    for (p, quantile, shortfall, scaledError) in expected {
      run.expect(
        SampleQuantile.type7(sorted: sorted.span, p: p), near: quantile, standardError: scaledError / n.squareRoot(),
        "\(outcome), quantile \(p)")
      let tail = sorted.suffix(Int((n * (1 - p)).rounded()))
      // Beyond the quantile v a normal has the variance 1 + v·ES − ES², an exponential again 1.
      let tailVariance = outcome == "normal" ? 1 + quantile * shortfall - shortfall * shortfall : 1
      let distance = shortfall - quantile
      run.expect(
        tail.reduce(0, +) / Double(tail.count), near: shortfall,
        standardError: ((tailVariance + p * distance * distance) / (n * (1 - p))).squareRoot(),
        "\(outcome), expected shortfall \(p)")
    }
  }

  /// Case A13: Law, Simulation Modeling and Analysis, chapter 11.2.
  @Test(
    "Pairing removes the variance that policies share",
    arguments: [
      ("base", "p_0_25", 0.05, 0.21794494717703364, 0.6304760106459245),
      ("p_0_05", "p_0_04", 0.01, 0.099498743710662, 0.2930870177950569),
      ("p_0_01", "p_0_002", 0.008, 0.08908422980528036, 0.10906878563548784),
    ])
  func pairedDifference(
    first: String, second: String, difference: Double, pairedDeviation: Double, independentDeviation: Double
  ) throws {
    let scenario = try ReferenceScenario("common-random-numbers", clock: #"{ "step": "day", "steps": 1 }"#)
    let run = try scenario.play([first, second], trajectories: 200_000)
    let values = try run.values("strike", first)
    let paired = zip(values, try run.values("strike", second)).map { $0 - $1 }
    let other = try scenario.play([second], trajectories: 200_000, seed: 7).values("strike", second)
    let independent = zip(values, other).map { $0 - $1 }
    #expect(paired.allSatisfy { $0 >= 0 }, "whom the lesser probability strikes, the greater one strikes")
    for (differences, deviation) in [(paired, pairedDeviation), (independent, independentDeviation)] {
      let n = Double(differences.count)
      run.expect(
        differences.reduce(0, +) / n, near: difference, standardError: deviation / n.squareRoot(),
        "\(first) − \(second)")
      let spread = Spread(differences)
      run.expect(
        spread.deviation, near: deviation, standardError: spread.deviationError, "deviation of \(first) − \(second)")
    }
  }

  /// Case A13: with common noise a shift u moves x(t) by u (1 − 0.9ᵗ) / 0.1 in every trajectory.
  @Test("A shift of a policy moves every trajectory by the same amount")
  func deterministicDifference() throws {
    let run = try ReferenceScenario("common-random-numbers").play(["base", "shifted"], trajectories: 10_000)
    for (outcome, shift) in [("day1", 0.1), ("day10", 0.6513215599000001), ("day100", 0.9999734386011127)] {
      let pairs = zip(try run.values(outcome, "shifted"), try run.values(outcome))
      #expect(pairs.allSatisfy { abs($0 - $1 - shift) <= 1e-12 * shift }, "\(outcome)")
    }
  }

  /// Case A13: stream alignment.
  @Test("A draw more a day leaves every other number as it was, to the bit")
  func streamAlignment() throws {
    let plain = try ReferenceScenario("common-random-numbers").play(["base"], trajectories: 5000)
    let variable = #"{ "name": "unused", "initial": "uniform(0, 1)", "next": "uniform(0, 1)" }"#
    let drawing = try ReferenceScenario("common-random-numbers", addingVariable: variable)
      .play(["base"], trajectories: 5000)
    for outcome in ["strike", "day1", "day10", "day100"] {
      #expect(try plain.values(outcome) == drawing.values(outcome), "\(outcome)")
    }
  }

  /// Case V01: Ishigami and Homma 1990, with a = 7.
  @Test("Ishigami's function of three parameters has its mean and variance")
  func ishigami() throws {
    let run = try ReferenceScenario("ishigami").play(["base", "half_b"], trajectories: 400_000)
    try expectMoments(run, "y", "base", mean: 3.5, variance: 13.844587940719254)
    try expectMoments(run, "y", "half_b", mean: 3.5, variance: 8.916942440349825)
  }

  /// Case V02: Sobol 1993; Saltelli et al. 2010.
  @Test("Sobol's function of eight parameters has its mean and variance")
  func sobolG() throws {
    let run = try ReferenceScenario("sobol-g").play(["base"], trajectories: 400_000)
    try expectMoments(run, "eight_factors", "base", mean: 1, variance: 0.4654244319022067)
    try expectMoments(run, "three_equal_factors", "base", mean: 1, variance: 1.3703703703703702)
  }

  private func expectMoments(
    _ run: ReferenceRun, _ outcome: String, _ variant: String, mean: Double, variance: Double
  ) throws {
    try run.expectMean(outcome, variant, near: mean, standardDeviation: variance.squareRoot())
    let spread = Spread(try run.values(outcome, variant))
    run.expect(
      spread.variance, near: variance, standardError: spread.varianceError, "variance of \(outcome), \(variant)")
  }
}
