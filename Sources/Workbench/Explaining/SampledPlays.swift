import Analysis
import MonteCarlo
import ScenarioLanguage
import Simulation

/// Trajectories that are played because there is no run to choose from.
final class SampledPlays: ExplainedPlays {
  let scenario: Scenario
  let file: String
  let seed: UInt64
  let settings: [Setting]
  private let count: Int
  private let threadCount: Int
  private let attendant: Attendant
  /// Plays of a variant, once somebody has asked.
  private var played: [String: PlayedHistories] = [:]

  /// - Parameter count: trajectories of each variant.
  init(
    _ scenario: Scenario, file: String, seed: UInt64, settings: [Setting], count: Int, threadCount: Int,
    for attendant: Attendant
  ) {
    self.scenario = scenario
    self.file = file
    self.seed = seed
    self.settings = settings
    self.attendant = attendant
    self.count = count
    self.threadCount = threadCount
  }

  var variants: [String] { [VariantName.base] + scenario.variantNames }

  func program(of variant: String) throws(Complaint) -> Program {
    Program(compiling: try scenario.asked(variant: variant, settings: settings))
  }

  func occurrenceCounts(of variant: String) throws(Complaint) -> (counts: [Int], trajectories: Int) {
    let plays = try plays(of: variant)
    let sound = Self.soundRows(plays)
    let counts = plays.program.outcomes.indices.map { outcome in
      let kind = plays.program.outcomes[outcome].measure.traits.kind
      return sound.count { kind.happened(plays.value(ofOutcome: outcome, row: $0)) }
    }
    return (counts, sound.count)
  }

  func faultCount(of variant: String) throws(Complaint) -> Int {
    let plays = try plays(of: variant)
    return plays.count - Self.soundRows(plays).count
  }

  func values(ofOutcome outcome: Int, of variant: String) throws(Complaint) -> OutcomeSample {
    let plays = try plays(of: variant)
    let sound = Self.soundRows(plays)
    return OutcomeSample(
      trajectories: sound.map { plays.trajectories[$0] },
      values: sound.map { plays.value(ofOutcome: outcome, row: $0) })
  }

  private func plays(of variant: String) throws(Complaint) -> PlayedHistories {
    if let known = played[variant] { return known }
    let program = try program(of: variant)
    // Nothing but the outcomes is wanted, so all steps share one bin.
    let plays = PlayedHistories(
      (0..<UInt64(count)).map(\.self), of: program, seed: seed,
      plan: HistoryPlan(stepsPerBin: program.clock.stepCount), threadCount: threadCount, until: attendant.stop)
    try attendant.check("the sample was played")
    played[variant] = plays
    return plays
  }

  private static func soundRows(_ plays: PlayedHistories) -> [Int] {
    (0..<plays.count).filter { !plays.isFaulty(row: $0) }
  }
}
