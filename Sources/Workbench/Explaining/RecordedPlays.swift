import Analysis
import ResultsStore
import ScenarioLanguage
import Simulation

/// The trajectories that a run kept one by one.
struct RecordedPlays: ExplainedPlays {
  let scenario: Scenario
  let file: String
  let seed: UInt64
  let settings: [Setting]
  let variants: [String]
  private let folder: ResultsFolder
  private let record: RunRecord

  /// - Throws: `Complaint`, if the record can't be read or says too little.
  init(folder: ResultsFolder) throws(Complaint) {
    let run = try RecordedRun(reading: folder)
    try run.checkBits()
    guard run.order.keptRows > 0 else {
      throw .badUsage(
        "the run kept no trajectories to choose from; run it without --keep none, or explain the scenario's file")
    }
    try folder.reporting { () throws(RecordError) in try run.record.verifyBlocks() }
    scenario = try run.scenario()
    (file, seed, settings) = (run.order.file.path, run.order.seed, run.order.settings)
    (variants, record, self.folder) = (run.order.variants, run.record, folder)
  }

  func program(of variant: String) throws(Complaint) -> Program {
    Program(compiling: try scenario.asked(variant: variant, settings: settings))
  }

  func occurrenceCounts(of variant: String) throws(Complaint) -> (counts: [Int], trajectories: Int) {
    let outcomes = try program(of: variant).outcomes
    return try folder.reporting { () throws(RecordError) in
      try record.occurrenceCounts(of: outcomes, variant: place(of: variant))
    }
  }

  func faultCount(of variant: String) throws(Complaint) -> Int {
    try folder.reporting { () throws(RecordError) in try record.keptFaultCount(variant: place(of: variant)) }
  }

  func values(ofOutcome outcome: Int, of variant: String) throws(Complaint) -> OutcomeSample {
    let outcomes = try program(of: variant).outcomes
    let kept = try folder.reporting { () throws(RecordError) in
      try record.values(ofOutcome: outcome, of: outcomes, variant: place(of: variant))
    }
    return OutcomeSample(trajectories: kept.trajectories, values: kept.values)
  }

  private func place(of variant: String) -> Int { variants.firstIndex(of: variant) ?? 0 }
}
