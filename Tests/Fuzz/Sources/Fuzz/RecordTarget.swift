import FoundationEssentials
import ResultsStore
import ScenarioLanguage

/// The reader of `run.sqlite` on any bytes: all that a damaged file may cost is a message.
enum RecordTarget {
  private static let folder: String = {
    let base = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    let folder = "\(base)/brink-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }()

  private static let outcomes = SeedFiles.scenario("Tests/ReferenceData/records-0.1.0/crisis.json").measuredOutcomes

  static func feed(_ bytes: [UInt8]) {
    do {
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(RunRecord.fileName)"))
    } catch {
      fatalError("the record can't be written: \(error)")
    }
    guard let record = try? RunRecord.read(in: folder) else { return }
    _ = try? record.manifest()
    _ = try? record.comparisons()
    _ = try? record.recordedCount()
    _ = try? record.variantNames()
    _ = try? record.occurrenceCounts(of: outcomes, variant: 0)
    for outcome in outcomes.indices { _ = try? record.values(ofOutcome: outcome, of: outcomes, variant: 0) }
    for table in RunRecord.exportedTables { try? record.export(table, as: .csv) { _ in } }
  }
}
