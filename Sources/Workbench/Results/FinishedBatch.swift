import Analysis
import Reporting
import ResultsStore

/// A batch as its folder holds it, with its summary.
package struct FinishedBatch {
  package let summary: BatchSummary
  /// `batch.json`, as it was written.
  package let text: String
  let order: Order
  /// That played it.
  private let version: String

  /// - Throws: `Complaint`, where the folder holds no batch, or one without a summary.
  package init(reading folder: ResultsFolder) throws(Complaint) {
    try folder.checkPresence(of: .batch)
    // A folder in which nothing may be read is told apart from one without results.
    (order, version) = try folder.reporting(.batch) { () throws(RecordError) in
      let manifest = try RecordBook.read(.batch, in: folder.path).manifest()
      return (try Order(manifest.order) { () throws(RecordError) in [] }, manifest.brink)
    }
    let stored = try StoredResult<BatchSummary>(.batch, of: .batch, in: folder)
    (summary, text) = (stored.value, stored.text)
  }

  var report: BatchReport { BatchReport(summary, order, version: version) }
}

extension BatchReport {
  /// - Parameter version: of the program that played the batch.
  init(_ summary: BatchSummary, _ order: Order, version: String) {
    self.init(summary, version: version, planSHA256: order.file.sha256, command: order.command)
  }
}
