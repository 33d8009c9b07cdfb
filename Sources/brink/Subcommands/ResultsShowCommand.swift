import ArgumentParser
import Reporting

/// Shows again what a run came to.
struct ResultsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show again what a run came to.")

  @Argument(help: ArgumentHelp("The run's folder.", valueName: "folder"))
  var folder: String

  @Flag(help: "Print summary.json instead of tables.")
  var json = false

  func run() throws {
    let recorded = try RecordedRun(reading: folder)
    if json {
      OutputStream.standard.write(recorded.text)
      return
    }
    let manifest = recorded.manifest
    let page = TerminalReport(recorded.summary, fileName: manifest.scenarioFile, seconds: manifest.seconds)
    OutputStream.standard.write(page.text(width: TerminalDevice.width, style: TerminalDevice.style))
  }
}
