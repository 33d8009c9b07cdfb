import Foundation
import Testing

/// Competing risks and hazards that change with time.
@Suite("Hazards")
struct HazardTests {
  private static let days = [30, 90, 365]

  /// Case A02: geometric competing risks, Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, ch. 8.
  @Test("Competing daily probabilities have the exact incidence, ties included")
  func competingProbabilities() throws {
    let run = try ReferenceScenario("competing-hazards").play(["base"], trajectories: 200_000)
    try run.expectIncidence(
      "event_day", at: Self.days, near: [1 - 0.8103283589393716, 1 - 0.5320875709373798, 1 - 0.07739435710569709])
    let ranked: [(end: String, incidence: [Double])] = [
      ("by_cause1", [0.1086008725215472, 0.26791405281105735, 0.5282591390644255]),
      ("by_cause2", [0.054083234515730494, 0.13342119829990656, 0.26307305125408387]),
      ("by_cause3", [0.02698753402334952, 0.06657717795165337, 0.13127345257578785]),
    ]
    for (end, incidence) in ranked {
      for (day, probability) in zip(Self.days, incidence) {
        run.expectShare(try run.count(end: end, byLook: day), near: probability, "\(end) by \(day)")
      }
    }
    // Cause 1 comes first in every tie, so its time is that of its end.
    try run.expectIncidence("cause1_day", at: Self.days, near: ranked[0].incidence)
    let rows = [
      ("only_cause1", 0.5266754181655102), ("only_cause2", 0.2628099782028298), ("only_cause3", 0.13127345257578785),
      ("tie", 0.0018467939501750563),
    ]
    for (outcome, probability) in rows { try run.expectOccurrence(outcome, near: probability) }
    try run.expectMean("event_day", near: 112.52461463041412)
    try run.expectMean("event_free_days", near: 132.06478476610636)
  }

  /// Case A02: 1 − Kaplan and Meier's survival with the other causes as censoring is 1 − 0.996³⁶⁵, not the incidence.
  @Test("First times and ends give Kaplan and Meier's estimate of one cause")
  func kaplanMeier() throws {
    let run = try ReferenceScenario("competing-hazards").play(["base"], trajectories: 200_000)
    let tally = try run.outcome("cause1_day")
    let times = try #require(tally.times).counts
    let censored = try #require(tally.endedWithout).counts
    var atRisk = Double(run.trajectoryCount)
    var survival = 1.0
    for look in 1...365 {
      survival *= 1 - Double(times[look]) / atRisk
      atRisk -= Double(times[look] + censored[look])
    }
    // Greenwood's variance with the exact numbers at risk.
    let dailySurvival = 0.996 * 0.998 * 0.999
    let sum = (1...365).reduce(0.0) { $0 + 0.004 / (0.996 * pow(dailySurvival, Double($1 - 1))) }
    let exactSurvival = 1 - 0.7684426745790467
    run.expect(
      1 - survival, near: 0.7684426745790467,
      standardError: exactSurvival * (sum / Double(run.trajectoryCount)).squareRoot(), "1 − Kaplan-Meier of cause 1")
  }

  /// Case A02: continuous competing exponentials, incidence λⱼ/Λ (1 − exp(−365 Λ)).
  @Test("Competing hazards of one decision have the exact probabilities")
  func competingExponentials() throws {
    let scenario = try ReferenceScenario("competing-exponentials")
    let rates = [0.004008021397538818, 0.0020020026706730775, 0.0010005003335835335]
    let total = rates.reduce(0, +)
    let daily = try #require(try scenario.lastChoiceProbabilities(variant: "base").first)
    for (probability, rate) in zip(daily, rates) {
      let expected = rate / total * (1 - 0.996 * 0.998 * 0.999)
      #expect(abs(probability - expected) <= 1e-12 * expected)
    }
    let run = try scenario.play(["base"], trajectories: 200_000)
    let rows = [("first", 0.5274674113199562), ("second", 0.2634694432529759), ("third", 0.1316687883213697)]
    for (outcome, probability) in rows { try run.expectOccurrence(outcome, near: probability) }
  }

  /// Case A03: the product limit of 1 / (1 + exp(7 − 0.01 t)).
  @Test("A rising hazard has the exact distribution of its first time")
  func logisticHazard() throws {
    let run = try ReferenceScenario("logistic-hazard").play(["base"], trajectories: 600_000)
    // Day t is over at look t + 1.
    try run.expectIncidence(
      "hit_time", at: [31, 91, 181, 365],
      near: [0.0324198272366647, 0.12590895302996608, 0.3705698046721432, 0.965617498894448])
    try run.expectMean("hit_time", near: 202.681237660164 + 1)
    // The lower quartile is day 142: a quarter is not reached on day 141.
    let n = Double(run.trajectoryCount)
    let slack = 5 * (0.25 * 0.75 / n).squareRoot()
    #expect(Double(try run.count("hit_time", byLook: 142)) / n < 0.25 + slack)
    #expect(Double(try run.count("hit_time", byLook: 143)) / n > 0.25 - slack)
  }
}
