import Testing

/// Markov chains of the textbooks and of the Quantitative Verification Benchmark Set.
@Suite("Markov chains")
struct ChainTests {
  /// Case A06 (i): Grinstead and Snell, Introduction to Probability, examples 11.13 to 11.15.
  @Test("The drunkard's walk has the fundamental matrix")
  func drunkardsWalk() throws {
    let expected: [(variant: String, visits: [Double], steps: Double, low: Double)] = [
      ("base", [1.5, 1, 0.5], 3, 0.75), ("from_2", [1, 2, 1], 4, 0.5), ("from_3", [0.5, 1, 1.5], 3, 0.25),
    ]
    let run = try ReferenceScenario("drunkards-walk").play(expected.map(\.variant), trajectories: 400_000)
    for (variant, visits, steps, low) in expected {
      for (index, mean) in visits.enumerated() {
        try run.expectMean("visits_to_\(index + 1)", variant, near: mean)
      }
      try run.expectMean("steps", variant, near: steps, standardDeviation: 8.0.squareRoot())
      try run.expectOccurrence("ends_at_0", variant, near: low)
      try run.expectOccurrence("ends_at_4", variant, near: 1 - low)
      let times = try #require(try run.outcome("steps", variant).times).counts
      let spread = Spread(times.enumerated().map { (value: Double($0), count: Double($1)) })
      run.expect(spread.variance, near: 8, standardError: spread.varianceError, "variance of steps, \(variant)")
    }
  }

  /// Case A06 (ii): linear algebra on the absorbing chain.
  @Test("The escalation chain ends and is distributed as its matrix says")
  func escalationChain() throws {
    let expected: [(variant: String, settled: Double, war: Double, days: Double)] = [
      ("base", 0.4557377049180331, 0.5442622950819677, 31.202185792349752),
      ("from_level2", 0.31967213114754117, 0.6803278688524592, 26.502732240437172),
      ("from_level3", 0.14754098360655743, 0.8524590163934425, 17.103825136612024),
      ("from_level4", 0.04918032786885247, 0.9508196721311475, 7.923497267759563),
    ]
    let run = try ReferenceScenario("escalation-chain").play(expected.map(\.variant), trajectories: 100_000)
    for (variant, settled, war, days) in expected {
      // Of 1000 days the first 365 leave one trajectory in a million, the others none.
      try run.expectIncidence("settled_day", variant, at: [1000], near: [settled])
      try run.expectIncidence("war_day", variant, at: [1000], near: [war])
      try run.expectMean("absorbed_day", variant, near: days)
    }
    let levels = [0.19734896314628583, 0.12187886112406097, 0.05481942316000209, 0.015780172062630944]
    for (index, probability) in levels.enumerated() {
      try run.expectOccurrence("level\(index + 1)_on_day_30", near: probability)
    }
    try run.expectIncidence("settled_day", at: [30, 365], near: [0.31797288045878963, 0.455737313158767])
    try run.expectIncidence("war_day", at: [30, 365], near: [0.2921997000482311, 0.5442615736882503])
  }

  /// Case M01: Knuth and Yao 1976; PRISM's examples/simple/dice.
  @Test("A die made of coins is fair and takes 11/3 flips")
  func knuthYaoDie() throws {
    let run = try ReferenceScenario("knuth-yao-die").play(["base"], trajectories: 400_000)
    for face in ["one", "two", "three", "four", "five", "six"] { try run.expectOccurrence(face, near: 1.0 / 6) }
    try run.expectMean("flips", near: 11.0 / 3)
    try run.expectIncidence(
      "flips", at: Array(0...12),
      near: [
        0, 0, 0, 0.75, 0.75, 0.9375, 0.9375, 0.984375, 0.984375, 0.99609375, 0.99609375, 0.9990234375, 0.9990234375,
      ])
  }

