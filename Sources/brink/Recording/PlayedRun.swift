import ArgumentParser
import MonteCarlo
import ResultsStore

/// A job that was played to its end, or as far as it came, with every block in its record.
struct PlayedRun {
  let ensembles: [Ensemble]
  /// The same with the differences between variants.
  let standing: RunStanding
  /// Whether the precision that was asked for ended it.
  let isPrecise: Bool
  /// Whether nothing is left to play.
  let isComplete: Bool
  /// Of each variant: as asked for, or as many as the precision took.
  let trajectories: Int

  /// - Throws: an exit code, after a message, if the record can't be written, or nothing was played.
  init(_ job: RunJob, showsProgress: Bool) throws {
    let experiment = job.experiment
    let writer = BlockWriter(
      job.record, experiment: experiment, manifest: job.manifest, keepsSums: job.manifest.shard != nil)
    let before = job.start?.trajectoryCount ?? 0
    let progress = PlayedExperiment.Progress(
      isShown: showsProgress, total: Self.total(job), before: before)
    let run = ExperimentRun(
      experiment, plans: job.plans, blocks: job.blocks, start: job.start, observer: writer,
      rule: try job.precision?.rule(experiment), until: Interruption.flag,
      report: { progress.report($0) })
    let ensembles = PlayedExperiment.play(run, progress: progress)
    let played = ensembles.map(\.tally.trajectoryCount)
    self.ensembles = ensembles
    standing = run.standing
    isPrecise = run.isPrecise
    trajectories = isPrecise ? played[0] : experiment.trajectoryCount
    isComplete = isPrecise || played.reduce(0, +) == progress.total
    let failure = run.failure.map { RecordError($0) }
    do {
      if let failure { throw failure }
      // A whole run has ended when its results are written, too.
      try writer.finish(standing, as: job.manifest.shard == nil ? .running : isComplete ? .complete : .interrupted)
    } catch {
      throw job.directory.unwritten(.run, because: RecordError(error))
    }
    if job.manifest.shard == nil, played.contains(0) { try RunJob.checkInterruption(in: job.directory.path) }
  }

  /// Trajectories of all variants that there will be in the end.
  private static func total(_ job: RunJob) -> Int {
    let count = job.experiment.variants.count
    guard job.manifest.shard != nil else { return job.experiment.trajectoryCount * count }
    return job.blocks.count * Experiment.blockSize * count
  }
}
