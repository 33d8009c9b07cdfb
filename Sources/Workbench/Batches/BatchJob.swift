import Analysis
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage

/// A batch that is ready to play: its folder is ours, its record is open.
package struct BatchJob: Sendable {
  package let order: BatchOrder
  package let folder: ResultsFolder
  let record: BatchRecord
  let points: [BatchPoint]
  let machine: Machine
  let attendant: Attendant
  private let lock: RunLock

  /// Begins a batch in a folder of its own.
  ///
  /// - Throws: `Complaint`, for a plan with mistakes, or a folder that can't be written or is taken.
  package init(
    beginning file: String, in output: String?, isForced: Bool, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) {
    let order = try BatchOrder(file: file)
    for warning in order.plan.warnings { attendant.warn(warning.description(fileName: file)) }
    let points: [BatchPoint]
    do { points = try order.points() } catch { throw .badInput(error) }
    let claimed = try ClaimedFolder.claim(
      output, standard: "results/\(order.name)-batch", for: .batch, results: RecordKind.batch.results,
      isForced: isForced)
    let record = try claimed.folder.reporting(.batch) { () throws(RecordError) in
      try BatchRecord.create(
        in: claimed.folder.path, RecordManifest(order.order, threads: machine.threads), scenarios: order.labels,
        points: points, findings: FindingTables.ofPoints)
    }
    do {
      try claimed.folder.publish([(.plan, order.plan.text)], for: .batch, listedIn: record.book.files)
    } catch {
      throw .storage("\(error)")
    }
    (self.order, folder, lock, self.record) = (order, claimed.folder, claimed.lock, record)
    (self.points, self.machine, self.attendant) = (points, machine, attendant)
  }

  /// Goes on with the batch in a folder.
  ///
  /// - Parameter file: the plan, if it is to be checked that it did not change.
  /// - Throws: `Complaint`, where the result could not have the bits of an uninterrupted batch.
  package init(
    resuming name: String, file: String?, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) {
    let folder = ResultsFolder(name)
    try folder.checkPresence(of: .batch)
    lock = try folder.lock()
    let record = try folder.reporting(.batch) { () throws(RecordError) in
      try BatchRecord.open(in: folder.path, findings: FindingTables.ofPoints)
    }
    let recorded = try folder.reporting(.batch) { () throws(RecordError) in
      try Order(record.book.manifest().order) { () throws(RecordError) in [] }
    }
    TemporaryFile.sweep(folder.path)
    try folder.checkFiles(of: .batch)
    order = try BatchOrder(of: recorded)
    points = try folder.reporting(.batch) { () throws(RecordError) in try record.points() }
    if let file { try Self.check(file, recorded) }
    try folder.reporting(.batch) { () throws(RecordError) in try record.book.update { $0.state = .running } }
    (self.folder, self.record, self.machine, self.attendant) = (folder, record, machine, attendant)
  }

  /// Refuses a plan or a scenario that is not the one in the record.
  private static func check(_ file: String, _ order: Order) throws(Complaint) {
    let advice = "leave the plan out to go on with the recorded texts, or begin anew"
    guard order.file.isSame(asFile: file) else {
      throw .badUsage("\(file) is not the plan of the batch (SHA-256 \(order.file.sha256.prefix(12))…); \(advice)")
    }
    for scenario in order.files.dropFirst() where !scenario.isSame(asFile: scenario.path) {
      throw .badUsage(
        "\(scenario.path) is not the scenario of the batch (SHA-256 \(scenario.sha256.prefix(12))…); \(advice)")
    }
  }

  /// The points as the record has them now, in numbers.
  ///
  /// - Throws: `Complaint`, if the record can't be read.
  package func summary(includingFaulty: Bool) throws(Complaint) -> BatchSummary {
    try folder.reporting(.batch) { () throws(RecordError) in
      try BatchReading(record: record, order: order)
    }.summary(includingFaulty: includingFaulty)
  }

  /// Plays the points that wait, and writes what they come to: `report.html` and `batch.json`.
  ///
  /// - Throws: `Complaint`.
  package func carryOut(includingFaulty: Bool) throws(Complaint) -> BatchSummary {
    do { try BatchPlayer(self).play() } catch { throw folder.unwritten(.batch, because: error) }
    let summary = try summary(includingFaulty: includingFaulty)
    do {
      try folder.publish(
        [
          (.report, HTMLPage(BatchReport(summary, order.order, version: Version.current)).text),
          (.batch, JSONText.text(of: summary)),
        ], for: .batch, listedIn: record.book.files)
    } catch {
      throw folder.unpublished(.batch, because: error)
    }
    try folder.reporting(.batch) { () throws(RecordError) in
      try record.book.update { $0.state = summary.isComplete ? .complete : .interrupted }
      try record.book.settle()
    }
    return summary
  }
}
