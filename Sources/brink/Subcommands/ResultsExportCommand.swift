import ArgumentParser
import ResultsStore
import Workbench

/// Writes a table of a run or a batch.
struct ResultsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a table of a run or a batch as CSV (RFC 4180) or JSON.",
    discussion: """
      The tables of a run are \(ResultsExport.tablesOfRuns.joined(separator: ", ")). "trajectories" is one wide table with a row for \
      each trajectory that was kept and a column for each outcome; "dictionary" says what the columns mean.

      Those of a batch are \(ResultsExport.tablesOfBatches.joined(separator: ", ")). "points" is one wide table with a row for \
      each point and variant, and a column for each factor and each outcome's probability or mean.
      """)

  @Argument(help: ArgumentHelp("The folder of the run or batch.", valueName: "folder"), completion: .directory)
  var folder: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The table. (default: trajectories of a run, points of a batch)", valueName: "name"),
    completion: .list(
      ResultsExport.tablesOfRuns + ResultsExport.tablesOfBatches.filter { !ResultsExport.tablesOfRuns.contains($0) }))
  var table: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The file. (default: standard output)", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Write a JSON array of objects instead of CSV.")
  var json = false

  func run() throws {
    let export = try ResultsExport(table, from: ResultsFolder(folder))
    try Terminal.attend { attendant in
      do {
        guard let output else { return try export.write(as: format) { OutputStream.standard.write(verbatim: $0) } }
        // It is whole or not there.
        let file = try OutputFile(output, madeFrom: export.inputs, for: attendant)
        try export.write(as: format) { try file.write(Array($0.utf8)) }
        try file.finish()
      } catch {
        throw Complaint.unwritten("the table", error)
      }
    }
  }

  private var format: ExportFormat { json ? .json : .csv }
}
