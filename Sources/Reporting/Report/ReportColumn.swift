import Analysis

/// A variant of a run: one column of the report's tables, one colour of its charts.
struct ReportColumn: Sendable {
  /// For people.
  let label: String
  /// Its place among all columns.
  let index: Int
  let run: ReportedRun
  let ensemble: EnsembleSummary
  let days: TimeAxis

  init(_ ensemble: EnsembleSummary, of run: ReportedRun, index: Int, namesRun: Bool) {
    let title = run.context.variants.first { $0.name == ensemble.variant }?.title
    let name = title ?? ensemble.variant
    label = namesRun ? "\(run.name): \(name)" : name
    (self.ensemble, self.run, self.index) = (ensemble, run, index)
    days = TimeAxis(days: ensemble.estimates?.days.numbers ?? [], clock: run.summary.clock)
  }

  func outcome(_ name: String) -> OutcomeSummary? { ensemble.estimates?.outcomes.first { $0.name == name } }
}
