import ArgumentParser
import Workbench

/// Writes the report of a recorded run or batch anew, or of several runs side by side.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the report of a recorded run or batch, or of several runs side by side.",
    discussion: """
      Nothing is played: the report is made from summary.json and run.sqlite, or from batch.json. Of one run or batch it \
      replaces report.html in its folder unless told otherwise; of several runs it is printed, or goes where --output says. \
      HTML is one file that opens offline; Markdown and JSON are printed.
      """)

  @Argument(help: ArgumentHelp("The folders of runs, or of a batch.", valueName: "run"), completion: .directory)
  var runs: [String]

  @Option(help: "html, markdown, or json, which is the summary itself.")
  var format = ReportJob.Format.html

  @Option(
    name: [.short, .long], help: ArgumentHelp("File for the report; - prints it.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(name: [.short, .long], help: "Don't say where the report is.")
  var quiet = false

  @Flag(help: "Open the report in the browser.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "Also write each chart's numbers as CSV and as a Vega-Lite specification.", valueName: "folder"),
    completion: .directory)
  var charts: String?

  func validate() throws {
    if runs.isEmpty { throw ValidationError("Missing expected argument '<run>'") }
    if open, format != .html { throw ValidationError("only the HTML report can be opened in the browser") }
    if open, output == "-" || (output == nil && runs.count > 1) {
      throw ValidationError("a report that is printed can't be opened; say where it goes with --output")
    }
  }

  func run() throws {
    try Terminal.attend { attendant in
      let job = try ReportJob(of: runs.map { ResultsFolder($0) }, for: attendant)
      if let charts { try job.writeCharts(to: charts) }
      guard output != "-", let file = try job.write(format, to: output) else {
        let text = job.text(as: format)
        return OutputStream.standard.write(verbatim: format == .markdown ? text.harmless : text)
      }
      if !quiet { OutputStream.standard.write("The report is \(file)\n") }
      if open { try Browser.open(file) }
    }
  }
}

extension ReportJob.Format: ExpressibleByArgument {}
