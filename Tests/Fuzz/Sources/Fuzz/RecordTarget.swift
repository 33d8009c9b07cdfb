import FoundationEssentials
import ResultsStore
import ScenarioLanguage
import Workbench

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
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(RecordKind.run.fileName)"))
    } catch {
      fatalError("the record can't be written: \(error)")
    }
    _ = try? RecordedRun(reading: ResultsFolder(folder))
    guard let record = try? RunRecord.read(in: folder) else { return }
    _ = try? record.comparisons()
    _ = try? record.recordedCount()
    _ = try? record.verifyBlocks()
    _ = try? record.occurrenceCounts(of: outcomes, variant: 0)
    for outcome in outcomes.indices { _ = try? record.values(ofOutcome: outcome, of: outcomes, variant: 0) }
    for table in ResultsExport.tablesOfRuns {
      try? ResultsExport(table, from: ResultsFolder(folder)).write(as: .csv) { _ in }
    }
  }
}
