import Analysis
import ArgumentParser
import FoundationEssentials
import Reporting
import ResultsStore

/// Shows again what a run came to.
struct ResultsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show again what a run came to.")

  @Argument(help: ArgumentHelp("The run's folder.", valueName: "folder"))
  var folder: String

  @Flag(help: "Print summary.json instead of tables.")
  var json = false

  func run() throws {
    let manifest = try RunFolder.manifestOfResults(in: folder)
    guard let bytes = try? FileSystem.read(folder + "/summary.json") else {
      throw Complaint.storage(
        "\(folder) has no summary.json; brink run --resume \(ShellText.quoted(folder)) writes it anew")
    }
    if json {
      OutputStream.standard.write(String(decoding: bytes, as: UTF8.self))
      return
    }
    guard let summary = try? JSONDecoder().decode(RunSummary.self, from: Data(bytes)) else {
      throw Complaint.storage(
        "\(folder)/summary.json is damaged; brink run --resume \(ShellText.quoted(folder)) writes it anew")
    }
    let page = TerminalReport(summary, fileName: manifest.scenarioFile, seconds: manifest.seconds)
    OutputStream.standard.write(page.text(width: TerminalDevice.width, style: TerminalDevice.style))
  }
}