  /// Case M02: the benchmark set's dtmc/herman; the slowest starts with Storm's exact 4/3, 16/5 and 48/7. Steps count
  /// from 0; for n = 3 they stop where too few trajectories are left.
  @Test("Herman's ring stabilises in the exact time, all bits moving together")
  func hermanRing() throws {
    let expected: [(variant: String, mean: Double, within: [Double])] = [
      ("base", 4.0 / 3, [0, 0.75, 0.9375, 0.984375, 0.99609375, 0.9990234375, 0.999755859375, 0.99993896484375]),
      (
        "five", 44.0 / 15,
        [
          0, 0.3125, 0.56640625, 0.718994140625, 0.8164215087890625, 0.8798837661743164, 0.9213867783546448,
          0.9485473670065403, 0.9663238527718931, 0.9779586792137707, 0.9855737686166322, 0.9905579090118977,
          0.9938200712204015, 0.9959551841020586, 0.9973526336252689, 0.9982672762125732, 0.9988659175578507,
          0.9992577334051024, 0.9995141802064613, 0.9996820268170274, 0.9997918838498671,
        ]
      ),
      (
        "seven", 5.493326596774873,
        [
          0, 0.109375, 0.288818359375, 0.4377403259277344, 0.5528869032859802, 0.6418008795008063, 0.7114365696761524,
          0.7667300216851345, 0.8110571787692571, 0.8467984500166492, 0.8757097869502102, 0.8991365331393124,
          0.9181360218123764, 0.9335518873359778, 0.9460628891649895, 0.9562175384636689, 0.9644600908541344,
          0.9711507702247666, 0.9765818280450731, 0.9809904352350299, 0.9845690893411136,
        ]
      ),
      ("five_slowest", 16.0 / 5, []), ("seven_slowest", 48.0 / 7, []),
    ]
    let run = try ReferenceScenario("herman-ring").play(expected.map(\.variant), trajectories: 400_000)
    for (variant, mean, within) in expected {
      try run.expectMean("steps", variant, near: mean)
      try run.expectIncidence("steps", variant, at: Array(within.indices), near: within)
      try run.expectIncidence("steps", variant, at: [400], near: [1])
    }
  }

  /// Case M04: the benchmark set's dtmc/crowds, Storm's exact fractions and the binomial tail of the closed form.
  @Test("The Crowds protocol betrays its sender as often as it should")
  func crowds() throws {
    let expected = [
      ("base", "observed_twice", 0.05296253509523565),
      ("five_runs", "observed_twice", 0.14580523773601864),
      ("six_runs_of_twenty", "observed_twice", 0.12047637088459826),
      ("one_run", "observed_once", 118_937.0 / 852_500),
      ("one_run_of_twenty", "observed_once", 703_339.0 / 6_820_000),
    ]
    let run = try ReferenceScenario("crowds").play(expected.map(\.0), trajectories: 400_000)
    for (variant, outcome, probability) in expected {
      try run.expectOccurrence(outcome, variant, near: probability)
      try run.expectOccurrence("finished", variant, near: 1)
    }
  }

  /// Case M07: the benchmark set's dtmc/egl; 1/2 + 2⁻ⁿ⁻¹.
  @Test("The exchange of secrets is unfair to the side that the schedule disfavours")
  func fairExchange() throws {
    let expected = [("base", 33.0 / 64), ("ten", 1025.0 / 2048)]
    let run = try ReferenceScenario("fair-exchange").play(expected.map(\.0), trajectories: 1_000_000)
    for (variant, probability) in expected {
      try run.expectOccurrence("unfair_to_A", variant, near: probability)
      try run.expectOccurrence("unfair_to_B", variant, near: 1 - probability)
    }
  }

  /// Case M08: the benchmark set's dtmc/haddad-monmege, by rational elimination.
  @Test("A slowly mixing chain is hit in time as often as it should")
  func slowMixing() throws {
    let expected: [(variant: String, steps: Double, within: [Double])] = [
      ("base", 22, [0.23515624999999998, 0.5341964721679686, 0.6955395182599893, 0.6999999949300195]),
      ("six", 94, [0.046484374999999994, 0.1770161300897598, 0.4605228597160325, 0.6875531924268292]),
    ]
    let run = try ReferenceScenario("slow-mixing").play(expected.map(\.variant), trajectories: 100_000)
    for (variant, steps, within) in expected {
      try run.expectOccurrence("hits_0", variant, near: 0.7)
      try run.expectIncidence("time_of_0", variant, at: [10, 30, 100, 365], near: within)
      try run.expectMean("steps", variant, near: steps)
      try run.expectIncidence("steps", variant, at: [3000], near: [1])
    }
  }

  /// Case M10: the benchmark set's ctmc/polling, property s1_before_s2; Ibe and Trivedi 1990.
  @Test("The polling server serves station 1 before station 2 as often as it should")
  func polling() throws {
    let run = try ReferenceScenario("polling").play(["base"], trajectories: 60_000)
    try run.expectOccurrence("station_1_before_2", near: 0.5214543254248217)
    try run.expectOccurrence("decided", near: 1)
  }
}
