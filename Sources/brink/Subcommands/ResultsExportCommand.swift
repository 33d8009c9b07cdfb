import ArgumentParser
import ResultsStore

/// Writes a table of a run.
struct ResultsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a table of a run as CSV (RFC 4180) or JSON.",
    discussion: """
      The tables are \(RunRecord.exportedTables.joined(separator: ", ")). "trajectories" is one wide table with a row for \
      each trajectory that was kept and a column for each outcome; "dictionary" says what the columns mean.
      """)

  @Argument(help: ArgumentHelp("The run's folder.", valueName: "folder"))
  var folder: String

  @Option(name: [.short, .long], help: ArgumentHelp("The table.", valueName: "name"))
  var table = "trajectories"

  @Option(name: [.short, .long], help: ArgumentHelp("The file. (default: standard output)", valueName: "file"))
  var output: String?

  @Flag(help: "Write a JSON array of objects instead of CSV.")
  var json = false

  func validate() throws {
    guard RunRecord.exportedTables.contains(table) else {
      throw ValidationError(
        "there is no table \"\(table)\"; there are \(RunRecord.exportedTables.joined(separator: ", "))")
    }
  }

  func run() throws {
    if RunRecord.findingsTables.contains(table) { _ = try RunFolder.manifestOfResults(in: folder) }
    let record = try RunJob.reporting(folder) { () throws(RecordError) in try RunRecord.read(in: folder) }
    do {
      guard let output else {
        return try record.export(table, as: json ? .json : .csv) { OutputStream.standard.write($0) }
      }
      let partial = "\(output).partial"
      defer { FileSystem.remove(partial) }
      let file = try FileWriter(partial)
      try record.export(table, as: json ? .json : .csv) { try file.write(Array($0.utf8)) }
      try FileSystem.rename(partial, to: output)
    } catch {
      throw Complaint.storage("\(error)")
    }
  }
}
