/// The plays behind the numbers, where a run brings them.
struct PlaysSection: ReportSection {
  let heading = "The plays"
  let name = "plays"
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] { report.runs.flatMap(\.plays) }
}
