import ArgumentParser
import FoundationEssentials
import MonteCarlo
import Reporting
import ResultsStore
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

  @Argument(help: ArgumentHelp("The runs' folders.", valueName: "run"), completion: .directory)
  var runs: [String]

  @Option(help: "html, markdown, or json, which is the summary itself.")
  var format = Format.html

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
    let recorded = try runs.map { try RecordedRun(reading: RunFolder.plain($0)) }
    let report = Report(try reported(recorded))
    let inputs = recorded.map(\.manifest.scenarioFile)
    if let charts { try export(report.charts, to: charts, inputs) }
    let text =
      switch format {
      case .html: HTMLPage(report).text
      case .markdown: MarkdownPage(report).text.harmless
      case .json:
        recorded.count == 1 ? JSONEscaping.escaped(recorded[0].text) : try JSONText.text(of: recorded.map(\.summary))
      }
    let own = format == .html && recorded.count == 1 ? recorded[0].folder + "/report.html" : nil
    let file = output ?? own ?? "-"
    guard file != "-" else { return OutputStream.standard.write(verbatim: text) }
    if let own, let place = FileSystem.resolved(own), FileSystem.resolved(file).map({ $0 == place }) == true {
      try RunFolder.add(text, as: "report.html", to: recorded[0].folder, what: "the report")
    } else {
      do { try OutputFile.write(text, to: file, madeFrom: inputs) } catch {
        throw Complaint.unwritten("the report", error)
      }
    }
    if !quiet { OutputStream.standard.write("The report is \(file)\n") }
    if open { try Browser.open(file) }
  }

  private func reported(_ recorded: [RecordedRun]) throws -> [ReportedRun] {
    let names = recorded.map { $0.folder.split(separator: "/").last.map(String.init) ?? $0.folder }
    let areUnique = Set(names).count == names.count
    return try zip(recorded, names).map { run, name in
      let scenario = scenario(of: run)
      let context = ReportContext(
        scenario, run.manifest, variants: run.summary.variants.map(\.variant), seconds: run.manifest.seconds)
      return ReportedRun(
        run.summary, context: context, name: areUnique ? name : run.folder,
        plays: try scenario.map { try plays(of: run, $0) } ?? [])
    }
  }

  /// Nil, after a message, for one that the rules of this version refuse: the estimates can be reported all the same.
  private func scenario(of run: RecordedRun) -> Scenario? {
    do {
      return try RunJob.storedScenario(of: run.manifest)
    } catch {
      OutputStream.error.write(
        "brink: \(run.folder): this version refuses the scenario, so the report leaves out what was assumed:\n\(error)\n"
      )
      return nil
    }
  }

  /// The plays, if `brink explain` has found some.
  private func plays(of run: RecordedRun, _ scenario: Scenario) throws -> [Block] {
    guard let explanation = ExplainedReport.read(in: run.folder) else { return [] }
    guard run.manifest.bits == Experiment.bits else {
      OutputStream.error.write(
        "brink: \(run.folder): made by brink \(run.manifest.brink) with other bits, so its plays are not told\n")
      return []
    }
    return try ExplainedReport(
      explanation, scenario: scenario, settings: run.manifest.settings.map { .init(name: $0.name, value: $0.value) },
      file: run.manifest.scenarioFile
    ).blocks
  }

  private func export(_ charts: [Chart], to folder: String, _ inputs: [String]) throws {
    do {
      try FileSystem.makeDirectories(folder)
      for chart in charts {
        try OutputFile.write(CSV.text(chart.plot.data), to: "\(folder)/\(chart.name).csv", madeFrom: inputs)
        try OutputFile.write(
          JSONEscaping.escaped(chart.vegaLite), to: "\(folder)/\(chart.name).vl.json", madeFrom: inputs)
      }
    } catch {
      throw Complaint.unwritten("the charts", error)
    }
  }
}
