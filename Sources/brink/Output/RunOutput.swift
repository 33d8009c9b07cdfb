import Reporting
import ResultsStore
import Workbench

/// Shows what a run came to.
struct RunOutput {
  /// Whether `summary.json` is printed instead of tables.
  var json = false
  /// Whether neither tables nor progress are printed.
  var quiet = false
  /// Whether estimates are given even if trajectories have faults.
  var allowFaults = false

  /// Plays a run, and shows its results.
  ///
  /// - Parameter job: begins or goes on with it, or finds that it is done.
  func carryOut(_ job: (Attendant) throws -> Continuation<RunJob>) throws {
    Interruption.watch()
    var folder: ResultsFolder?
    let ending = try Terminal.attend(isQuiet: quiet, showsProgress: true) { attendant -> RunJob.Ending? in
      switch try job(attendant) {
      case .job(let job): return try job.carryOut(includingFaulty: allowFaults)
      case .done(let done):
        folder = done
        return nil
      }
    }
    switch ending {
    case .results(let result): try show(result)
    case .shard(let result): show(result)
    case nil: if let folder { try showDone(folder) }
    }
  }

  private func showDone(_ folder: ResultsFolder) throws {
    if json {
      OutputStream.standard.write(verbatim: JSONEscaping.escaped(try FinishedRun(reading: folder).text))
    } else if !quiet {
      OutputStream.standard.write("Already done: \(folder.path)\n")
    }
  }

  /// Prints the results, and ends the program as they ask for.
  func show(_ result: RunResult) throws {
    let summary = result.summary
    if json {
      OutputStream.standard.write(verbatim: result.text)
    } else if !quiet {
      Terminal.show(Self.page(result).text)
      if result.seconds != nil {
        OutputStream.standard.write(
          "\nWritten: \(result.folder.path)/report.html, and beside it\nsummary.json, manifest.json and run.sqlite\n")
      }
    }
    if summary.faultCount > 0, json || quiet {
      Terminal.remark(
        "\(summary.faultCount) trajectories had faults"
          + (allowFaults ? "" : "; their variants' estimates are withheld without --allow-faults"))
    }
    if !quiet || !result.isAsExpected { result.remarks.forEach(Terminal.remark) }
    if let failure = result.failure { throw failure }
    try result.status.end()
  }

  private static func page(_ result: RunResult) -> any TerminalPage {
    let report = TerminalReport(result.summary, fileName: result.order.file.path, seconds: result.seconds)
    return result.order.work == .comparison ? ComparisonPage(result.summary, below: report) : report
  }

  private func show(_ result: ShardResult) {
    guard !quiet else { return }
    OutputStream.standard.write(
      "Shard \(result.shard.index) of \(result.shard.count): \(DecimalText.grouped(result.trajectories)) trajectories of each variant in \(result.folder.path)\n"
        + "When all shards are there, join them with brink merge, which plays what is left over from whole blocks\n")
  }
}

/// A page of results for a terminal.
protocol TerminalPage {
  func text(width: Int, style: TerminalStyle) -> String
}

extension TerminalReport: TerminalPage {}
extension ComparisonPage: TerminalPage {}
extension BatchPage: TerminalPage {}
extension ExplanationPage: TerminalPage {}
extension TrajectoryPage: TerminalPage {}
