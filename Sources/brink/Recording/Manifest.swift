/// What a run was: enough to play it again bit for bit, and who, where and when.
struct Manifest: Codable {
  var format = "brink-manifest-1"
  let brink: String
  /// What draws, tables and sums were; the same bits give the same numbers.
  let bits: Int
  let scenario: ScenarioRecord
  let seed: UInt64
  /// Trajectories of each variant that were asked for.
  let trajectories: Int
  let isComplete: Bool
  let variants: [VariantRecord]
  /// What `--set` changed, in order.
  let settings: [SettingRecord]
  let threads: Int
  let batchWidth: Int
  /// Values that were kept one by one, for each variant.
  let keptValues: Int
  let host: String
  let system: String
  /// ISO 8601, in UTC.
  let started: String
  let seconds: Double
  let commandLine: [String]
  /// SHA-256 of `summary.json`.
  let summarySHA256: String

  struct ScenarioRecord: Codable {
    let name: String
    let file: String
    /// SHA-256 of the file.
    let sha256: String
    let text: String
  }

  struct VariantRecord: Codable {
    let name: String
    /// Trajectories that were played.
    let trajectories: Int
    let faults: Int
  }

  struct SettingRecord: Codable {
    let name: String
    let value: String
  }
}
