import Analysis
import FoundationEssentials
import MonteCarlo
import Reporting
import ResultsStore

/// What a run came to.
package struct RunResult {
  package let folder: ResultsFolder
  package let order: Order
  package let summary: RunSummary
  /// `summary.json`.
  package let text: String
  /// Spent playing, over all resumptions; nil where nothing was played for it.
  package let seconds: Double?
  /// What is to be said of how it ended.
  package fileprivate(set) var remarks: [String] = []
  /// Whether that is what was asked for, and so no news.
  package fileprivate(set) var isAsExpected = true
  /// Why the results could not be written.
  package fileprivate(set) var failure: Complaint?

  /// The exit code of a program that has done nothing else.
  package var status: ExitStatus {
    if let failure { return failure.status }
    if !summary.isComplete { return .interrupted }
    return summary.faultCount > 0 ? .faults : .done
  }
}

/// A shard that was played; it has no results of its own.
package struct ShardResult {
  package let folder: ResultsFolder
  package let shard: Shard
  /// Of each variant.
  package let trajectories: Int
}

extension RunJob {
  /// What came of carrying it out.
  package enum Ending {
    case results(RunResult)
    case shard(ShardResult)
  }

  /// Plays what is left, and writes what it comes to.
  ///
  /// - Parameter includingFaulty: whether estimates are given even if trajectories have faults.
  /// - Throws: `Complaint`. Results that can't be written are results all the same.
  package func carryOut(includingFaulty: Bool = false) throws(Complaint) -> Ending {
    let played = try play()
    if let shard = order.shard { return .shard(try end(shard, played)) }
    let run = ComputedRun(order, scenario, experiment)
    let summary = run.summary(
      played.standing, trajectories: played.trajectories, includingFaulty: includingFaulty, until: attendant.request)
    let seconds = try folder.reporting { () throws(RecordError) in try record.book.manifest().seconds }
    var result = RunResult(
      folder: folder, order: order, summary: summary, text: JSONText.text(of: summary), seconds: seconds)
    // Of a run that is complete only what has all of its numbers is published.
    if played.isComplete {
      try attendant.check("the results were written; go on with brink run --resume \(folder.quoted)")
    }
    do { try publish(result, isPrecise: played.isPrecise) } catch { result.failure = error }
    result.remarks = try remarks(played, summary)
    result.isAsExpected = summary.isComplete && (played.isPrecise || order.precision == nil)
    return .results(result)
  }

  private func end(_ shard: Shard, _ played: Played) throws(Complaint) -> ShardResult {
    guard played.isComplete else {
      throw .interrupted("interrupted; go on with brink run --resume \(folder.quoted)")
    }
    try folder.reporting { () throws(RecordError) in try record.book.settle() }
    return ShardResult(
      folder: folder, shard: shard, trajectories: played.standing.tallies.map(\.trajectoryCount).max() ?? 0)
  }

  /// Writes tables, `report.html`, `summary.json` and `manifest.json`.
  private func publish(_ result: RunResult, isPrecise: Bool) throws(Complaint) {
    let summary = result.summary
    var order = order
    order.trajectories = summary.trajectories
    let manifest = try folder.reporting { () throws(RecordError) in
      try record.replace(FindingTables.findings(of: summary))
      try record.book.update { $0.order = order.recorded }
      return try record.book.manifest()
    }
    let context = ReportContext(scenario, order, manifest)
    let report = Report([ReportedRun(summary, context: context, name: summary.scenario)])
    let file = Manifest(order, manifest, experiment, scenario, result)
    do {
      try folder.publish(
        [(.report, HTMLPage(report).text), (.summary, result.text), (.manifest, JSONText.text(of: file))], for: .run,
        listedIn: record.book.files)
    } catch {
      throw folder.unpublished(.run, because: error)
    }
    try folder.reporting { () throws(RecordError) in
      try record.setPrecise(isPrecise)
      try record.book.update { $0.state = summary.isComplete ? .complete : .interrupted }
      try record.book.settle()
    }
  }

  private func remarks(_ played: Played, _ summary: RunSummary) throws(Complaint) -> [String] {
    guard summary.isComplete else {
      let counts = summary.variants.map { "\($0.variant) \(DecimalText.grouped($0.trajectories))" }
      return [
        "interrupted; the results rest on the trajectories done by then: \(counts.joined(separator: ", "))",
        "go on with brink run --resume \(folder.quoted)",
      ]
    }
    guard let precision = order.precision else { return [] }
    if played.isPrecise { return ["stopped at the precision of \(precision)"] }
    let reached = try precision.reached(in: experiment)(played.standing)
    return [
      "stopped at the limit of \(DecimalText.grouped(played.trajectories)) trajectories, before the precision of "
        + "\(precision)" + (reached.map { ": \($0)" } ?? "")
        + "; go on with brink run --resume \(folder.quoted) --trajectories N"
    ]
  }
}
