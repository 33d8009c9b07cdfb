import Analysis

/// A run with what a report says of it.
package struct ReportedRun: Sendable {
  package let summary: RunSummary
  package let context: ReportContext
  /// What tells the run from others in the same report, such as its folder's name.
  package let name: String
  /// The plays behind the numbers; nothing where there are none.
  package let plays: [Block]

  package init(
    _ summary: RunSummary, context: ReportContext, name: String, plays: [Block] = []
  ) {
    (self.summary, self.context, self.name, self.plays) = (summary, context, name, plays)
  }
}
