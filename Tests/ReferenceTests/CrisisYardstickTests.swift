import Testing

/// Case K5: five actors with eight actions each, played 1,450,000 times by three C programs (GSL's Mersenne twister with
/// the polar method, Philox with a ziggurat, and the same in SIMD batches), which agree.
@Suite("The yardstick of five actors")
struct CrisisYardstickTests {
  private static let referenceCount = 1_450_000

  @Test("agrees with the C programs in every outcome")
  func yardstick() throws {
    let scenario = try ReferenceScenario("k5", path: "Sources/Benchmarks/K5/scenario.json")
    let run = try scenario.play(["base"], trajectories: 100_000)
    try expectHazards(run)
    try expectNumberOfHazards(run)
    try expectTension(run)
    try expectFinalState(run)
  }

  /// Shares of trajectories in which each hazard fired, and the mean first day with its standard error.
  private func expectHazards(_ run: ReferenceRun) throws {
    let hazards = [
      (0.060077241379310344, 165.88546663146295, 0.3741601262190575),
      (0.1200351724137931, 164.3239863815778, 0.2635227281556936),
      (0.20037655172413793, 175.27585801766327, 0.1947450645345984),
      (0.30043379310344825, 161.70885999141467, 0.16339070645838188),
      (0.4206710344827586, 162.10604719471192, 0.1361987461908541),
      (0.5498675862068966, 167.68093867137918, 0.11205257064701298),
    ]
    for (index, (share, firstDay, error)) in hazards.enumerated() {
      try run.expectOccurrence("fired\(index + 1)", near: share, referenceCount: Self.referenceCount)
      // Day t, counted from 0, is over at t + 1.
      try run.expectMean("first\(index + 1)", near: firstDay + 1, referenceError: error)
    }
  }

  private func expectNumberOfHazards(_ run: ReferenceRun) throws {
    let shares = [
      0.12063931034482758, 0.3409337931034483, 0.344928275862069, 0.1566648275862069, 0.03358896551724138,
      0.0031482758620689655, 9.655172413793103e-05,
    ]
    let numbers = try run.values("hazards_fired")
    for (number, share) in shares.enumerated() {
      let hits = numbers.count { $0 == Double(number) }
      run.expectShare(UInt64(hits), near: share, "\(number) hazards", referenceCount: Self.referenceCount)
    }
    let any = numbers.count { $0 > 0 }
    run.expectShare(UInt64(any), near: 0.8793606896551724, "any hazard", referenceCount: Self.referenceCount)
  }

  private func expectTension(_ run: ReferenceRun) throws {
    try run.expectMean("maximum_tension", near: 0.6564402706896553, referenceError: 0.00017295134679819738)
    let sorted = try run.values("maximum_tension").sorted()
    expectDeviation(run, sorted, near: 0.208261, "deviation of maximum tension")
    let quantiles = [
      (0.01, 0.240142), (0.05, 0.343639), (0.25, 0.510167), (0.5, 0.64015), (0.75, 0.785496), (0.95, 1.024616),
      (0.99, 1.216286),
    ]
    for (p, quantile) in quantiles {
      let below = sorted.count { $0 < quantile }
      run.expectShare(UInt64(below), near: p, "share below quantile \(p)", referenceCount: Self.referenceCount)
    }
  }

  private func expectFinalState(_ run: ReferenceRun) throws {
    let state = [
      ("tension", -0.21827306896551724, 0.36456372413793103), ("readiness_a", 0.451948275862069, 0.591091172413793),
      ("readiness_b", -0.20701217241379313, 0.33487772413793104),
      ("economy_a", 0.16807889655172414, 0.3586131724137931),
      ("economy_b", 0.24567203448275862, 0.399953), ("public_support", -0.08332210344827587, 0.28637751724137933),
      ("alliance", 0.2738204827586207, 0.3483863103448276), ("media_heat", -0.7250899655172414, 0.4884679655172414),
      ("sanctions", 0.03787396551724138, 0.3249966206896552), ("trust", -0.3167698275862069, 0.2893986896551724),
      ("cyber_load", 1.0896176896551724, 0.4965543793103448), ("refugees", 0.20363162068965515, 0.29425441379310346),
    ]
    for (name, mean, deviation) in state {
      try run.expectMean(
        "final_\(name)", near: mean, referenceError: deviation / Double(Self.referenceCount).squareRoot())
      expectDeviation(run, try run.values("final_\(name)"), near: deviation, "deviation of final \(name)")
    }
  }

  private func expectDeviation(_ run: ReferenceRun, _ values: [Double], near expected: Double, _ what: String) {
    let spread = Spread(values)
    let share = Double(run.trajectoryCount) / Double(Self.referenceCount)
    run.expect(
      spread.deviation, near: expected, standardError: spread.deviationError * (1 + share).squareRoot(), what)
  }
}
