import Analysis
import ResultsStore

/// A batch as its folder holds it, with its summary.
package struct FinishedBatch {
  package let summary: BatchSummary
  /// `batch.json`, as it was written.
  package let text: String

  /// - Throws: `Complaint`, where the folder holds no batch, or one without a summary.
  package init(reading folder: ResultsFolder) throws(Complaint) {
    // A folder in which nothing may be read is told apart from one without results.
    _ = try folder.reporting(.batch) { () throws(RecordError) in try RecordBook.read(.batch, in: folder.path).manifest()
    }
    let stored = try StoredResult<BatchSummary>(.batch, of: .batch, in: folder)
    (summary, text) = (stored.value, stored.text)
  }
}
