import MonteCarlo
import ResultsStore
import ScenarioLanguage

extension RunJob {
  /// Joins the shards of a run, and goes on with what is left of it: fewer trajectories than a block.
  ///
  /// - Parameters:
  ///   - output: as the user named it; nil for the standard folder.
  ///   - isForced: whether an earlier run may be replaced.
  /// - Throws: `Complaint`.
  package init(
    merging shards: ShardSet, in output: String?, isForced: Bool, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) {
    let folder = try Self.join(shards, in: output, isForced: isForced, on: machine, for: attendant)
    try self.init(resuming: folder.path, RunRequest(shards.order.work), on: machine, for: attendant)
  }

  private static func join(
    _ shards: ShardSet, in output: String?, isForced: Bool, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) -> ResultsFolder {
    let scenario: Scenario
    do { scenario = try shards.order.scenario() } catch {
      throw .storage("the record's scenario can't be read:\n\(error)")
    }
    let experiment = try Experiment(shards.order, scenario, pairs: shards.comparisons, on: machine)
    let claimed = try ClaimedFolder.claim(
      output, standard: shards.order.standardFolder, for: .run,
      results: RecordKind.run.results, isForced: isForced)
    defer { withExtendedLifetime(claimed.lock) {} }
    let plans = experiment.plans(until: attendant.stop)
    try attendant.check("the shards were joined")
    try claimed.folder.reporting { () throws(RecordError) in
      let record = try RunRecord.create(
        in: claimed.folder.path, shards.manifest.whole(shards.order), of: experiment, findings: FindingTables.ofRuns)
      try record.adopt(shardsIn: shards.folders.map(\.path), of: experiment, plans: plans)
    }
    return claimed.folder
  }
}

extension RecordManifest {
  /// Of the run of which this one's is a shard.
  fileprivate func whole(_ order: Order) -> RecordManifest {
    RecordManifest(
      brink: brink, order: order.recorded, threads: threads, host: host, system: system, started: started,
      commandLine: commandLine)
  }
}
