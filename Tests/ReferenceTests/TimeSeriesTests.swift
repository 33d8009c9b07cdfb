import Testing

/// Coupled linear maps, mean reversion and an epidemic.
@Suite("Difference equations")
struct TimeSeriesTests {
  /// Case A01: L. F. Richardson, Arms and Insecurity (1960), chapter II; the maps iterated in exact arithmetic.
  @Test(
    "Richardson's arms race follows the Euler map for each step length",
    arguments: [
      (
        #"{ "step": 1, "steps": 10 }"#,
        [
          ("base", 2.3137295214, 2.0280169228), ("unstable", 250.4163847700801, 250.41638477010008),
          ("asymmetric", 0.67950659462, 1.7937432494),
        ]
      ),
      (
        #"{ "step": 0.1, "steps": 100 }"#,
        [
          ("base", 2.2530207507094344, 1.9675079426146989), ("unstable", 1078.304575192147, 1078.3045769300704),
          ("asymmetric", 0.6738692421787726, 1.7834605943678468),
        ]
      ),
      (
        #"{ "step": 0.01, "steps": 1000 }"#,
        [
          ("base", 2.247121195833997, 1.961661112990601), ("unstable", 1329.9800280759996, 1329.9800312188345),
          ("asymmetric", 0.6733313736172459, 1.7824711672664884),
        ]
      ),
    ])
  func richardson(clock: String, expected: [(variant: String, x: Double, y: Double)]) throws {
    let run = try ReferenceScenario("richardson", clock: clock).play(expected.map(\.variant), trajectories: 10)
    for (variant, x, y) in expected {
      try run.expectConstant("final_x", variant, x, relativeTolerance: 1e-10)
      try run.expectConstant("final_y", variant, y, relativeTolerance: 1e-10)
    }
  }

