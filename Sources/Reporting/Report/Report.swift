import Analysis

/// What people keep of one run, or of several side by side: question and answer first, then what they rest on.
package struct Report: FramedReport {
  package let runs: [ReportedRun]
  /// Each variant of each run; the first is the baseline.
  let columns: [ReportColumn]
  /// Each outcome of any run once, as the first run that has it describes it.
  let outcomes: [OutcomeSummary]
  /// The outcomes' names, the most telling first: those that happen or not, then numbers.
  let telling: [String]

  /// - Parameter runs: at least one.
  package init(_ runs: [ReportedRun]) {
    precondition(!runs.isEmpty, "a report is of a run")
    self.runs = runs
    var columns: [ReportColumn] = []
    for run in runs {
      for ensemble in run.summary.variants {
        columns.append(ReportColumn(ensemble, of: run, index: columns.count, namesRun: runs.count > 1))
      }
    }
    var (outcomes, seen): ([OutcomeSummary], Set<String>) = ([], [])
    for outcome in columns.flatMap({ $0.ensemble.estimates?.outcomes ?? [] })
    where seen.insert(outcome.name).inserted {
      outcomes.append(outcome)
    }
    self.columns = columns
    self.outcomes = outcomes
    let ranked = OutcomeRanking(columns: columns).ranked(outcomes)
    let shares = Set(outcomes.filter(\.isProbability).map(\.name))
    // What the user asked about comes first.
    let asked = (runs[0].summary.rankings ?? []).map(\.objective.outcome)
    let rest = ranked.filter { !asked.contains($0) }
    telling = asked + rest.filter { shares.contains($0) } + rest.filter { !shares.contains($0) }
  }

  package static var kinds: [any ReportSection<Report>.Type] {
    [
      OutcomeSection.self, TimingSection.self, CourseSection.self, ComparisonSection.self, AssumptionSection.self,
      CertaintySection.self, PlaysSection.self,
    ]
  }

  package var answer: [Block] { RunAnswer(self).blocks }

  package var title: String {
    runs.count == 1 ? runs[0].summary.title ?? runs[0].summary.scenario : "\(runs.count) runs side by side"
  }

  package var facts: [String] {
    let counts = columns.map(\.ensemble.trajectories)
    return [
      runs.count == 1 ? runs[0].summary.scenario : runs.map(\.name).joined(separator: ", "),
      columns.count == 1 ? columns[0].label : "\(columns.count) variants",
      DecimalText.count(counts.reduce(0, +), "trajectory", "trajectories") + " in all", "seed \(runs[0].summary.seed)",
    ]
  }

  package var version: String { runs[0].context.version }

  package var hideable: [String] { drawn.map(\.label) }

  /// Columns that charts draw: more than eight can't be told apart.
  var drawn: [ReportColumn] { Array(columns.filter { $0.ensemble.estimates != nil }.prefix(8)) }

  /// Said below charts: on what the numbers rest.
  func source(_ columns: [ReportColumn]) -> String {
    let counts = columns.map(\.ensemble.trajectories)
    let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
    let number =
      least == most
      ? DecimalText.grouped(most) : "\(DecimalText.grouped(least)) to \(DecimalText.grouped(most))"
    let each = columns.count > 1 ? " of each variant" : ""
    let omitted = self.columns.count - drawn.count
    let rest = columns.count > 1 && omitted > 0 ? "; \(omitted) more variants in the tables" : ""
    return "Source: Brink, \(number) trajectories\(each), seed \(runs[0].summary.seed)\(rest)."
  }

  func outcome(_ name: String) -> OutcomeSummary? { outcomes.first { $0.name == name } }
}
