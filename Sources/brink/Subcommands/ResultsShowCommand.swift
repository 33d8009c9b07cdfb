import Analysis
import ArgumentParser
import Reporting
import ResultsStore

/// Shows again what a run or a batch came to.
struct ResultsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show again what a run or a batch came to.")

  @Argument(help: ArgumentHelp("The folder of the run or batch.", valueName: "folder"), completion: .directory)
  var folder: String

  @Flag(help: "Print summary.json, or a batch's batch.json, instead of tables.")
  var json = false

  func run() throws {
    let folder = RunFolder.plain(folder)
    if BatchFolder.isBatch(folder) { return try showBatch(folder) }
    let recorded = try RecordedRun(reading: folder)
    if json { return OutputStream.standard.write(verbatim: JSONEscaping.escaped(recorded.text)) }
    let manifest = recorded.manifest
    let page = TerminalReport(recorded.summary, fileName: manifest.scenarioFile, seconds: manifest.seconds)
    OutputStream.standard.write(styled: page.text(width: TerminalDevice.width, style: TerminalDevice.style))
  }

  private func showBatch(_ folder: String) throws {
    // A folder in which nothing may be read is told apart from one without results.
    _ = try BatchFolder.reporting(folder) { () throws(RecordError) in try BatchRecord.read(in: folder).manifest() }
    let (summary, bytes) = try ResultFile(name: "batch.json", folder: folder, kind: .batch).read(BatchSummary.self)
    if json {
      return OutputStream.standard.write(verbatim: JSONEscaping.escaped(String(decoding: bytes, as: UTF8.self)))
    }
    let maps = summary.factors.count > 1 ? BatchCommand.maps(of: summary, down: 0, across: 1) : []
    let page = BatchPage(summary, maps: maps)
    OutputStream.standard.write(styled: page.text(width: TerminalDevice.width, style: TerminalDevice.style))
  }
}
