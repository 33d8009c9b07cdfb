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
    let manifest = try RunJob.reporting(folder) { () throws(RecordError) in
      try RunRecord.read(in: folder).manifest()
    }
    guard let bytes = try? FileSystem.read(folder + "/summary.json") else {
      throw Complaint.storage(
        "\(folder) has no summary yet; "
          + (manifest.shard == nil
            ? "finish it by brink run --resume \(folder)" : "join it with the other shards by brink merge"))
    }
    guard let summary = try? JSONDecoder().decode(RunSummary.self, from: Data(bytes)) else {
      throw Complaint.storage("\(folder)/summary.json is damaged; brink run --resume \(folder) writes it anew")
    }
    (self.manifest, self.summary) = (manifest, summary)
    text = String(decoding: bytes, as: UTF8.self)
  }
}
