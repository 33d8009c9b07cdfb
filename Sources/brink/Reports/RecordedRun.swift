import Analysis
import FoundationEssentials
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
    guard let bytes = try? FileSystem.read(folder + "/summary.json") else {
      throw Complaint.storage(
        "\(folder) has no summary.json; brink run --resume \(ShellText.quoted(folder)) writes it anew")
    }
    guard let summary = try? JSONDecoder().decode(RunSummary.self, from: Data(bytes)) else {
      throw Complaint.storage(
        "\(folder)/summary.json is damaged; brink run --resume \(ShellText.quoted(folder)) writes it anew")
    }
    (self.manifest, self.summary) = (manifest, summary)
    text = String(decoding: bytes, as: UTF8.self)
  }
}
