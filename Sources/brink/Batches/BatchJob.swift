import Analysis
import ArgumentParser
import FoundationEssentials
import MonteCarlo
import Probability
import Reporting
import ResultsStore
import ScenarioLanguage

/// A batch that is ready to play: its folder is ours, its record is open.
struct BatchJob {
  let order: BatchOrder
  let directory: RunDirectory
  let lock: RunLock
  let record: BatchRecord
  let manifest: BatchManifest
  let points: [BatchPoint]
  let threads: Int

  /// Begins a batch in a folder of its own.
  ///
  /// - Throws: an exit code, after a message, for a plan with mistakes, or a folder that can't be written or is taken.
  init(beginning file: String, output: String?, isForced: Bool, threads: Int, isQuiet: Bool) throws {
    order = try BatchOrder(file: file)
    self.threads = threads
    if !isQuiet {
      let warnings = order.plan.warnings.map { $0.description(fileName: file) }
      for warning in warnings { OutputStream.error.write(warning + "\n") }
    }
    points = try order.points()
    let claimed = try ClaimedFolder.claim(
      output, standard: "results/\(order.name)-batch", for: .batch, results: RecordKind.batch.results,
      isForced: isForced)
    (directory, lock) = (claimed.directory, claimed.lock)
    let host = ProcessInfo.processInfo
    manifest = BatchManifest(
      brink: Brink.version, name: order.name, planFile: file, planSHA256: SHA256.hexadecimal(order.plan.bytes),
      planText: order.plan.text, seed: order.plan.seed,
      trajectories: order.plan.trajectories ?? EnsembleOptions.standardTrajectoryCount, threads: self.threads,
      host: host.hostName, system: host.operatingSystemVersionString, started: Date().ISO8601Format(),
      commandLine: CommandLine.arguments)
    record = try BatchFolder.reporting(directory.path) { [directory, manifest, order, points] () throws(RecordError) in
      try BatchRecord.create(in: directory.path, manifest: manifest, scenarios: order.records, points: points)
    }
    do {
      try directory.publish([("plan.json", order.plan.bytes)], for: .batch, listedIn: record.files)
    } catch {
      throw Complaint.storage("\(error)")
    }
  }

  /// Goes on with the batch in a folder.
  ///
  /// - Parameter file: the plan, if it is to be checked that it did not change.
  /// - Throws: an exit code, after a message, where the result could not have the bits of an uninterrupted batch.
  init(resuming folder: String, file: String?, threads: Int) throws {
    guard FileSystem.isDirectory(folder) else { throw Complaint.badUsage("there is no batch in \(folder)") }
    directory = RunDirectory(existing: folder)
    self.threads = threads
    lock = try RunJob.lock(folder)
    record = try BatchFolder.reporting(folder) { () throws(RecordError) in try BatchRecord.open(in: folder) }
    manifest = try BatchFolder.reporting(folder) { [record] () throws(RecordError) in try record.manifest() }
    TemporaryFile.sweep(folder)
    try directory.checkFiles(of: .batch)
    order = try BatchOrder(of: record, manifest, folder: folder)
    points = try BatchFolder.reporting(folder) { [record] () throws(RecordError) in try record.points() }
    if let file { try Self.check(file, manifest, order) }
    try BatchFolder.reporting(folder) { [record] () throws(RecordError) in try record.update { $0.state = .running } }
  }

  /// Refuses a plan or a scenario that is not the one in the record.
  private static func check(_ file: String, _ manifest: BatchManifest, _ recorded: BatchOrder) throws {
    let advice = "leave the plan out to go on with the recorded texts, or begin anew"
    let bytes = (try? ScenarioFile.bytes(file)) ?? []
    guard SHA256.hexadecimal(bytes) == manifest.planSHA256 else {
      throw Complaint.badUsage(
        "\(file) is not the plan of the batch (SHA-256 \(manifest.planSHA256.prefix(12))…); \(advice)")
    }
    for scenario in recorded.records {
      let bytes = (try? ScenarioFile.bytes(scenario.file)) ?? []
      guard SHA256.hexadecimal(bytes) == scenario.sha256 else {
        throw Complaint.badUsage(
          "\(scenario.file) is not the scenario of the batch (SHA-256 \(scenario.sha256.prefix(12))…); \(advice)")
      }
    }
  }

  /// The points as the record has them now, in numbers.
  ///
  /// - Throws: an exit code, after a message, if the record can't be read.
  func summary(includingFaulty: Bool) throws -> BatchSummary {
    try BatchFolder.reporting(directory.path) { () throws(RecordError) in
      try BatchReading(record: record, order: order, trajectories: manifest.trajectories)
    }.summary(includingFaulty: includingFaulty)
  }
}
