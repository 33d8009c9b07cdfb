import Analysis

/// A batch as a report: what each factor does, heat maps of every two factors, and all points.
package struct BatchReport: FramedReport {
  let summary: BatchSummary
  package let version: String
  private let planSHA256: String
  private let command: [String]

  /// Charts of one kind at most: pages of hundreds are not read. The rest is in `batch.json`.
  static let mostCharts = 60

  package static var kinds: [any ReportSection<BatchReport>.Type] {
    [
      EffectSection.self, MapSection.self, PointSection.self,
    ]
  }

  /// - Parameters:
  ///   - version: of the program that played the batch.
  ///   - planSHA256: of the plan's file, in hexadecimal digits.
  ///   - command: what plays the same batch again.
  package init(_ summary: BatchSummary, version: String, planSHA256: String, command: [String]) {
    (self.summary, self.version) = (summary, version)
    (self.planSHA256, self.command) = (planSHA256, command)
  }

  package var title: String { summary.title ?? summary.name }

  package var facts: [String] {
    let played = summary.runs.count { $0.state == .played || $0.state == .faults }
    return [
      "\(DecimalText.grouped(played)) of \(DecimalText.grouped(summary.runs.count)) runs, "
        + "\(DecimalText.count(summary.trajectories, "trajectory", "trajectories")) each",
      summary.design.rawValue, "seed \(summary.seed)",
    ]
  }

  package var answer: [Block] { BatchAnswer(summary).blocks }

  package var method: ReportMethod {
    ReportMethod(
      text: "Every run plays the same trajectories, which share their luck draw by draw, so that runs differ by what "
        + "they set. Histograms of all points have the bins of the first one. The mean over runs has the mean of their "
        + "intervals, which covers at least as often as they do; where the points are a sample, the spread between them is "
        + "added.",
      makings: [
        ReportMethod.Making(
          name: nil, facts: ["Plan: \(summary.name), SHA-256 \(planSHA256)", "Brink \(version)"], command: command)
      ])
  }

  /// Said below charts: on what the numbers rest.
  var source: String {
    "Source: Brink, \(DecimalText.count(summary.trajectories, "trajectory", "trajectories")) of each run, seed "
      + "\(summary.seed)."
  }
}
