import ArgumentParser
import ResultsStore

/// Writes a table of a run or a batch.
struct ResultsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a table of a run or a batch as CSV (RFC 4180) or JSON.",
    discussion: """
      The tables of a run are \(RunRecord.exportedTables.joined(separator: ", ")). "trajectories" is one wide table with a row for \
      each trajectory that was kept and a column for each outcome; "dictionary" says what the columns mean.

      Those of a batch are \(BatchRecord.exportedTables.joined(separator: ", ")). "points" is one wide table with a row for \
      each point and variant, and a column for each factor and each outcome's probability or mean.
      """)

  @Argument(help: ArgumentHelp("The folder of the run or batch.", valueName: "folder"), completion: .directory)
  var folder: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The table. (default: trajectories of a run, points of a batch)", valueName: "name"),
    completion: .list(
      RunRecord.exportedTables + BatchRecord.exportedTables.filter { !RunRecord.exportedTables.contains($0) }))
  var table: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The file. (default: standard output)", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Write a JSON array of objects instead of CSV.")
  var json = false

  func run() throws {
    let folder = RunFolder.plain(folder)
    if BatchFolder.isBatch(folder) {
      let table = try chosen(among: BatchRecord.exportedTables)
      let (record, inputs) = try BatchFolder.reporting(folder) { () throws(RecordError) in
        let record = try BatchRecord.read(in: folder)
        try record.check(hasTable: table)
        return (record, [try record.manifest().planFile] + (try record.scenarios().map(\.file)))
      }
      return try write(madeFrom: inputs) { try record.export(table, as: json ? .json : .csv, write: $0) }
    }
    let table = try chosen(among: RunRecord.exportedTables)
    if RunRecord.findingsTables.contains(table) { _ = try RunFolder.manifestOfResults(in: folder) }
    let (record, input) = try RunJob.reporting(folder) { () throws(RecordError) in
      let record = try RunRecord.read(in: folder)
      try record.check(hasTable: table)
      return (record, try record.manifest().scenarioFile)
    }
    try write(madeFrom: [input]) { try record.export(table, as: json ? .json : .csv, write: $0) }
  }

  /// The table that was asked for; the first one if none was.
  private func chosen(among tables: [String]) throws -> String {
    guard let table else { return tables[0] }
    guard tables.contains(table) else {
      throw ValidationError("there is no table \"\(table)\"; there are \(tables.joined(separator: ", "))")
    }
    return table
  }

  /// Writes what `export` gives, to standard output or to a file that is whole or not there.
  private func write(madeFrom inputs: [String], _ export: ((String) throws -> Void) throws -> Void) throws {
    do {
      guard let output else {
        return try export { OutputStream.standard.write(verbatim: $0) }
      }
      let file = try OutputFile(output, madeFrom: inputs)
      try export { try file.write(Array($0.utf8)) }
      try file.finish()
    } catch {
      throw Complaint.unwritten("the table", error)
    }
  }
}
