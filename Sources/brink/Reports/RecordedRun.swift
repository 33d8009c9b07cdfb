import Analysis
import ResultsStore

/// A run that has ended, as its folder holds it.
struct RecordedRun {
  let folder: String
  let manifest: RunManifest
  let summary: RunSummary
  /// `summary.json`, as it was written.
  let text: String

  /// - Throws: an exit code, after a message, where the folder holds no run, or one without a summary.
  init(reading folder: String) throws {
    self.folder = folder
    let manifest = try RunFolder.manifestOfResults(in: folder)
    let (summary, bytes) = try ResultFile(name: "summary.json", folder: folder, kind: .run).read(RunSummary.self)
    (self.manifest, self.summary) = (manifest, summary)
    text = String(decoding: bytes, as: UTF8.self)
  }
}
