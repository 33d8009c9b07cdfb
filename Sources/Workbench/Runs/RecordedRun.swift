import Analysis
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage

/// A run as its folder holds it.
package struct RecordedRun: Sendable {
  package let folder: ResultsFolder
  package let order: Order
  package let manifest: RecordManifest
  /// Nil of version 0.1.0.
  let progress: RunProgress?
  let record: RunRecord

  /// - Throws: `Complaint`, where the folder holds no run that can be read.
  package init(reading folder: ResultsFolder) throws(Complaint) {
    try folder.checkPresence(of: .run)
    let record = try folder.reporting { () throws(RecordError) in try RunRecord.read(in: folder.path) }
    try self.init(record, in: folder)
  }

  init(_ record: RunRecord, in folder: ResultsFolder) throws(Complaint) {
    (self.record, self.folder) = (record, folder)
    (manifest, order, progress) = try folder.reporting { () throws(RecordError) in
      let manifest = try record.book.manifest()
      let order = try Order(manifest.order) { () throws(RecordError) in try record.variantNames() }
      if case .text = manifest.order { return (manifest, order, try record.progress()) }
      return (manifest, order, nil)
    }
  }

  /// The scenario that the record holds.
  ///
  /// - Throws: `Complaint`, if the rules of this version refuse it.
  package func scenario() throws(Complaint) -> Scenario {
    do { return try order.scenario() } catch { throw .storage("the record's scenario can't be read:\n\(error)") }
  }

  /// The goal that the run had not reached.
  var unmetPrecision: PrecisionGoal? {
    manifest.state == .complete && progress?.isPrecise == true ? nil : order.precision
  }

  /// Refuses a run whose numbers this version would not play again.
  func checkBits() throws(Complaint) {
    try folder.reporting { () throws(RecordError) in try record.book.checkBits() }
  }

  /// Refuses a run that has no results: a shard, or one that is being played or was killed.
  package func checkResults() throws(Complaint) {
    if let shard = order.shard {
      throw .badUsage(
        "\(folder.path) is shard \(shard.index) of \(shard.count) and has no results of its own; join all by brink merge"
      )
    }
    guard manifest.state == .running else { return }
    let count = try folder.reporting { () throws(RecordError) in try record.recordedCount() }
    let done = "\(DecimalText.grouped(count)) of \(DecimalText.grouped(order.trajectories)) trajectories are recorded"
    if RunLock.isHeld(folder: folder.path) { throw .busy("\(folder.path) is being played: \(done)") }
    throw .badUsage(
      "\(folder.path) was killed while it was played: \(done); finish it by brink run --resume \(folder.quoted)")
  }
}
