import Analysis
import ArgumentParser
import FoundationEssentials
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
    let advice = "brink batch --resume \(ShellText.quoted(folder)) writes it anew"
    guard let bytes = try? FileSystem.read(folder + "/batch.json") else {
      throw Complaint.storage("\(folder) has no batch.json; \(advice)")
    }
    if json {
      return OutputStream.standard.write(verbatim: JSONEscaping.escaped(String(decoding: bytes, as: UTF8.self)))
    }
    guard let summary = try? JSONDecoder().decode(BatchSummary.self, from: Data(bytes)) else {
      throw Complaint.storage("\(folder)/batch.json is damaged; \(advice)")
    }
    let maps = summary.factors.count > 1 ? BatchCommand.maps(of: summary, down: 0, across: 1) : []
    let page = BatchPage(summary, maps: maps)
    OutputStream.standard.write(styled: page.text(width: TerminalDevice.width, style: TerminalDevice.style))
  }
}