  /// Case A01: fixed point (k h + b g, l g + a h) / (a b − k l); the covariance solves Lyapunov's equation.
  @Test("Richardson's arms race with noise is stationary around the fixed point")
  func noisyRichardson() throws {
    // From the fixed point to three digits; what is left of the start after 80 days, exp(−16) of it, is nothing.
    let run = try ReferenceScenario("richardson", clock: #"{ "step": 0.1, "steps": 800 }"#)
      .play(["noisy"], trajectories: 50_000)
    let (varianceX, varianceY, shared) = (0.06300758063936578, 0.06922319218369462, 0.036507688410049796)
    try run.expectNormal("final_x", "noisy", mean: 2.571428571428571, variance: varianceX)
    try run.expectNormal("final_y", "noisy", mean: 2.2857142857142856, variance: varianceY)
    try expectCovariance(run, "final_x", "final_y", "noisy", variances: (varianceX, varianceY), covariance: shared)
  }

  /// Case A10: Hamilton, Time Series Analysis, chapter 3: mean μ + φᵗ (x₀ − μ), variance σ² (1 − φ²ᵗ) / (1 − φ²).
  @Test("Mean reversion has the closed form's mean, variance and autocorrelation")
  func autoregression() throws {
    let run = try ReferenceScenario("autoregression").play(["base", "slow", "alternating"], trajectories: 50_000)
    let laws: [(variant: String, phi: Double, means: [Double], variances: [Double])] = [
      (
        "base", 0.9, [0.19999999999999996, 0.8190199999999999, 1.9152176834495676, 2.0],
        [0.25, 0.8570020525000002, 1.3134249864474814, 1.3157894736842108]
      ),
      (
        "slow", 0.99, [2.9699999999999998, 2.8529701497, 2.2191011201648405, 0.07655389335687338],
        [0.010000000000000002, 0.04804920853828918, 0.2275594761855468, 0.5021853434624173]
      ),
      ("alternating", -0.5, [1, 1, 1, 1], [1, 1.33203125, 1.3333333333333333, 1.3333333333333333]),
    ]
    for (variant, phi, means, variances) in laws {
      for (index, outcome) in ["day1", "day5", "day30", "day365"].enumerated() {
        try run.expectNormal(outcome, variant, mean: means[index], variance: variances[index])
      }
      let today = try run.values("day365", variant)
      for (outcome, correlation) in [("day366", phi), ("day367", phi * phi), ("day370", phi * phi * phi * phi * phi)] {
        let later = try run.values(outcome, variant)
        let estimate = covariance(today, later) / (Spread(today).deviation * Spread(later).deviation)
        run.expect(
          estimate, near: correlation,
          standardError: (1 - correlation * correlation) / Double(run.trajectoryCount).squareRoot(),
          "autocorrelation to \(outcome), \(variant)")
      }
    }
  }

  /// Case A10: the mean of 365 values of a stationary series, Hamilton, chapter 7.
  @Test("The mean over a stationary trajectory has the closed form's variance")
  func timeAverage() throws {
    // The look before step 0 is one of the 365.
    let run = try ReferenceScenario("autoregression", clock: #"{ "step": "day", "steps": 364 }"#)
      .play(["stationary"], trajectories: 40_000)
    try run.expectNormal("time_average", "stationary", mean: 2, variance: 0.06671539046527929)
  }

  /// Case A10: Hamilton, chapter 10; the covariance solves Lyapunov's equation.
  @Test("Two quantities with a common draw have the vector autoregression's covariance")
  func vectorAutoregression() throws {
    let run = try ReferenceScenario("vector-autoregression").play(["base"], trajectories: 100_000)
    let (variance1, variance2, shared) = (0.11960807050092769, 0.18158627087198517, 0.007769016697588108)
    try run.expectNormal("final_z1", mean: 0, variance: variance1)
    try run.expectNormal("final_z2", mean: 0, variance: variance2)
    try expectCovariance(run, "final_z1", "final_z2", "base", variances: (variance1, variance2), covariance: shared)
  }

  /// Case A08: Kermack and McKendrick's final size relation S∞ = S₀ exp(−R₀ (1 − S∞)), by Lambert's W.
  @Test("An epidemic in generations has the final size and the peak")
  func epidemic() throws {
    let expected: [(variant: String, susceptible: Double, attackRate: Double, peak: Double, step: Double)] = [
      ("base", 0.417187241308951, 0.582812758691049, 0.06236419026786202, 30),
      ("r0_2", 0.20318752769665877, 0.7968124723033412, 0.1533604114842755, 19),
      ("r0_3", 0.05879736479677791, 0.9412026352032221, 0.2992687709052334, 4),
      ("r0_0_8", 0.8276294855958822, 0.17237051440411777, 0.050000000000000044, 0),
    ]
    let run = try ReferenceScenario("epidemic").play(expected.map(\.variant), trajectories: 10)
    for (variant, susceptible, attackRate, peak, step) in expected {
      try run.expectConstant("final_susceptible", variant, susceptible, relativeTolerance: 1e-9)
      try run.expectConstant("attack_rate", variant, attackRate, relativeTolerance: 1e-9)
      try run.expectConstant("peak", variant, peak, relativeTolerance: 1e-9)
      let growth = try run.outcome("generations_of_growth", variant).numbers
      #expect(growth == [Int(step): UInt64(run.trajectoryCount)], "peak's generation, \(variant)")
    }
  }

  /// Case A08: the extinction probability q = exp(R₀ (q − 1)) of a branching process with Poisson offspring.
  @Test("Chains of infections die out as the branching process says")
  func extinction() throws {
    let expected = [
      ("base", 0.6863016689587819), ("r0_1_5", 0.41718835613418853), ("r0_2", 0.20318786997998),
      ("r0_3", 0.05952020929264036),
    ]
    let run = try ReferenceScenario("branching-process").play(expected.map(\.0), trajectories: 100_000)
    for (variant, probability) in expected {
      try run.expectOccurrence("dies_out", variant, near: probability)
      try run.expectOccurrence("decided", variant, near: 1)
    }
  }

  /// Expects the covariance of two outcomes that are normal together.
  private func expectCovariance(
    _ run: ReferenceRun, _ x: String, _ y: String, _ variant: String, variances: (Double, Double),
    covariance expected: Double
  ) throws {
    let estimate = covariance(try run.values(x, variant), try run.values(y, variant))
    let variance = variances.0 * variances.1 + expected * expected
    run.expect(
      estimate, near: expected, standardError: (variance / Double(run.trajectoryCount)).squareRoot(),
      "covariance of \(x) and \(y)")
  }
}
