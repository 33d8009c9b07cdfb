import ArgumentParser
import Reporting
import ResultsStore
import Workbench

/// Shows again what a run or a batch came to.
struct ResultsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show again what a run or a batch came to.")

  @Argument(help: ArgumentHelp("The folder of the run or batch.", valueName: "folder"), completion: .directory)
  var folder: String

  @Flag(help: "Print summary.json, or a batch's batch.json, instead of tables.")
  var json = false

  func run() throws {
    let folder = ResultsFolder(folder)
    if folder.isBatch { return try showBatch(folder) }
    let finished = try FinishedRun(reading: folder)
    if json { return OutputStream.standard.write(verbatim: JSONEscaping.escaped(finished.text)) }
    let run = finished.run
    Terminal.show(
      TerminalReport(finished.summary, fileName: run.order.file.path, seconds: run.manifest.seconds).text)
  }

  private func showBatch(_ folder: ResultsFolder) throws {
    let batch = try FinishedBatch(reading: folder)
    if json { return OutputStream.standard.write(verbatim: JSONEscaping.escaped(batch.text)) }
    let summary = batch.summary
    let maps = summary.factors.count > 1 ? BatchCommand.maps(of: summary, down: 0, across: 1) : []
    Terminal.show(BatchPage(summary, maps: maps).text)
  }
}
