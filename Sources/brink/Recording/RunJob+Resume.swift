import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage
import Simulation

extension RunJob {
  /// Goes on with the run in a folder.
  ///
  /// - Throws: an exit code, after a message, where the result could not have the bits of an uninterrupted run.
  init(
    resuming folder: String, file: String?, ensemble: EnsembleOptions, options: RecordOptions,
    comparing request: ComparisonRequest
  ) throws {
    let folder = RunFolder.plain(folder)
    guard FileSystem.isDirectory(folder) else { throw Complaint.badUsage("there is no run in \(folder)") }
    directory = RunDirectory(existing: folder)
    lock = try Self.lock(folder)
    record = try Self.reporting(folder) { () throws(RecordError) in try RunRecord.open(in: folder) }
    var manifest = try Self.reporting(folder) { [record] () throws(RecordError) in try record.manifest() }
    try Self.check(manifest, file: file, ensemble: ensemble, options: options)
    scenario = try Self.scenario(of: manifest)
    self.file = manifest.scenarioFile
    settings = manifest.settings.map { Scenario.Setting(name: $0.name, value: $0.value) }
    let names = try Self.reporting(folder) { [record] () throws(RecordError) in try record.variantNames() }
    if !ensemble.variant.isEmpty, ensemble.variantNames(scenario) != names {
      throw Complaint.badUsage("the run plays the variants \(names.joined(separator: ", ")); leave out --variant")
    }
    precision = try options.precision ?? Self.unmetPrecision(of: manifest)
    let trajectories =
      ensemble.givenTrajectories
      ?? (options.precision == nil ? manifest.trajectories : EnsembleOptions.preciseTrajectoryLimit)
    let experiment = try ensemble.experiment(
      scenario, variants: names, settings: settings, seed: manifest.seed, trajectories: trajectories,
      comparisons: try Self.reporting(folder) { [record] () throws(RecordError) in try record.comparisons() })
    _ = try precision?.rule(experiment)
    if !experiment.comparisons.isEmpty { try request.check(experiment) }
    try Self.check(length: experiment, manifest)
    TemporaryFile.sweep(folder)
    if manifest.shard == nil { try directory.checkFiles(of: .run) }
    plans = experiment.plans(until: Interruption.flag)
    try Self.checkInterruption(in: folder)
    start = try Self.reporting(folder) { [record, plans] () throws(RecordError) in
      try record.restore(experiment, plans: plans)
    }
    manifest.trajectories = trajectories
    manifest.precision = precision?.description
    manifest.threads = experiment.threadCount
    manifest.state = .running
    self.experiment = experiment
    self.manifest = manifest
    try Self.reporting(folder) { [record, manifest] () throws(RecordError) in
      try record.update { $0 = manifest }
    }
  }

  /// Refuses what would make the rest of the run another run.
  private static func check(
    _ manifest: RunManifest, file: String?, ensemble: EnsembleOptions, options: RecordOptions
  ) throws {
    guard manifest.blockSize == Experiment.blockSize else {
      throw Complaint.badUsage("the run has blocks of \(manifest.blockSize) trajectories; begin anew")
    }
    if let file {
      let bytes = (try? ScenarioFile.bytes(file)) ?? []
      guard SHA256.hexadecimal(bytes) == manifest.scenarioSHA256 else {
        throw Complaint.badUsage(
          "\(file) is not the scenario of the run (SHA-256 \(manifest.scenarioSHA256.prefix(12))…); "
            + "leave it out to go on with the recorded text, or begin anew")
      }
    }
    if let seed = ensemble.source.givenSeed, seed != manifest.seed {
      throw Complaint.badUsage("the run has seed \(manifest.seed), not \(seed); leave out --seed, or begin anew")
    }
    let settings = ensemble.source.settings.map { RunManifest.Setting(name: $0.name, value: $0.value) }
    guard settings.isEmpty || settings == manifest.settings else {
      throw Complaint.badUsage("the run has other settings; leave out --set, or begin anew")
    }
    if let keep = options.keep, keep != manifest.keptRows {
      throw Complaint.badUsage("the run keeps \(manifest.keptRows) trajectories one by one; leave out --keep")
    }
  }

  /// A run can become longer, never shorter, and a shard neither.
  private static func check(length experiment: Experiment, _ manifest: RunManifest) throws {
    let asked = experiment.trajectoryCount
    if manifest.shard != nil, asked != manifest.trajectories {
      throw Complaint.badUsage("a shard can't be made longer by itself; merge the shards and resume the whole run")
    }
    let recorded = manifest.nextUnit / experiment.variants.count * Experiment.blockSize
    let played = manifest.state == .complete ? manifest.trajectories : recorded
    guard manifest.shard != nil || asked >= played else {
      throw Complaint.badUsage(
        "\(DecimalText.grouped(played)) trajectories of each variant are played already; ask for more")
    }
  }

  /// The scenario that a record holds.
  static func scenario(of manifest: RunManifest) throws -> Scenario {
    do { return try storedScenario(of: manifest) } catch {
      throw Complaint.storage("the record's scenario can't be read:\n\(error)")
    }
  }

  /// The scenario that a record holds, by the rules of this version.
  static func storedScenario(of manifest: RunManifest) throws(ScenarioErrors) -> Scenario {
    try Scenario(reading: Array(manifest.scenarioText.utf8), fileName: manifest.scenarioFile)
  }

  /// The goal that a run had not reached.
  private static func unmetPrecision(of manifest: RunManifest) throws -> PrecisionGoal? {
    guard manifest.state != .complete || !manifest.isPrecise else { return nil }
    return try manifest.precision.map { try PrecisionGoal(argument: $0) }
  }
}
