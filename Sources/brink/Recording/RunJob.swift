import ArgumentParser
import FoundationEssentials
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage
import Simulation

/// A run that is ready to play: its folder is ours, its record is open.
struct RunJob {
  let scenario: Scenario
  let file: String
  let experiment: Experiment
  let settings: [Scenario.Setting]
  let directory: RunDirectory
  let lock: RunLock
  let record: RunRecord
  let manifest: RunManifest
  let plans: [ObservationPlan]
  /// Nil for a run that begins.
  let start: RunStanding?
  let precision: PrecisionGoal?

  /// Units of work of this shard, or of the whole run.
  var blocks: Range<Int> {
    guard let shard = manifest.shard else { return 0..<experiment.blockCount }
    return experiment.blocks(of: shard)
  }

  var recorder: RunRecorder {
    RunRecorder(
      scenario: scenario, file: file, experiment: experiment, settings: settings, started: manifest.started)
  }
}

extension Experiment {
  /// The whole blocks that a shard plays; the last block, if it is short, is played when the shards are merged.
  func blocks(of shard: RunManifest.Shard) -> Range<Int> {
    let whole = trajectoryCount / Self.blockSize
    return whole * (shard.index - 1) / shard.count..<whole * shard.index / shard.count
  }
}

extension RunJob {
  /// Begins a run in a folder of its own.
  ///
  /// - Throws: an exit code, after a message, if the folder can't be written or holds what must not be lost.
  init(
    beginning scenario: Scenario, file: String, ensemble: EnsembleOptions, options: RecordOptions, folder: String?,
    standardFolder: String, comparing request: ComparisonRequest
  ) throws {
    let experiment = try ensemble.experiment(scenario, isPrecise: options.precision != nil, comparing: request)
    _ = try options.precision?.rule(experiment)
    try request.check(experiment)
    let standard = "results/\(standardFolder)"
    let claimed = try ClaimedFolder.claim(
      options.shard.map { RunFolder.ofShard($0, below: folder ?? standard) } ?? folder, standard: standard, for: .run,
      results: options.shard == nil ? RecordKind.run.results : [], isForced: options.force)
    (directory, lock) = (claimed.directory, claimed.lock)
    let manifest = RunManifest(
      of: scenario, file: file, experiment, settings: ensemble.source.settings, options: options)
    record = try Self.reporting(directory.path) { [directory] () throws(RecordError) in
      try RunRecord.create(in: directory.path, manifest: manifest, experiment: experiment)
    }
    self.scenario = scenario
    self.file = file
    self.experiment = experiment
    self.manifest = manifest
    settings = ensemble.source.settings
    plans = experiment.plans(until: Interruption.flag)
    // Plans of a pilot that was cut short are not those of the run.
    try Self.checkInterruption(in: directory.path)
    start = nil
    precision = options.precision
  }

  static func lock(_ folder: String) throws -> RunLock {
    guard let lock = try lockUnlessHeld(folder) else {
      throw Complaint.busy("another brink is working in \(folder); wait for it, or stop it first")
    }
    return lock
  }

  /// Nil where another process has the folder.
  static func lockUnlessHeld(_ folder: String) throws -> RunLock? {
    do {
      return try RunLock(folder: folder)
    } catch .held {
      return nil
    } catch {
      throw Complaint.storage("can't use \(folder): \(error)")
    }
  }

  /// - Throws: the exit code of an interruption, after a message that says how to go on, if there was one.
  static func checkInterruption(in folder: String) throws {
    try Interruption.check("anything was played; go on with brink run --resume \(ShellText.quoted(folder))")
  }

  /// Passes on what a use of the record gives, or says what went wrong.
  static func reporting<Value>(_ folder: String, _ body: () throws(RecordError) -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw complaint(of: folder, error, in: RunRecord.fileName)
    }
  }

  /// What goes wrong with a record, as a message and an exit code.
  static func complaint(of folder: String, _ error: RecordError, in fileName: String) -> ExitCode {
    let message = "\(folder): \(error.description(of: fileName))"
    return switch error {
    case .missing: Complaint.badUsage(message + otherKind(folder, than: fileName))
    case .incomplete: Complaint.storage(message + "; nothing was played, so begin anew in the same folder")
    case .otherBits, .noTable: Complaint.badUsage(message)
    case .locked: Complaint.busy(message)
    default: Complaint.storage(message)
    }
  }

  /// That the record is of the other kind, if it is.
  private static func otherKind(_ folder: String, than fileName: String) -> String {
    guard let occupant = Occupant.of(folder), occupant.kind.fileName != fileName else { return "" }
    return "; it holds \(occupant.description(in: folder))"
  }
}

extension RunManifest {
  /// What a run that begins now is asked to do.
  fileprivate init(
    of scenario: Scenario, file: String, _ experiment: Experiment, settings: [Scenario.Setting],
    options: RecordOptions
  ) {
    let host = ProcessInfo.processInfo
    self.init(
      brink: Brink.version, scenarioName: scenario.name, scenarioFile: file,
      scenarioSHA256: SHA256.hexadecimal(scenario.bytes), scenarioText: scenario.text, seed: experiment.seed,
      trajectories: experiment.trajectoryCount, settings: settings.map { .init(name: $0.name, value: $0.value) },
      precision: options.precision?.description, keptRows: options.keep ?? RecordOptions.standardKeep,
      keptValues: experiment.keptValueCount, blockSize: Experiment.blockSize, shard: options.shard,
      threads: experiment.threadCount, host: host.hostName, system: host.operatingSystemVersionString,
      started: Date().ISO8601Format(), commandLine: CommandLine.arguments)
    if let shard { nextUnit = experiment.blocks(of: shard).lowerBound * experiment.variants.count }
  }
}
