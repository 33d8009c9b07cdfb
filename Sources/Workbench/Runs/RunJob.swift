import FoundationEssentials
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage
import Simulation

/// A run that is ready to play: its folder is ours, its record is open.
package struct RunJob: Sendable {
  package let order: Order
  package let folder: ResultsFolder
  let scenario: Scenario
  let experiment: Experiment
  let record: RunRecord
  let plans: [ObservationPlan]
  /// What was played before.
  let start: RunStanding?
  /// Blocks behind that which were played before, too.
  let held: [PlayedBlock]
  let attendant: Attendant
  private let lock: RunLock

  /// Units of work of this shard, or of the whole run.
  var blocks: Range<Int> { order.shard.map(experiment.blocks) ?? 0..<experiment.blockCount }

  /// Begins a run in a folder of its own.
  ///
  /// - Parameters:
  ///   - output: as the user named it; nil for the standard one.
  ///   - isForced: whether an earlier run may be replaced.
  /// - Throws: `Complaint`, if the scenario has mistakes, or the folder can't be written or holds what must not be lost.
  package init(
    beginning request: RunRequest, in output: String?, isForced: Bool = false, on machine: Machine,
    for attendant: Attendant
  ) throws(Complaint) {
    let scenario = try Scenario(asked: request.file ?? "")
    try self.init(
      beginning: request.order(scenario), of: scenario, in: output, isForced: isForced, on: machine, for: attendant)
  }

  /// Begins the run of an order, whose scenario was read already.
  init(
    beginning order: Order, of scenario: Scenario, in output: String?, isForced: Bool, on machine: Machine,
    for attendant: Attendant
  ) throws(Complaint) {
    for warning in scenario.warnings { attendant.warn(warning.description(fileName: scenario.fileName)) }
    for text in order.overrulings(in: scenario) { attendant.remark(text) }
    let experiment = try Experiment(
      order, scenario, pairs: order.comparison.comparisons(of: order.variants), on: machine)
    try Self.check(order, experiment)
    let standard = order.standardFolder
    if let shard = order.shard { try ResultsFolder(output ?? standard).checkDivision(shard) }
    let claimed = try ClaimedFolder.claim(
      order.shard == nil ? output : order.folder(output).path, standard: standard, for: .run,
      results: order.shard == nil ? RecordKind.run.results : [], isForced: isForced)
    let record = try claimed.folder.reporting { () throws(RecordError) in
      try RunRecord.create(
        in: claimed.folder.path, RecordManifest(order, threads: machine.threads), of: experiment,
        from: (order.shard.map { experiment.blocks(of: $0).lowerBound } ?? 0) * experiment.variants.count,
        findings: FindingTables.ofRuns)
    }
    self.init(
      order, in: claimed, scenario, experiment, record, plans: experiment.plans(until: attendant.stop), start: nil,
      held: [], for: attendant)
    // Plans of a pilot that was cut short are not those of the run.
    try checkInterruption()
  }

  /// Goes on with the run in a folder.
  ///
  /// - Throws: `Complaint`, where the result could not have the bits of an uninterrupted run.
  package init(
    resuming name: String, _ request: RunRequest, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) {
    let folder = ResultsFolder(name)
    try folder.checkPresence(of: .run)
    let lock = try folder.lock()
    let record = try folder.reporting { () throws(RecordError) in try RunRecord.open(in: folder.path) }
    let recorded = try RecordedRun(record, in: folder)
    guard recorded.progress?.blockSize == Experiment.blockSize else {
      throw .badUsage("the run has blocks of another size; begin anew")
    }
    let order = try request.order(goingOnWith: recorded.order, unmet: recorded.unmetPrecision)
    let scenario = try recorded.scenario()
    try request.checkVariants(scenario, order)
    let pairs = try folder.reporting { () throws(RecordError) in try record.comparisons() }
    let experiment = try Experiment(order, scenario, pairs: pairs, on: machine)
    try Self.check(order, experiment)
    try Self.check(length: order, recorded)
    TemporaryFile.sweep(folder.path)
    if order.shard == nil { try folder.checkFiles(of: .run) }
    let plans = experiment.plans(until: attendant.stop)
    try attendant.check(Self.anythingWasPlayed(in: folder))
    let start = try folder.reporting { () throws(RecordError) in try record.restore(experiment, plans: plans) }
    let held = try folder.reporting { () throws(RecordError) in try record.heldBlocks(plans) }
      .filter { experiment.plays($0) }
    try folder.reporting { () throws(RecordError) in
      try record.book.update {
        ($0.order, $0.threads, $0.state) = (order.recorded, machine.threads, .running)
      }
    }
    self.init(
      order, in: ClaimedFolder(folder: folder, lock: lock), scenario, experiment, record, plans: plans, start: start,
      held: held, for: attendant)
  }

  init(
    _ order: Order, in claimed: ClaimedFolder, _ scenario: Scenario, _ experiment: Experiment, _ record: RunRecord,
    plans: [ObservationPlan], start: RunStanding?, held: [PlayedBlock], for attendant: Attendant
  ) {
    (self.order, folder, lock, self.scenario) = (order, claimed.folder, claimed.lock, scenario)
    (self.experiment, self.record, self.plans) = (experiment, record, plans)
    (self.start, self.held, self.attendant) = (start, held, attendant)
  }

  private static func check(_ order: Order, _ experiment: Experiment) throws(Complaint) {
    _ = try order.precision?.rule(for: experiment)
    if !experiment.comparisons.isEmpty || order.comparison != ComparisonRequest() {
      try order.comparison.check(experiment)
    }
  }

  /// A run can become longer, never shorter, and a shard neither.
  private static func check(length order: Order, _ recorded: RecordedRun) throws(Complaint) {
    if order.shard != nil, order.trajectories != recorded.order.trajectories {
      throw .badUsage("a shard can't be made longer by itself; merge the shards and resume the whole run")
    }
    let blocks = (recorded.progress?.nextUnit ?? 0) / order.variants.count
    let played =
      recorded.manifest.state == .complete ? recorded.order.trajectories : blocks * Experiment.blockSize
    guard order.shard != nil || order.trajectories >= played else {
      throw .badUsage(
        "\(DecimalText.grouped(played)) trajectories of each variant are played already; ask for more")
    }
  }

  /// - Throws: `Complaint` that says how to go on, if somebody has asked for an end.
  func checkInterruption() throws(Complaint) { try attendant.check(Self.anythingWasPlayed(in: folder)) }

  static func anythingWasPlayed(in folder: ResultsFolder) -> String {
    "anything was played; go on with brink run --resume \(folder.quoted)"
  }
}

extension Scenario {
  /// The scenario in a file.
  ///
  /// - Throws: `Complaint` with all mistakes of the file.
  package init(asked path: String) throws(Complaint) {
    do { self = try ScenarioFile.read(path) } catch { throw .badInput(error) }
  }
}

extension RecordManifest {
  /// For what begins now, on this machine.
  init(_ order: Order, threads: Int) {
    let host = ProcessInfo.processInfo
    self.init(
      brink: Version.current, order: order.recorded, threads: threads, host: host.hostName,
      system: host.operatingSystemVersionString, started: Date().ISO8601Format(), commandLine: CommandLine.arguments)
  }
}
