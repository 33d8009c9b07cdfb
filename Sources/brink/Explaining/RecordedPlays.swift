import Analysis
import ResultsStore
import ScenarioLanguage
import Simulation

/// The trajectories that a run kept one by one.
struct RecordedPlays: ExplainedPlays {
  let scenario: Scenario
  let file: String
  let seed: UInt64
  let settings: [Scenario.Setting]
  let variants: [String]
  private let folder: String
  private let record: RunRecord

  /// - Throws: an exit code, after a message, if the record can't be read or says too little.
  init(folder: String) throws {
    self.folder = folder
    let record = try RunJob.reporting(folder) { () throws(RecordError) in try RunRecord.read(in: folder) }
    let manifest = try RunJob.reporting(folder) { () throws(RecordError) in try record.manifest() }
    try RunJob.reporting(folder) { () throws(RecordError) in try record.checkBits() }
    guard manifest.keptRows > 0 else {
      throw Complaint.badUsage(
        "the run kept no trajectories to choose from; run it without --keep none, or explain the scenario's file")
    }
    scenario = try RunJob.scenario(of: manifest)
    file = manifest.scenarioFile
    seed = manifest.seed
    settings = manifest.settings.map { Scenario.Setting(name: $0.name, value: $0.value) }
    variants = try RunJob.reporting(folder) { () throws(RecordError) in try record.variantNames() }
    self.record = record
  }

  func program(of variant: String) throws -> Program {
    Program(compiling: try ScenarioOptions.model(scenario, variant: variant, settings: settings))
  }

  func occurrenceCounts(of variant: String) throws -> (counts: [Int], trajectories: Int) {
    let outcomes = try program(of: variant).outcomes
    return try RunJob.reporting(folder) { () throws(RecordError) in
      try record.occurrenceCounts(of: outcomes, variant: place(of: variant))
    }
  }

  func faultCount(of variant: String) throws -> Int {
    try RunJob.reporting(folder) { () throws(RecordError) in try record.keptFaultCount(variant: place(of: variant)) }
  }

  func values(ofOutcome outcome: Int, of variant: String) throws -> OutcomeSample {
    let outcomes = try program(of: variant).outcomes
    let kept = try RunJob.reporting(folder) { () throws(RecordError) in
      try record.values(ofOutcome: outcome, of: outcomes, variant: place(of: variant))
    }
    return OutcomeSample(trajectories: kept.trajectories, values: kept.values)
  }

  private func place(of variant: String) -> Int { variants.firstIndex(of: variant) ?? 0 }
}
