import MonteCarlo
import ResultsStore
import ScenarioLanguage
import Simulation

/// `manifest.json`: what a run was, enough to play it again bit for bit, and who, where and when.
struct Manifest: Encodable {
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
  let settings: [Setting]
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

  init(_ order: Order, _ manifest: RecordManifest, _ experiment: Experiment, _ scenario: Scenario, _ result: RunResult)
  {
    (brink, bits, seed, settings) = (manifest.brink, manifest.bits, order.seed, order.settings)
    self.scenario = ScenarioRecord(
      name: scenario.name, file: order.file.path, sha256: order.file.sha256, text: order.file.text)
    (trajectories, isComplete) = (result.summary.trajectories, result.summary.isComplete)
    variants = result.summary.variants.map {
      VariantRecord(name: $0.variant, trajectories: $0.trajectories, faults: $0.faults)
    }
    (threads, batchWidth) = (experiment.threadCount, experiment.batchWidth)
    (keptValues, host, system) = (experiment.keptValueCount, manifest.host, manifest.system)
    (started, seconds, commandLine) = (manifest.started, manifest.seconds, manifest.commandLine)
    summarySHA256 = Digest.hexadecimal(Array(result.text.utf8))
  }

  struct ScenarioRecord: Encodable {
    let name: String
    let file: String
    /// SHA-256 of the file.
    let sha256: String
    let text: String
  }

  struct VariantRecord: Encodable {
    let name: String
    /// Trajectories that were played.
    let trajectories: Int
    let faults: Int
  }
}
