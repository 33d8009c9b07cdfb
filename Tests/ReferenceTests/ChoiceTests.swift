import Testing

/// Decisions by utility.
@Suite("Choices")
struct ChoiceTests {
  /// Case A04: quantal response equilibria of McKelvey and Palfrey 1995; const_sum_game with the published values of
  /// Gambit's tests/test_nash.py, the others by root finding.
  @Test(
    "Mutual logit responses settle in the equilibrium, and choices follow it",
    arguments: [
      ("base", 0.642979358960143, 0.5883190244246781), ("const_sum_2", 0.7726766071217982, 0.6117434791995803),
      ("const_sum_3", 0.8595367095885914, 0.6038157859621704), ("pennies_half", 0.8306705913418173, 0.4180774669062137),
      ("pennies_1", 0.8935763305539738, 0.31278037502953326), ("pennies_2", 0.8607543943410345, 0.1910784943174742),
      ("pennies_5", 0.7019842367983301, 0.11713529134628275),
      ("coordination_1", 0.8041539531238592, 0.8041539531238591),
      ("coordination_2", 0.9797355213986623, 0.9797355213986625),
      // Its middle equilibrium, 0.23495489914480985, is unstable: beliefs part from it on both sides.
      ("coordination_4_below", 0.02378653604180294, 0.023786536041802937),
      ("coordination_4_above", 0.9996632926071923, 0.9996632926071923),
    ])
  func logitEquilibrium(variant: String, p: Double, q: Double) throws {
    let scenario = try ReferenceScenario("logit-equilibrium")
    let run = try scenario.play([variant], trajectories: 1000)
    let tolerance = 1e-9
    for (outcome, expected) in [("belief_p", p), ("belief_q", q)] {
      let moments = try run.outcome(outcome, variant).moments
      #expect(abs(moments.minimum - expected) < tolerance && abs(moments.maximum - expected) < tolerance)
    }
    let choices = try scenario.lastChoiceProbabilities(variant: variant)
    try #require(choices.map(\.count) == [2, 2])
    #expect(abs(choices[0][0] - p) < tolerance && abs(choices[1][0] - q) < tolerance)
    for (outcome, probability) in [("ups", p), ("lefts", q)] {
      let deviation = (100 * probability * (1 - probability)).squareRoot()
      try run.expectMean(outcome, variant, near: 100 * probability, standardDeviation: deviation)
    }
  }

  /// Case A05: softmax in arithmetic of 40 digits (mpmath).
  @Test(
    "Softmax neither overflows nor loses digits, and choices follow it",
    arguments: [
      ("base", [0.25, 0.25, 0.25, 0.25]),
      ("huge", [0.09003057317038046, 0.24472847105479764, 0.6652409557748219]),
      ("tiny", [0.6652409557748219, 0.24472847105479764, 0.09003057317038046]),
      ("underflow", [0.2689414213699951, 0, 0.7310585786300049]), ("nearly_equal", [0.5000000025, 0.4999999975]),
      ("far_apart", [1, 0, 9.85967654375977e-305]),
      (
        "eight",
        [
          0.0516197209484272, 0.006321166654760022, 0.0031389984635701333, 0.000284763515993693, 0.31228111394935637,
          0.31228111394935637, 0.31196898892393005, 0.0021041335946061328,
        ]
      ),
    ])
  func softmax(variant: String, expected: [Double]) throws {
    let scenario = try ReferenceScenario("softmax")
    let probabilities = try #require(try scenario.lastChoiceProbabilities(variant: variant).first)
    let run = try scenario.play([variant], trajectories: 100_000)
    for (index, probability) in (expected + Array(repeating: 0, count: 8 - expected.count)).enumerated() {
      #expect(abs(probabilities[index] - probability) <= 1e-300 + 1e-13 * probability, "action \(index + 1)")
      try run.expectOccurrence("chose\(index + 1)", variant, near: probability < 1e-300 ? 0 : probability)
    }
  }
}
