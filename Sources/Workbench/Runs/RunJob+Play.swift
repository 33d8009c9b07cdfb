import MonteCarlo
import ResultsStore

extension RunJob {
  /// What was played, to the end or as far as it came, with every block in the record.
  struct Played {
    let standing: RunStanding
    /// Whether the precision that was asked for ended it.
    let isPrecise: Bool
    /// Whether nothing is left to play.
    let isComplete: Bool
    /// Of each variant: as asked for, or as many as the precision took.
    let trajectories: Int
  }

  /// Plays what is left.
  ///
  /// - Throws: `Complaint`, if the record can't be written, or nothing was played.
  func play() throws(Complaint) -> Played {
    let writer = try folder.reporting { () throws(RecordError) in
      try BlockWriter(record, of: experiment, rowCount: order.keptRows, keepsSums: order.shard != nil)
    }
    let progress = attendant.progress
    let run = ExperimentRun(
      experiment, plans: plans, blocks: blocks, start: start, held: held, observer: writer,
      rule: try order.precision?.rule(for: experiment), until: attendant.stop, report: { progress.report($0) })
    progress.begin(total: total, before: (start?.trajectoryCount ?? 0) + held.reduce(0) { $0 + $1.trajectories.count })
    let played = run.play().map(\.tally.trajectoryCount)
    progress.end()
    let isComplete = run.isPrecise || played.reduce(0, +) == total
    // A whole run has ended when its results are written, too, unless it has none.
    let isEmpty = played.contains(0)
    do throws(RecordError) {
      if let failure = run.failure { throw RecordError(failure) }
      try writer.finish(
        run.standing, waiting: run.waiting,
        as: order.shard == nil && !isEmpty ? .running : isComplete ? .complete : .interrupted)
    } catch {
      throw folder.unwritten(.run, because: error)
    }
    if order.shard == nil, isEmpty, attendant.request.isRaised {
      let (kept, round) = (run.waiting.count, experiment.unitsOfRound)
      guard kept > 0 else { throw Complaint.interrupted("interrupted before \(Self.anythingWasPlayed(in: folder))") }
      throw Complaint.interrupted(
        "interrupted when \(kept) of the \(round) variants had played their first block, which is kept; go on with brink run "
          + "--resume \(folder.quoted)")
    }
    return Played(
      standing: run.standing, isPrecise: run.isPrecise, isComplete: isComplete,
      trajectories: run.isPrecise ? played[0] : order.trajectories)
  }

  /// Trajectories of all variants that there will be in the end.
  private var total: Int {
    (order.shard == nil ? order.trajectories : blocks.count * Experiment.blockSize) * experiment.variants.count
  }
}
