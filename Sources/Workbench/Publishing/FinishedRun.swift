import Analysis
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage

/// A run that has results, finished or interrupted, with its summary.
package struct FinishedRun {
  package let run: RecordedRun
  package let summary: RunSummary
  /// `summary.json`, as it was written.
  package let text: String

  /// - Throws: `Complaint`, where the folder holds no run, or one without a summary.
  package init(reading folder: ResultsFolder) throws(Complaint) {
    run = try RecordedRun(reading: folder)
    try run.checkResults()
    let stored = try StoredResult<RunSummary>(.summary, of: .run, in: folder)
    (summary, text) = (stored.value, stored.text)
  }
}
