import Analysis
import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage

/// Makes the report of a recorded run or batch anew, or of several runs side by side; nothing is played.
package struct ReportJob {
  private let report: any FramedReport
  /// The summary itself.
  private let json: String
  /// The one run's or batch's, whose own report is replaced; nil for several.
  private let home: (folder: ResultsFolder, kind: RecordKind)?
  /// Files that must not be lost.
  private let inputs: [String]
  private let attendant: Attendant

  /// What the report is written as.
  package enum Format: String, CaseIterable, Sendable {
    case html
    case markdown
    /// The summary itself.
    case json
  }

  /// - Parameter folders: of one batch, or of runs.
  /// - Throws: `Complaint`, where a folder holds no run that has results, or a batch stands beside others.
  package init(of folders: [ResultsFolder], for attendant: Attendant) throws(Complaint) {
    self.attendant = attendant
    if let batch = folders.first(where: \.isBatch) {
      guard folders.count == 1 else {
        throw .badUsage("\(batch.path) holds a batch: only runs are reported side by side; report it by itself")
      }
      let finished = try FinishedBatch(reading: batch)
      (report, json, inputs) = (finished.report, finished.text, finished.order.files.map(\.path))
      home = (batch, .batch)
      return
    }
    var runs: [FinishedRun] = []
    for folder in folders { runs.append(try FinishedRun(reading: folder)) }
    report = Report(try Self.reported(runs, attendant))
    json = runs.count == 1 ? runs[0].text : JSONText.text(of: runs.map(\.summary))
    inputs = runs.map(\.run.order.file.path)
    home = runs.count == 1 ? (runs[0].run.folder, .run) : nil
  }

  /// The report's text.
  package func text(as format: Format) -> String {
    switch format {
    case .html: HTMLPage(report).text
    case .markdown: MarkdownPage(report).text
    case .json: JSONEscaping.escaped(json)
    }
  }

  /// Writes the report to a file, or in the place of the one run's or batch's own.
  ///
  /// - Parameter file: as the user named it; nil for the run's own.
  /// - Returns: where it is; nil if it should be printed.
  /// - Throws: `Complaint`.
  package func write(_ format: Format, to file: String?) throws(Complaint) -> String? {
    let own = home.map { "\($0.folder.path)/\(ResultFile.report.rawValue)" }
    guard let file = file ?? (format == .html ? own : nil) else { return nil }
    if let home, let own, format == .html, let place = FileSystem.resolved(own),
      FileSystem.resolved(file).map({ $0 == place }) == true
    {
      try home.folder.add(text(as: format), as: .report, beside: home.kind, what: "the report", attendant)
    } else {
      do { try OutputFile.write(text(as: format), to: file, madeFrom: inputs, for: attendant) } catch {
        throw .unwritten("the report", error)
      }
    }
    return file
  }

  /// Writes each chart's numbers as CSV and as a Vega-Lite specification.
  ///
  /// - Throws: `Complaint`.
  package func writeCharts(to folder: String) throws(Complaint) {
    do {
      try FileSystem.makeDirectories(folder)
      for chart in report.charts {
        try OutputFile.write(
          CSV.text(chart.plot.data), to: "\(folder)/\(chart.name).csv", madeFrom: inputs, for: attendant)
        try OutputFile.write(
          JSONEscaping.escaped(chart.vegaLite), to: "\(folder)/\(chart.name).vl.json", madeFrom: inputs, for: attendant)
      }
    } catch {
      throw .unwritten("the charts", error)
    }
  }

  private static func reported(_ runs: [FinishedRun], _ attendant: Attendant) throws(Complaint) -> [ReportedRun] {
    let names = runs.map { $0.run.folder.path.split(separator: "/").last.map(String.init) ?? $0.run.folder.path }
    let areUnique = Set(names).count == names.count
    var reported: [ReportedRun] = []
    for (run, name) in zip(runs, names) {
      let scenario = scenario(of: run.run, attendant)
      var order = run.run.order
      order.trajectories = run.summary.trajectories
      reported.append(
        ReportedRun(
          run.summary, context: ReportContext(scenario, order, run.run.manifest),
          name: areUnique ? name : run.run.folder.path,
          plays: try scenario.map { scenario throws(Complaint) in try plays(of: run.run, scenario, attendant) } ?? []))
    }
    return reported
  }

  /// Nil, after a remark, for one that the rules of this version refuse: the estimates can be reported all the same.
  private static func scenario(of run: RecordedRun, _ attendant: Attendant) -> Scenario? {
    do {
      return try run.order.scenario()
    } catch {
      attendant.remark(
        "\(run.folder.path): this version refuses the scenario, so the report leaves out what was assumed:\n\(error)")
      return nil
    }
  }

  /// The plays, if an explanation has found some.
  private static func plays(
    of run: RecordedRun, _ scenario: Scenario, _ attendant: Attendant
  ) throws(Complaint) -> [Block] {
    guard let explanation = ExplainedReport.read(in: run.folder) else { return [] }
    guard run.manifest.bits == Experiment.bits else {
      attendant.remark(
        "\(run.folder.path): made by brink \(run.manifest.brink) with other bits, so its plays are not told")
      return []
    }
    return try ExplainedReport(
      explanation, scenario: scenario, settings: run.order.settings, file: run.order.file.path
    ).blocks
  }
}
