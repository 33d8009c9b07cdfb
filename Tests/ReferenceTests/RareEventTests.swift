import Testing

/// The mildest members of families of rare events: those that plain Monte Carlo reaches.
@Suite("Rare events")
struct RareEventTests {
  /// Case M05: the benchmark set's dtmc/brp with N = 16, MAX = 2; with f = 0.0298³ the closed forms 1 − (1 − f)¹⁶ and
  /// (1 − f)¹⁵ f.
  @Test("The retransmission protocol fails as often as it should")
  func retransmission() throws {
    let run = try ReferenceScenario("retransmission").play(["base"], trajectories: 2_000_000)
    try run.expectOccurrence("error", near: 0.0004233334437734179)
    try run.expectOccurrence("error_on_last_chunk", near: 2.6453089120221642e-05)
    try run.expectOccurrence("sent", near: 1 - 0.0004233334437734179)
  }

  /// Case M13: Feller, An Introduction to Probability Theory I, chapter XIV, (2.4) and (3.4).
  @Test(
    "The gambler reaches the goal as often as Feller says, after as many games",
    arguments: [
      ("base", 500_000, 0.000564327179388484, 49.774269128244605),
      ("nearly_fair", 50_000, 0.009172649590400173, 454.13675204799915),
      ("short", 1_000_000, 0.00015040956237697675, 4.984959043762302),
    ])
  func gamblersRuin(variant: String, trajectories: Int, goal: Double, games: Double) throws {
    let run = try ReferenceScenario("gamblers-ruin").play([variant], trajectories: trajectories)
    try run.expectOccurrence("wins", variant, near: goal)
    try run.expectMean("games", variant, near: games)
    try run.expectIncidence("games", variant, at: [40_000], near: [1])
  }

  /// Case M14: de Moivre's problem of runs; Feller I, XIII.7.
  @Test("Failures follow each other as often as they should")
  func consecutiveFailures() throws {
    let year = try ReferenceScenario("consecutive-failures").play(["base"], trajectories: 200_000)
    try year.expectOccurrence("run_of_3", near: 0.04221346121062664)
    try year.expectOccurrence("run_of_4", near: 0.002147435541694199)
    let hundredDays = try ReferenceScenario("consecutive-failures", clock: #"{ "step": "day", "steps": 100 }"#)
      .play(["coin"], trajectories: 200_000)
    try hundredDays.expectOccurrence("run_of_5", "coin", near: 0.810109599196358)
  }

  /// Case M17: a highly reliable Markovian system, Rubino and Tuffin (eds.), Rare Event Simulation, chapter 6; powers of
  /// its matrix.
  @Test("Redundant components are all down as often as they should be")
  func redundantComponents() throws {
    let run = try ReferenceScenario("redundant-components").play(["base", "four"], trajectories: 150_000)
    try run.expectIncidence("time_to_failure", at: [30, 365], near: [0.0005716858745765849, 0.007878442138625997])
    try run.expectIncidence("time_to_failure", "four", at: [365], near: [0.0002954647561031141])
  }
}
