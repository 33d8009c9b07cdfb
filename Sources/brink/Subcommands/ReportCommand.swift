import ArgumentParser
import FoundationEssentials
import Reporting
import ScenarioLanguage

/// Writes the report of recorded runs anew, or of several side by side.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the report of a recorded run, or of several runs side by side.",
    discussion: """
      Nothing is played: the report is made from summary.json and run.sqlite. Of one run it replaces report.html in the \
      run's folder unless told otherwise; of several runs it is printed, or goes where --output says. HTML is one file that \
      opens offline; Markdown and JSON are printed.
      """)

  /// What the report is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case markdown
    case json
  }

  @Argument(help: ArgumentHelp("The runs' folders.", valueName: "run"))
  var runs: [String]

  @Option(help: "html, markdown, or json, which is the summary itself.")
  var format = Format.html

  @Option(name: [.short, .long], help: ArgumentHelp("File for the report; - prints it.", valueName: "file"))
  var output: String?

  @Flag(name: [.short, .long], help: "Don't say where the report is.")
  var quiet = false

  @Flag(help: "Open the report in the browser.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "Also write each chart's numbers as CSV and as a Vega-Lite specification.", valueName: "folder"))
  var charts: String?

  func validate() throws {
    if runs.isEmpty { throw ValidationError("Missing expected argument '<run>'") }
    if open, format != .html { throw ValidationError("only the HTML report can be opened in the browser") }
    if open, output == "-" || (output == nil && runs.count > 1) {
      throw ValidationError("a report that is printed can't be opened; say where it goes with --output")
    }
  }

  func run() throws {
    let recorded = try runs.map { try RecordedRun(reading: RunFolder.plain($0)) }
    let report = Report(try reported(recorded))
    if let charts { try export(report.charts, to: charts) }
    let text =
      switch format {
      case .html: HTMLPage(report).text
      case .markdown: MarkdownPage(report).text
      case .json: recorded.count == 1 ? recorded[0].text : try JSONText.text(of: recorded.map(\.summary))
      }
    let standard = format == .html && recorded.count == 1 ? recorded[0].folder + "/report.html" : "-"
    let file = output ?? standard
    guard file != "-" else { return OutputStream.standard.write(text) }
    try write(text, to: file)
    if !quiet { OutputStream.standard.write("The report is \(file)\n") }
    if open { try Browser.open(file) }
  }

  private func reported(_ recorded: [RecordedRun]) throws -> [ReportedRun] {
    let names = recorded.map { $0.folder.split(separator: "/").last.map(String.init) ?? $0.folder }
    let areUnique = Set(names).count == names.count
    return try zip(recorded, names).map { run, name in
      let scenario = try RunJob.scenario(of: run.manifest)
      let context = ReportContext(
        scenario, run.manifest, variants: run.summary.variants.map(\.variant), seconds: run.manifest.seconds)
      return ReportedRun(
        run.summary, context: context, name: areUnique ? name : run.folder, plays: try plays(of: run, scenario))
    }
  }

  /// The plays, if `brink explain` has found some.
  private func plays(of run: RecordedRun, _ scenario: Scenario) throws -> [Block] {
    guard let explanation = ExplainedReport.read(in: run.folder) else { return [] }
    return try ExplainedReport(
      explanation, scenario: scenario, settings: run.manifest.settings.map { .init(name: $0.name, value: $0.value) },
      file: run.manifest.scenarioFile
    ).blocks
  }

  /// Puts the whole text in the file's place, or leaves what was there.
  private func write(_ text: String, to file: String) throws {
    let temporary = file + ".part"
    do {
      try FileSystem.write(Array(text.utf8), to: temporary)
      try FileSystem.rename(temporary, to: file)
    } catch {
      FileSystem.remove(temporary)
      throw Complaint.storage("the report could not be written: \(error)")
    }
  }

  private func export(_ charts: [Chart], to folder: String) throws {
    do {
      try FileSystem.makeDirectories(folder)
      for chart in charts {
        try FileSystem.write(Array(chart.plot.data.csv.utf8), to: "\(folder)/\(chart.name).csv")
        try FileSystem.write(Array(chart.vegaLite.utf8), to: "\(folder)/\(chart.name).vl.json")
      }
    } catch {
      throw Complaint.storage("the charts could not be written: \(error)")
    }
  }
}
